import { describe, expect, it } from '@jest/globals';
import { fakeHttp, type SandboxConnection, vendorResponse } from '@patchbay/provider-kit';
import { plivo } from './plivo.provider.ts';

function scopeOver(http: ReturnType<typeof fakeHttp>, authId = 'MA123'): ReturnType<SandboxConnection['scope']> {
  const credentials = { auth_id: authId, from_number: '+14155550100' };
  return { http, credentials, config: {}, environment: 'production', reference: 'ref' };
}

const queued = { message_uuid: ['11111111-2222'], message: 'message(s) queued', api_id: 'a' };

describe('plivo', () => {
  it.each([
    ['send_sms', 'sms'],
    ['send_whatsapp', 'whatsapp'],
  ] as const)('does %s as JSON of type %s, with the slash at the end', async (capability, type) => {
    const http = fakeHttp(() => ({ status: 202, json: queued }));
    const result = await plivo.capabilities[capability]?.handle(scopeOver(http), { to: '+14155550101', body: 'Hi' });
    expect(result).toEqual({ message_id: '11111111-2222', status: 'queued' });
    expect(http.requests).toEqual([
      {
        method: 'POST',
        path: '/v1/Account/MA123/Message/',
        json: { src: '+14155550100', dst: '+14155550101', type, text: 'Hi' },
      },
    ]);
  });

  it('takes a 202 that queued nothing for a refused number', async () => {
    const json = { message_uuid: [], invalid_number: ['+1'], api_id: 'a' };
    const http = fakeHttp(() => ({ status: 202, json }), plivo.readError);
    await expect(
      plivo.capabilities.send_sms?.handle(scopeOver(http), { to: '+14155550101', body: 'Hi' }),
    ).rejects.toMatchObject({ detail: { class: 'client', delivery: 'refused', providerCode: 'invalid_number' } });
  });

  it('refuses an Auth ID that would lead to another path', async () => {
    const http = fakeHttp(() => ({ json: {} }));
    await expect(plivo.healthCheck(scopeOver(http, '..'))).rejects.toMatchObject({ detail: { delivery: 'not_sent' } });
    expect(http.requests).toEqual([]);
  });

  it('names the account, or its id when it has no name', async () => {
    expect(await plivo.healthCheck(scopeOver(fakeHttp(() => ({ json: { name: 'Bistro' } }))))).toEqual({
      account: 'Bistro',
    });
    expect(await plivo.healthCheck(scopeOver(fakeHttp(() => ({ json: {} }))))).toEqual({ account: 'MA123' });
  });

  it.each([
    ['{"api_id":"a","error":"authentication failed"}', { message: 'authentication failed' }],
    ['{"api_id":"a","error":{"dst":["This field is required."]}}', { message: 'dst: ["This field is required."]' }],
    ['oops', null],
  ])('reads the error %s', (text, reading) => {
    expect(plivo.readError?.(vendorResponse({ status: 400, headers: {}, text }))).toEqual(reading);
  });
});
