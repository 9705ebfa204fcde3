import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aRule, startHub, type TestHub } from '@patchbay/testing';
import { OperationsFixture } from './operations.fixture.ts';

let hub: TestHub;
let desk: OperationsFixture;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
});

const MAIL = { to: ['ada@example.com'], subject: 'Your table is ready', text: 'Come in.' };
const QUESTION = { messages: [{ role: 'user', content: 'A name for a bistro' }] };
const ANSWER = 'Simulated answer to: A name for a bistro';

const CREDENTIALS: Record<string, object> = {
  sendgrid: { api_key: 'SG.good-key', from_email: 'bistro@example.com' },
  postmark: { server_token: 'good-token', from_email: 'bistro@example.com' },
  openai: { api_key: 'sk-good-key' },
  anthropic: { api_key: 'sk-ant-good-key' },
};

function connect(provider: string, capabilities: readonly string[]): Promise<string> {
  const credentials = CREDENTIALS[provider];
  return desk.connect({ provider, environment: 'sandbox', enabled_capabilities: capabilities, credentials });
}

async function route(capability: string, first: string, second: string): Promise<void> {
  const [integration, fallback] = [await connect(first, [capability]), await connect(second, [capability])];
  const body = aRule(integration, { capability, fallback_integration_id: fallback });
  await desk.tenant.must(201, 'POST', '/api/v1/routing-rules', { body });
}

const ask = (capability: string, input: object, more: object = {}) =>
  desk.ask({ capability, environment: 'sandbox', mode: 'sync', input, ...more });

describe('mail', () => {
  it.each([
    ['sendgrid', { message_id: expect.stringMatching(/^\w{22}$/), status: 'accepted' }],
    ['postmark', { message_id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: 'OK' }],
  ])('is sent through %s, and its text shown to nobody', async (provider, result) => {
    await connect(provider, ['send_email']);
    const since = desk.mark();
    const { status, body } = await ask('send_email', MAIL);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: 'delivered', provider, result, input: { ...MAIL, text: '[redacted]' } });
    expect(desk.effects(provider, since)).toBe(1);
  });

  it('goes to the other vendor when the first one limits, and to none when nobody knows whether it was sent', async () => {
    await route('send_email', 'sendgrid', 'postmark');
    desk.inject('sendgrid', { kind: 'rate_limit' });
    expect(await ask('send_email', MAIL)).toMatchObject({ status: 200, body: { data: { provider: 'postmark' } } });
    const since = desk.mark();
    desk.inject('sendgrid', { kind: 'reset', when: 'after' });
    expect(await ask('send_email', MAIL)).toMatchObject({ status: 504, body: { code: 'outcome_unknown' } });
    expect([desk.effects('sendgrid', since), desk.effects('postmark', since)]).toEqual([1, 0]);
  });

  it.each([
    [{ ...MAIL, text: undefined }, 'input.text'],
    [{ ...MAIL, to: [] }, 'input.to'],
    [{ ...MAIL, cc: ['nobody'] }, 'input.cc.0'],
    [{ ...MAIL, template: 'd-17' }, 'input.text'],
  ])('that is not complete is refused: %j', async (input, field) => {
    await connect('postmark', ['send_email']);
    const { status, body } = await ask('send_email', input);
    expect({ status, fields: Object.keys(body.errors ?? {}) }).toEqual({ status: 422, fields: [field] });
  });
});

describe('text', () => {
  it.each([
    ['openai', 'gpt-5.4-mini'],
    ['anthropic', 'claude-haiku-5-5'],
  ])('is written by %s, and kept for who asked', async (provider, model) => {
    await connect(provider, ['generate_text']);
    const { status, body } = await ask('generate_text', QUESTION);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      status: 'delivered',
      provider,
      result: { text: ANSWER, model, usage: { input_tokens: 5, output_tokens: 8 } },
      input: { messages: [{ role: 'user', content: '[redacted]' }] },
    });
  });

  it('comes from the other vendor when the first one has no capacity', async () => {
    await route('generate_text', 'anthropic', 'openai');
    desk.inject('anthropic', { kind: 'server_error', status: 529 });
    const { status, body } = await ask('generate_text', QUESTION);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ provider: 'openai', result: { text: ANSWER }, attempts_count: 2 });
  });

  it('is not paid for twice unless the caller would rather', async () => {
    await route('generate_text', 'openai', 'anthropic');
    desk.inject('openai', { kind: 'reset', when: 'after', count: 2 });
    expect(await ask('generate_text', QUESTION)).toMatchObject({ status: 504, body: { code: 'outcome_unknown' } });
    expect(await ask('generate_text', QUESTION, { duplicate_safe: true })).toMatchObject({
      status: 200,
      body: { data: { provider: 'anthropic' } },
    });
  });

  it('becomes vectors, asked for again after a lost answer', async () => {
    await connect('openai', ['embed_text']);
    desk.inject('openai', { kind: 'reset', when: 'after' });
    const { status, body } = await ask('embed_text', { texts: ['clams', 'pasta'], dimensions: 4 });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      result: { vectors: [expect.any(Array), expect.any(Array)], usage: { input_tokens: 2 } },
      attempts_count: 2,
    });
  });
});
