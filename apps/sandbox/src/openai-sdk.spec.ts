import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { type Sandbox, startSandbox } from './index.ts';

/** The vendor's own SDK as oracle: it must find the simulated OpenAI as it finds the real one. */
describe('the simulated OpenAI, asked by the openai SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => void sandbox.vendors.get('openai')?.faults.clear());

  const client = (apiKey = 'sk-good') =>
    new OpenAI({ apiKey, baseURL: `${sandbox.url}/openai/v1`, maxRetries: 0, organization: null, project: null });
  const model = 'gpt-5.4-mini';

  it('writes a text, from a line or from a conversation', async () => {
    const line = await client().responses.create({ model, input: 'A name for a bistro' });
    expect(line).toMatchObject({
      object: 'response',
      status: 'completed',
      model,
      output_text: 'Simulated answer to: A name for a bistro',
      usage: { input_tokens: 5, output_tokens: 8, total_tokens: 13 },
    });
    const conversation = await client().responses.create({
      model,
      store: false,
      input: [
        { role: 'system', content: 'You are short.' },
        { role: 'user', content: [{ type: 'input_text', text: 'Another one' }] },
      ],
    });
    expect(conversation).toMatchObject({ output_text: 'Simulated answer to: Another one', store: false });
  });

  it('ends where the limit is, and takes none below 16', async () => {
    const input = 'word '.repeat(30);
    const cut = await client().responses.create({ model, input, max_output_tokens: 16 });
    expect(cut).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } });
    await expect(client().responses.create({ model, input, max_output_tokens: 15 })).rejects.toMatchObject({
      status: 400,
      param: 'max_output_tokens',
    });
  });

  it('embeds texts, also in the encoding that the SDK asks for by itself', async () => {
    const request = { model: 'text-embedding-3-small', input: ['clams', 'pasta'], dimensions: 8 };
    const encoded = await client().embeddings.create(request);
    const plain = await client().embeddings.create({ ...request, encoding_format: 'float' });
    expect(encoded.data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
    expect(encoded.data).toEqual(plain.data);
    expect(encoded.data[0]?.embedding).not.toEqual(encoded.data[1]?.embedding);
  });

  it('lists models', async () => {
    const ids: string[] = [];
    for await (const { id } of client().models.list()) ids.push(id);
    expect(ids).toContain(model);
  });

  it('refuses with the error classes of the SDK', async () => {
    const ask = (openai: OpenAI, name = model) => openai.responses.create({ model: name, input: 'Hi' });
    await expect(ask(client('sk-invalid'))).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
    await expect(ask(client('sk-invalid'))).rejects.toMatchObject({
      code: 'invalid_api_key',
      requestID: expect.stringMatching(/^req_/),
    });
    await expect(ask(client(), 'unknown-model')).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    const faults = sandbox.vendors.get('openai')?.faults;
    faults?.add({ kind: 'rate_limit' });
    await expect(ask(client())).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    faults?.add({ kind: 'server_error' });
    await expect(ask(client())).rejects.toBeInstanceOf(OpenAI.InternalServerError);
  });
});
