import { describe, expect, it } from '@jest/globals';
import { fakeHttp, type SandboxConnection, vendorResponse, VendorFailure } from '@patchbay/provider-kit';
import { twilio } from './twilio.provider.ts';

const SID = `AC${'0'.repeat(32)}`;

function scopeOver(http: ReturnType<typeof fakeHttp>): ReturnType<SandboxConnection['scope']> {
  const credentials = { account_sid: SID, from_number: '+15005550006' };
  return { http, credentials, config: {}, environment: 'production', reference: 'ref' };
}

const accepted = () => fakeHttp(() => ({ status: 201, json: { sid: 'SM1', status: 'queued', auth_token: 'x' } }));

describe('twilio', () => {
  it('sends an SMS as a form to the account of the connection, from its own number', async () => {
    const http = accepted();
    const result = await twilio.capabilities.send_sms?.handle(scopeOver(http), { to: '+15005550009', body: 'Hi' });
    expect(result).toEqual({ message_id: 'SM1', status: 'queued' });
    expect(http.requests).toEqual([
      {
        method: 'POST',
        path: `/2010-04-01/Accounts/${SID}/Messages.json`,
        form: { To: '+15005550009', From: '+15005550006', Body: 'Hi' },
      },
    ]);
  });

  it('sends to WhatsApp by prefixed addresses, from the number asked for', async () => {
    const http = accepted();
    const input = { to: '+15005550009', body: 'Hi', from: '+15005550001' };
    await twilio.capabilities.send_whatsapp?.handle(scopeOver(http), input);
    expect(http.requests[0]?.form).toEqual({ To: 'whatsapp:+15005550009', From: 'whatsapp:+15005550001', Body: 'Hi' });
  });

  it('names the account that answered', async () => {
    const http = fakeHttp(() => ({ json: { sid: SID, friendly_name: 'Bistro', status: 'active', auth_token: 'x' } }));
    expect(await twilio.healthCheck(scopeOver(http))).toEqual({ account: 'Bistro' });
  });

  it('calls a suspended account a failure of the credentials', async () => {
    const http = fakeHttp(() => ({ json: { sid: SID, status: 'suspended' } }));
    await expect(twilio.healthCheck(scopeOver(http))).rejects.toMatchObject({
      detail: { class: 'auth', message: 'The Twilio account is suspended.' },
    });
  });

  it.each([
    ['{"code":21211,"message":"Not a number","status":400}', { providerCode: '21211', message: 'Not a number' }],
    ['{"message":"Only words"}', { message: 'Only words' }],
    ['<html>gateway</html>', null],
  ])('reads the error %s', (text, reading) => {
    expect(twilio.readError?.(vendorResponse({ status: 400, headers: {}, text }))).toEqual(reading);
  });

  it('takes an answer unlike the documented one for an unknown outcome', async () => {
    const http = fakeHttp(() => ({ status: 201, text: '<html>' }));
    const call = twilio.capabilities.send_sms?.handle(scopeOver(http), { to: '+15005550009', body: 'Hi' });
    await expect(call).rejects.toBeInstanceOf(VendorFailure);
    await expect(call).rejects.toMatchObject({ detail: { delivery: 'unknown', code: 'unexpected_answer' } });
  });
});
