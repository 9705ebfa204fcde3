import { describe, expect, it } from '@jest/globals';
import { checkSteps, privatePathsOf, type StepDefinition } from './workflow-definition.ts';

const from = (text: string): { $from: string } => ({ $from: text });
const charge: StepDefinition = {
  key: 'charge',
  capability: 'initiate_payment',
  input: { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa' },
};
const write: StepDefinition = {
  key: 'write',
  capability: 'generate_text',
  input: { messages: [{ role: 'user', content: 'A greeting, please.' }] },
};
const call: StepDefinition = { key: 'call', capability: 'http_request', input: { method: 'GET', path: '/v1/items' } };
const geocode: StepDefinition = { key: 'find', capability: 'verify_payment', input: { payment_id: 'pi_1' } };

const fieldsOf = (...steps: StepDefinition[]): string[] => Object.keys(checkSteps(steps));
const last = (capability: string, input: Record<string, unknown>): StepDefinition => ({
  key: 'last',
  capability,
  input,
});

describe('the steps of a run', () => {
  it.each<[string, StepDefinition[]]>([
    ['a text for a text', [charge, last('process_refund', { payment_id: from('charge.result.payment_id') })]],
    [
      'a whole number for a whole number',
      [geocode, last('process_refund', { payment_id: 'p', amount: from('find.result.amount') })],
    ],
    [
      'a field that is not always there',
      [charge, last('verify_payment', { payment_id: from('charge.result.client_secret') })],
    ],
    [
      'anything below what has no schema',
      [call, last('verify_payment', { payment_id: from('call.result.body.items.0.id') })],
    ],
    [
      'a whole result where anything goes',
      [charge, last('http_request', { method: 'POST', path: '/a', body: from('charge.result') })],
    ],
    [
      'something deep inside',
      [
        write,
        last('http_request', { method: 'POST', path: '/a', body: { list: [{ text: from('write.result.text') }] } }),
      ],
    ],
    [
      'an element of a list',
      [write, last('generate_text', { messages: [{ role: 'user', content: from('write.result.text') }] })],
    ],
  ])('may refer to %s', (_what, steps) => expect(checkSteps(steps)).toEqual({}));

  it.each<[string, StepDefinition[], string[]]>([
    [
      'a list for a text',
      [call, write, last('verify_payment', { payment_id: from('write.result.usage') })],
      ['steps.2.input.payment_id'],
    ],
    [
      'a text for a number',
      [charge, last('initiate_payment', { amount: from('charge.result.status'), currency: 'eur' })],
      ['steps.1.input.amount'],
    ],
    ['itself', [last('verify_payment', { payment_id: from('last.result.payment_id') })], ['steps.0.input.payment_id']],
    [
      'a field below a text',
      [charge, last('verify_payment', { payment_id: from('charge.result.payment_id.x') })],
      ['steps.1.input.payment_id'],
    ],
    [
      'nothing for a field it has not',
      [charge, last('verify_payment', { payment_id: 'p', x: from('charge.result.status') })],
      ['steps.1.input.x'],
    ],
  ])('may not refer to %s', (_what, steps, fields) => expect(fieldsOf(...steps)).toEqual(fields));

  it('have the rest of their inputs checked beside references', () => {
    const step = last('process_refund', { payment_id: from('charge.result.payment_id'), amount: -1, smoke: true });
    expect(fieldsOf(charge, step).sort()).toEqual(['steps.1.input.amount', 'steps.1.input.smoke']);
  });

  it('tell everything that is wrong with all of them at once', () => {
    expect(fieldsOf({ ...charge, input: {} }, { ...charge, capability: 'fly' })).toEqual([
      'steps.0.input.amount',
      'steps.0.input.currency',
      'steps.1.key',
      'steps.1.capability',
    ]);
  });
});

describe('what a reference brings into an input', () => {
  const capabilityOf = (key: string): string | undefined =>
    ({ charge: 'initiate_payment', write: 'generate_text', gone: 'never' })[key];
  const hidden = (input: Record<string, unknown>) => privatePathsOf(input, capabilityOf);

  it('is hidden where the result it comes from is', () => {
    expect(hidden({ body: { list: [from('write.result.text')] } })).toEqual([['body', 'list', '*']]);
    expect(hidden({ body: from('write.result') })).toEqual([['body']]);
  });

  it('is shown where the result it comes from is', () => {
    expect(hidden({ a: from('charge.result.payment_id'), b: from('write.result.model') })).toEqual([]);
  });

  it('is hidden where nothing is known of it', () => {
    expect(hidden({ a: from('gone.result.x'), b: from('nobody.result.x') })).toEqual([['a'], ['b']]);
  });
});
