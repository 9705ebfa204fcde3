import { describe, expect, it } from '@jest/globals';
import { fakeHttp, type SandboxConnection, vendorResponse } from '@patchbay/provider-kit';
import { messagebird } from './messagebird.provider.ts';

const workspace = 'b4e02c85-c6d2-4b15-8885-e09671799c61';

function scopeOver(http: ReturnType<typeof fakeHttp>): ReturnType<SandboxConnection['scope']> {
  const credentials = { workspace_id: workspace, channel_id: 'ch' };
  return { http, credentials, config: {}, environment: 'production', reference: 'ref' };
}

const send = messagebird.capabilities.send_sms;
const receiver = { contacts: [{ identifierKey: 'phonenumber', identifierValue: '+14155550101' }] };
const body = { type: 'text', text: { text: 'Hi' } };

describe('messagebird', () => {
  it('sends through the channel, with our reference', async () => {
    const http = fakeHttp(() => ({ status: 202, json: { id: 'm-1', status: 'accepted' } }));
    expect(await send?.handle(scopeOver(http), { to: '+14155550101', body: 'Hi' })).toEqual({
      message_id: 'm-1',
      status: 'accepted',
    });
    expect(http.requests).toEqual([
      {
        method: 'POST',
        path: `/workspaces/${workspace}/channels/ch/messages`,
        json: { receiver, body, reference: 'ref' },
      },
    ]);
  });

  it('names another sender only when asked to', async () => {
    const http = fakeHttp(() => ({ status: 202, json: { id: 'm-1' } }));
    const result = await send?.handle(scopeOver(http), { to: '+14155550101', from: '+14155550100', body: 'Hi' });
    expect(result).toEqual({ message_id: 'm-1', status: 'accepted' });
    const sender = { connector: { identifierValue: '+14155550100' } };
    expect(http.requests[0]?.json).toEqual({ receiver, sender, body, reference: 'ref' });
  });

  it('is opaque: nothing tells afterwards whether a message was taken', () => {
    expect(send?.effect).toBe('opaque');
  });

  it.each([
    [403, '{"code":"Forbidden","message":"No."}', { class: 'auth', providerCode: 'Forbidden', message: 'No.' }],
    [422, '{"type":"invalid_request","message":"No."}', { providerCode: 'invalid_request', message: 'No.' }],
    [500, 'oops', { providerCode: undefined, message: undefined }],
  ])('reads the error %i %s', (status, text, reading) => {
    expect(messagebird.readError?.(vendorResponse({ status, headers: {}, text }))).toEqual(reading);
  });

  it('names the workspace that answered', async () => {
    const http = fakeHttp(() => ({ json: { results: [] } }));
    expect(await messagebird.healthCheck(scopeOver(http))).toEqual({ account: `workspace ${workspace}` });
  });
});
