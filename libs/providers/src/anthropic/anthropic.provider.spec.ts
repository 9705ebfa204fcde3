import { describe, expect, it } from '@jest/globals';
import { type CapabilityInput, fakeHttp, simulate, vendorResponse } from '@patchbay/provider-kit';
import { anthropic } from './anthropic.provider.ts';
import { samples } from './anthropic.samples.ts';
import { anthropicSandbox } from './anthropic.sandbox.ts';

const asked: CapabilityInput<'generate_text'> = {
  messages: [
    { role: 'system', content: 'You are short.' },
    { role: 'user', content: 'A name for a bistro' },
    { role: 'assistant', content: 'Chez Ada' },
    { role: 'system', content: 'And polite.' },
    { role: 'user', content: 'Another one' },
  ],
};

function setUp() {
  return simulate(anthropic, anthropicSandbox, samples);
}

function generate(http: ReturnType<typeof fakeHttp>, input = asked, credentials = {}) {
  return anthropic.capabilities.generate_text?.handle({ ...setUp().connection.scope(), http, credentials }, input);
}

/** An answer of the API, most of it left out. */
function answered(parts: object) {
  const usage = { input_tokens: 5, output_tokens: 3 };
  const content = [{ type: 'text', text: 'Chez Grace' }];
  return fakeHttp(() => ({ json: { model: 'claude-haiku-5-5', content, stop_reason: 'end_turn', usage, ...parts } }));
}

describe('anthropic', () => {
  it('sends instructions apart from the conversation, with a version and a limit', async () => {
    const http = answered({});
    expect(await generate(http)).toEqual({
      text: 'Chez Grace',
      model: 'claude-haiku-5-5',
      usage: { input_tokens: 5, output_tokens: 3 },
    });
    expect(http.requests).toEqual([
      {
        method: 'POST',
        path: '/v1/messages',
        headers: { 'anthropic-version': '2023-06-01' },
        json: {
          model: 'claude-haiku-5-5',
          max_tokens: 4096,
          system: 'You are short.\n\nAnd polite.',
          messages: [asked.messages[1], asked.messages[2], asked.messages[4]],
        },
        timeoutMs: 120_000,
      },
    ]);
  });

  it('asks the model, to the length and in the version that are wanted', async () => {
    const http = answered({});
    const input = { messages: [{ role: 'user' as const, content: 'Hi' }], model: 'claude-opus-5-5', max_tokens: 5 };
    await generate(http, input, { version: '2026-01-01' });
    expect(http.requests[0]).toMatchObject({
      headers: { 'anthropic-version': '2026-01-01' },
      json: { model: 'claude-opus-5-5', max_tokens: 5 },
    });
    expect(http.requests[0]?.json).not.toHaveProperty('system');
  });

  it('joins the blocks of text, and counts cached tokens as read', async () => {
    const content = [
      { type: 'thinking', thinking: 'Hm.' },
      { type: 'text', text: 'Chez ' },
      { type: 'text', text: 'Ada' },
    ];
    const usage = { input_tokens: 5, output_tokens: 3, cache_creation_input_tokens: 20, cache_read_input_tokens: 10 };
    expect(await generate(answered({ content, usage }))).toMatchObject({
      text: 'Chez Ada',
      usage: { input_tokens: 35, output_tokens: 3 },
    });
  });

  it('gives what was written when the limit cut it short, and tells why when nothing was', async () => {
    expect(await generate(answered({ stop_reason: 'max_tokens' }))).toMatchObject({ text: 'Chez Grace' });
    expect(await generate(answered({ content: [] }))).toMatchObject({ text: '' });
    await expect(generate(answered({ content: [], stop_reason: 'refusal' }))).rejects.toMatchObject({
      detail: { class: 'client', delivery: 'refused', code: 'no_text', providerCode: 'refusal' },
    });
  });

  it('keeps prompts and answers out of what is recorded', async () => {
    const { connection, journal } = setUp();
    await anthropic.capabilities.generate_text?.handle(connection.scope(), asked);
    expect(JSON.stringify([connection.exchanges, journal.after(0)])).not.toMatch(/bistro|polite|Another one/);
  });

  it('names the workspace that answered', async () => {
    const { account } = await anthropic.healthCheck(setUp().connection.scope());
    expect(account).toMatch(/^workspace wrkspc_/);
  });

  it('knows that an overloaded vendor wrote nothing, so that another one may be asked', async () => {
    const { connection, vendor } = setUp();
    vendor.faults.add({ kind: 'server_error', status: 529 });
    await expect(anthropic.capabilities.generate_text?.handle(connection.scope(), asked)).rejects.toMatchObject({
      detail: { class: 'upstream', delivery: 'refused', providerCode: 'overloaded_error' },
    });
  });

  it.each([
    [401, { type: 'authentication_error', message: 'No.' }, { providerCode: 'authentication_error', message: 'No.' }],
    [429, { type: 'rate_limit_error', message: 'No.' }, { providerCode: 'rate_limit_error', message: 'No.' }],
    [
      429,
      { type: 'rate_limit_error', message: 'No.', details: { error_code: 'enforced_spend_limit_reached' } },
      {
        providerCode: 'enforced_spend_limit_reached',
        message: 'No.',
        class: 'throttle',
        retryAfterMs: 600_000,
      },
    ],
    [
      402,
      { type: 'billing_error', message: 'No.' },
      { providerCode: 'billing_error', message: 'No.', class: 'throttle', retryAfterMs: 600_000 },
    ],
  ])('reads %i %j', (status, error, reading) => {
    const text = JSON.stringify({ type: 'error', error, request_id: 'req_1' });
    expect(anthropic.readError?.(vendorResponse({ status, headers: {}, text }))).toEqual(reading);
  });
});
