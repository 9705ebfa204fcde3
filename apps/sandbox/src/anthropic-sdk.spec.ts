import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Anthropic from '@anthropic-ai/sdk';
import { type Sandbox, startSandbox } from './index.ts';

/** The vendor's own SDK as oracle: it must find the simulated Anthropic as it finds the real one. */
describe('the simulated Anthropic, asked by the @anthropic-ai/sdk', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => void sandbox.vendors.get('anthropic')?.faults.clear());

  const client = (apiKey = 'sk-ant-good') =>
    new Anthropic({ apiKey, authToken: null, baseURL: `${sandbox.url}/anthropic`, maxRetries: 0 });
  const request = {
    model: 'claude-haiku-5-5',
    max_tokens: 100,
    messages: [{ role: 'user' as const, content: 'A name for a bistro' }],
  };

  it('writes a text, with instructions or without', async () => {
    expect(await client().messages.create(request)).toMatchObject({
      type: 'message',
      role: 'assistant',
      model: request.model,
      content: [{ type: 'text', text: 'Simulated answer to: A name for a bistro' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 5, output_tokens: 8 },
      _request_id: expect.stringMatching(/^req_/),
    });
    const instructed = await client().messages.create({ ...request, system: 'You are short.' });
    expect(instructed.usage.input_tokens).toBe(8);
  });

  it('ends where the limit is', async () => {
    const cut = await client().messages.create({ ...request, max_tokens: 2 });
    expect(cut).toMatchObject({ stop_reason: 'max_tokens', content: [{ text: 'Simulated answer' }] });
  });

  it('lists models', async () => {
    const ids: string[] = [];
    for await (const { id } of client().models.list()) ids.push(id);
    expect(ids).toContain(request.model);
  });

  it('wants a version', async () => {
    const headers = { 'x-api-key': 'sk-ant-good' };
    const response = await fetch(`${sandbox.url}/anthropic/v1/models`, { headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
  });

  it('refuses with the error classes of the SDK', async () => {
    const ask = (anthropic: Anthropic, model = request.model) => anthropic.messages.create({ ...request, model });
    await expect(ask(client('sk-ant-invalid'))).rejects.toBeInstanceOf(Anthropic.AuthenticationError);
    await expect(ask(client(), 'unknown-model')).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    await expect(client().messages.create({ ...request, messages: [] })).rejects.toBeInstanceOf(
      Anthropic.BadRequestError,
    );
    const faults = sandbox.vendors.get('anthropic')?.faults;
    faults?.add({ kind: 'rate_limit' });
    await expect(ask(client())).rejects.toBeInstanceOf(Anthropic.RateLimitError);
    faults?.add({ kind: 'server_error', status: 529 });
    await expect(ask(client())).rejects.toMatchObject({ status: 529, type: 'overloaded_error' });
  });
});
