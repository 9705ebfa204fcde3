import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../api/list-rules.ts';
import { conditionOfDraft, draftOfCondition, newDraft, operatorsFor, problemOfDraft } from './condition-draft.ts';
import { conditionFields, fieldAt } from './condition-fields.ts';

const FIELDS = conditionFields({
  type: 'object',
  properties: {
    to: { type: 'string' },
    amount: { type: 'integer' },
    urgent: { type: 'boolean' },
    channel: { type: 'string', enum: ['online', 'in_person'] },
    address: { type: 'object', properties: { country: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
    variables: { type: 'object', additionalProperties: { type: 'string' } },
    items: { type: 'array', items: { type: 'string' } },
  },
});

const fieldOf = (path: string) => fieldAt(FIELDS, path)!.field;
const savedAgain = (condition: Condition) => {
  const draft = draftOfCondition(condition, FIELDS);
  return conditionOfDraft(draft, fieldAt(FIELDS, draft.path)?.field);
};

describe('the fields of conditions', () => {
  it('are the single values of the input, and what every request has', () => {
    expect(FIELDS.map(({ path, kind }) => `${path}: ${kind}`)).toEqual([
      'input.to: text',
      'input.amount: number',
      'input.urgent: boolean',
      'input.channel: choice',
      'input.address.country: text',
      'input.variables: text',
      'app: text',
      'environment: choice',
      'metadata: any',
    ]);
  });

  it('offer the operators that fit, and keep the one that is set', () => {
    expect(operatorsFor(fieldOf('input.amount'), 'eq')).toContain('gte');
    expect(operatorsFor(fieldOf('input.to'), 'eq')).not.toContain('gte');
    expect(operatorsFor(fieldOf('input.to'), 'gte')).toContain('gte');
    expect(operatorsFor(fieldOf('input.urgent'), 'eq')).toEqual(['eq', 'given', 'not_given']);
  });
});

describe('a condition', () => {
  it('is sent with the type of its field', () => {
    const draft = { ...newDraft(fieldOf('input.amount')), operator: 'in' as const, text: '100\n 250 \n\n' };
    expect(conditionOfDraft(draft, fieldOf('input.amount'))).toEqual({
      field: 'input.amount',
      operator: 'in',
      value: [100, 250],
    });
  });

  it('says what is missing before it is sent', () => {
    const metadata = fieldOf('metadata.tier');
    expect(problemOfDraft(newDraft(metadata), metadata)).toEqual({ part: 'subkey', problem: 'requiredField' });
    const amount = { ...newDraft(fieldOf('input.amount')), text: 'ten' };
    expect(problemOfDraft(amount, fieldOf('input.amount'))).toEqual({ part: 'value', problem: 'notANumber' });
  });

  it('is the same after it was opened and saved again', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9+ _-]{0,8}[A-Za-z0-9]$/);
    const condition = fc.oneof(
      fc.record({
        field: fc.constantFrom('input.to', 'app', 'metadata.tier', 'input.variables.plan'),
        operator: fc.constantFrom('eq', 'ne', 'starts_with'),
        value: word,
      }),
      fc.record({
        field: fc.constantFrom('input.amount', 'metadata.n'),
        operator: fc.constant('gte'),
        value: fc.integer(),
      }),
      fc.record({
        field: fc.constant('input.channel'),
        operator: fc.constantFrom('in', 'not_in'),
        value: fc.subarray(['online', 'in_person'], { minLength: 1 }),
      }),
      fc.record({ field: fc.constant('input.urgent'), operator: fc.constant('eq'), value: fc.boolean() }),
      fc.record({ field: fc.constant('metadata.vip'), operator: fc.constant('exists'), value: fc.boolean() }),
    );
    fc.assert(
      fc.property(condition, (one) => {
        expect(savedAgain(one as unknown as Condition)).toEqual(one);
      }),
    );
  });
});
