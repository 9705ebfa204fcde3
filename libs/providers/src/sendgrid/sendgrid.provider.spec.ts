import { describe, expect, it } from '@jest/globals';
import { type CapabilityInput, fakeHttp, simulate, vendorResponse } from '@patchbay/provider-kit';
import { samples } from './sendgrid.samples.ts';
import { sendgrid } from './sendgrid.provider.ts';
import { sendgridSandbox } from './sendgrid.sandbox.ts';

const mail: CapabilityInput<'send_email'> = { to: ['ada@example.com'], subject: 'Hello', text: 'Hi.' };

function setUp(credentials: Record<string, string> = {}) {
  return simulate(sendgrid, sendgridSandbox, { credentials: { ...samples.credentials, ...credentials } });
}

function send(scope: ReturnType<ReturnType<typeof setUp>['connection']['scope']>, input = mail) {
  return sendgrid.capabilities.send_email?.handle(scope, input);
}

function sent(input: CapabilityInput<'send_email'>) {
  const http = fakeHttp(() => ({ status: 202 }));
  return send({ ...setUp().connection.scope(), http }, input)?.then(() => http.requests[0]?.json);
}

describe('sendgrid', () => {
  it('sends text before HTML, from the connection’s own address', async () => {
    expect(await sent({ ...mail, html: '<p>Hi.</p>', reply_to: 'desk@example.com' })).toEqual({
      personalizations: [{ to: [{ email: 'ada@example.com' }] }],
      from: { email: 'bistro@example.com' },
      reply_to: { email: 'desk@example.com' },
      subject: 'Hello',
      content: [
        { type: 'text/plain', value: 'Hi.' },
        { type: 'text/html', value: '<p>Hi.</p>' },
      ],
    });
  });

  it('fills a template, which may show the subject', async () => {
    const input = { to: mail.to, subject: 'Hello', template: 'd-17', variables: { name: 'Ada' } };
    expect(await sent(input)).toEqual({
      personalizations: [
        { to: [{ email: 'ada@example.com' }], dynamic_template_data: { subject: 'Hello', name: 'Ada' } },
      ],
      from: { email: 'bistro@example.com' },
      subject: 'Hello',
      template_id: 'd-17',
    });
  });

  it('names an address once, since SendGrid refuses one that is there twice', async () => {
    const { connection, journal } = setUp();
    const input = {
      ...mail,
      to: ['ada@example.com', 'Ada@example.com'],
      cc: ['ada@example.com'],
      bcc: ['b@example.com'],
    };
    await send(connection.scope(), input);
    expect(journal.after(0)).toMatchObject([{ status: 202, effects: [{ details: { recipients: 2 } }] }]);
  });

  it('takes the id from the header of an answer without a body, and does without one', async () => {
    const { connection } = setUp();
    expect(await send(connection.scope())).toEqual({
      message_id: expect.stringMatching(/^\w{22}$/),
      status: 'accepted',
    });
    const http = fakeHttp(() => ({ status: 202 }));
    expect(await send({ ...connection.scope(), http })).toEqual({ status: 'accepted' });
  });

  it('says when the key may not send', async () => {
    const { connection } = setUp({ api_key: 'SG.restricted-key' });
    expect(await sendgrid.healthCheck(connection.scope())).toEqual({
      account: 'restricted key, account not readable',
      missingPermissions: ['send_email'],
    });
    await expect(send(connection.scope())).rejects.toMatchObject({ detail: { class: 'client', status: 403 } });
  });

  it('names the account where the key may read it', async () => {
    expect(await sendgrid.healthCheck(setUp().connection.scope())).toEqual({ account: 'simulated-sendgrid-account' });
  });

  it.each([
    ['{"errors":[{"message":"Bad.","field":"from.email"}]}', { providerCode: 'from.email', message: 'Bad.' }],
    ['{"errors":[{"message":"access forbidden","field":"null"}]}', { message: 'access forbidden' }],
    ['<html>gateway</html>', null],
  ])('reads the error %s', (text, reading) => {
    expect(sendgrid.readError?.(vendorResponse({ status: 400, headers: {}, text }))).toEqual(reading);
  });

  it('keeps the mail of EU subusers in the EU, and none of it at the vendor in the sandbox', () => {
    const urlOf = typeof sendgrid.baseUrl === 'function' ? sendgrid.baseUrl : () => null;
    expect(urlOf({ region: 'global' }, 'production')).toBe('https://api.sendgrid.com');
    expect(urlOf({ region: 'eu' }, 'production')).toBe('https://api.eu.sendgrid.com');
    expect(urlOf({ region: 'eu' }, 'sandbox')).toBeNull();
  });
});
