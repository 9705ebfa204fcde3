import { describe, expect, it } from '@jest/globals';
import { createPatchbayClient } from './patchbay-client.ts';

/** A hub that notes what it was asked and gives one answer. */
function hubThatAnswers(status: number, body: unknown) {
  const asked: Request[] = [];
  const fetch = (request: Request): Promise<Response> => {
    asked.push(request);
    return Promise.resolve(Response.json(body, { status }));
  };
  return { asked, client: createPatchbayClient({ url: 'http://hub.test/', apiKey: 'pb_key', fetch }) };
}

describe('the client', () => {
  it('asks the endpoint of the document, with the key and a JSON body', async () => {
    const { asked, client } = hubThatAnswers(202, { success: true, message: 'OK', data: { status: 'pending' } });
    await client.POST('/api/v1/operations', {
      body: { capability: 'send_sms', input: { to: '+15558675310', body: 'Hi' } },
    });
    expect(asked[0]?.url).toBe('http://hub.test/api/v1/operations');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer pb_key');
    expect(await asked[0]?.json()).toEqual({ capability: 'send_sms', input: { to: '+15558675310', body: 'Hi' } });
  });

  it('puts ids into the path and filters into the query', async () => {
    const { asked, client } = hubThatAnswers(200, { success: true, message: 'OK', data: [] });
    await client.GET('/api/v1/integrations/{id}/calls', { params: { path: { id: '01a' }, query: { per_page: 5 } } });
    expect(asked[0]?.url).toBe('http://hub.test/api/v1/integrations/01a/calls?per_page=5');
  });

  it('gives a refusal as a value, with its code', async () => {
    const { client } = hubThatAnswers(409, {
      success: false,
      code: 'no_active_provider',
      message: 'None.',
      errors: {},
    });
    const { data, error } = await client.GET('/api/v1/integrations');
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ code: 'no_active_provider' });
  });
});
