import { describe, expect, it } from '@jest/globals';
import { type CapabilityInput, fakeHttp, simulate, vendorResponse } from '@patchbay/provider-kit';
import { openai } from './openai.provider.ts';
import { samples } from './openai.samples.ts';
import { openaiSandbox } from './openai.sandbox.ts';

const asked: CapabilityInput<'generate_text'> = {
  messages: [
    { role: 'system', content: 'You are short.' },
    { role: 'user', content: 'A name for a bistro' },
  ],
};

function setUp() {
  return simulate(openai, openaiSandbox, samples);
}

function generate(http: ReturnType<typeof fakeHttp>, input = asked) {
  return openai.capabilities.generate_text?.handle({ ...setUp().connection.scope(), http }, input);
}

/** An answer of the API, most of it left out. */
function answered(parts: object) {
  const usage = { input_tokens: 5, output_tokens: 3 };
  const message = (content: object[]) => ({ type: 'message', content });
  const text = { type: 'output_text', text: 'Chez Ada' };
  const json = { status: 'completed', model: 'gpt-5.4-mini', output: [message([text])], usage, error: null, ...parts };
  return fakeHttp(() => ({ json }), openai.readError);
}

describe('openai', () => {
  it('asks for a response that the vendor need not keep, for the organization and project of the connection', async () => {
    const http = answered({});
    expect(await generate(http)).toEqual({
      text: 'Chez Ada',
      model: 'gpt-5.4-mini',
      usage: { input_tokens: 5, output_tokens: 3 },
    });
    expect(http.requests).toMatchObject([
      {
        path: '/responses',
        headers: { 'OpenAI-Organization': 'org-simulated', 'OpenAI-Project': 'proj_simulated' },
        json: { model: 'gpt-5.4-mini', input: asked.messages, store: false },
        timeoutMs: 120_000,
      },
    ]);
  });

  it.each([
    [undefined, undefined],
    [5, 16],
    [200, 200],
  ])('turns a limit of %s into %s, the API taking none below 16', async (given, sent) => {
    const http = answered({});
    await generate(http, { ...asked, ...(given === undefined ? {} : { max_tokens: given }) });
    expect(http.requests[0]?.json).toHaveProperty('max_output_tokens', sent);
  });

  it('joins the texts of all messages, and nothing else', async () => {
    const output = [
      { type: 'reasoning', content: [{ type: 'reasoning_text', text: 'Hm.' }] },
      { type: 'message', content: [{ type: 'output_text', text: 'Chez ' }] },
      { type: 'message', content: [{ type: 'output_text', text: 'Ada' }] },
    ];
    expect(await generate(answered({ output }))).toMatchObject({ text: 'Chez Ada' });
  });

  it('takes a refusal in words for the answer', async () => {
    const output = [{ type: 'message', content: [{ type: 'refusal', refusal: 'I would rather not.' }] }];
    expect(await generate(answered({ output }))).toMatchObject({ text: 'I would rather not.' });
  });

  it('gives what was written when the limit cut it short, and tells why when nothing was', async () => {
    const cut = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
    expect(await generate(answered(cut))).toMatchObject({ text: 'Chez Ada' });
    await expect(generate(answered({ ...cut, output: [] }))).rejects.toMatchObject({
      detail: { class: 'client', delivery: 'refused', code: 'no_text', providerCode: 'max_output_tokens' },
    });
  });

  it.each([
    ['server_error', 'upstream'],
    ['rate_limit_exceeded', 'throttle'],
    ['invalid_prompt', 'client'],
  ])('takes a response that failed for %s for a refusal of class %s', async (code, meant) => {
    const failed = answered({ status: 'failed', output: [], usage: null, error: { code, message: 'No.' } });
    await expect(generate(failed)).rejects.toMatchObject({
      detail: { class: meant, delivery: 'refused', providerCode: code, message: 'No.' },
    });
  });

  it('embeds texts in their order, whatever the order of the answer', async () => {
    const data = [
      { index: 1, embedding: [0, 1] },
      { index: 0, embedding: [1, 0] },
    ];
    const http = fakeHttp(() => ({ json: { model: 'm', data, usage: { prompt_tokens: 4 } } }));
    const scope = { ...setUp().connection.scope(), http };
    expect(await openai.capabilities.embed_text?.handle(scope, { texts: ['a', 'b'], dimensions: 2 })).toEqual({
      vectors: [
        [1, 0],
        [0, 1],
      ],
      model: 'm',
      usage: { input_tokens: 4 },
    });
    expect(http.requests[0]?.json).toMatchObject({ input: ['a', 'b'], dimensions: 2, encoding_format: 'float' });
  });

  it('embeds without an effect and always alike', async () => {
    const { connection, journal } = setUp();
    const embed = () => openai.capabilities.embed_text?.handle(connection.scope(), { texts: ['clams'] });
    expect(await embed()).toEqual(await embed());
    expect(journal.after(0).flatMap(({ effects }) => effects)).toEqual([]);
  });

  it('keeps prompts and answers out of what is recorded', async () => {
    const { connection, journal } = setUp();
    await openai.capabilities.generate_text?.handle(connection.scope(), asked);
    expect(JSON.stringify([connection.exchanges, journal.after(0)])).not.toContain('bistro');
  });

  it('names the organization that answered', async () => {
    expect(await openai.healthCheck(setUp().connection.scope())).toEqual({ account: 'organization org-simulated' });
  });

  it.each([
    [
      401,
      '{"error":{"message":"No.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}',
      { providerCode: 'invalid_api_key', message: 'No.' },
    ],
    [
      500,
      '{"error":{"message":"No.","type":"server_error","code":null}}',
      { providerCode: 'server_error', message: 'No.' },
    ],
    [502, '<html>gateway</html>', null],
  ])('reads %i %s', (status, text, reading) => {
    expect(openai.readError?.(vendorResponse({ status, headers: {}, text }))).toEqual(reading);
  });
});
