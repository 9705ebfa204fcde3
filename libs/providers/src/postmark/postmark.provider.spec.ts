import { describe, expect, it } from '@jest/globals';
import { type CapabilityInput, fakeHttp, simulate, vendorResponse } from '@patchbay/provider-kit';
import { postmark } from './postmark.provider.ts';
import { samples } from './postmark.samples.ts';
import { postmarkSandbox } from './postmark.sandbox.ts';

const mail: CapabilityInput<'send_email'> = { to: ['ada@example.com'], subject: 'Hello', text: 'Hi.' };
const OK = {
  MessageID: 'm-1',
  ErrorCode: 0,
  Message: 'OK',
  SubmittedAt: '2026-11-21T00:00:00Z',
  To: 'ada@example.com',
};

function setUp() {
  return simulate(postmark, postmarkSandbox, samples);
}

function send(scope: ReturnType<ReturnType<typeof setUp>['connection']['scope']>, input = mail) {
  return postmark.capabilities.send_email?.handle(scope, input);
}

async function sent(input: CapabilityInput<'send_email'>, config = {}) {
  const http = fakeHttp(() => ({ json: OK }));
  await send({ ...setUp().connection.scope(), http, config }, input);
  return { path: http.requests[0]?.path, json: http.requests[0]?.json };
}

describe('postmark', () => {
  it('sends a message through the stream of the connection', async () => {
    const input = { ...mail, to: ['ada@example.com', 'grace@example.com'], html: '<p>Hi.</p>', bcc: ['b@example.com'] };
    expect(await sent(input, { message_stream: 'orders' })).toEqual({
      path: '/email',
      json: {
        From: 'bistro@example.com',
        To: 'ada@example.com,grace@example.com',
        Bcc: 'b@example.com',
        MessageStream: 'orders',
        Subject: 'Hello',
        TextBody: 'Hi.',
        HtmlBody: '<p>Hi.</p>',
      },
    });
  });

  it.each([
    ['17', { TemplateId: 17 }],
    ['welcome-2', { TemplateAlias: 'welcome-2' }],
  ])('fills template %s, which has a subject of its own and may show ours', async (template, named) => {
    expect(await sent({ to: mail.to, subject: 'Hello', template, variables: { name: 'Ada' } })).toEqual({
      path: '/email/withTemplate',
      json: {
        From: 'bistro@example.com',
        To: 'ada@example.com',
        ...named,
        TemplateModel: { subject: 'Hello', name: 'Ada' },
      },
    });
  });

  it('names the server of the token, and keeps its tokens out of the record', async () => {
    const { connection } = setUp();
    expect((await postmark.healthCheck(connection.scope())).account).toMatch(/^Simulated Postmark server \(\d+\)$/);
    expect(connection.exchanges[0]?.responseBody).toContain('"ApiTokens":"[redacted]"');
  });

  it.each([
    [{ ...mail, to: ['inactive@example.com'] }, '406'],
    [{ ...mail, to: Array<string>(51).fill('a@example.com') }, '300'],
  ])('is refused by the vendor’s own code', async (input, providerCode) => {
    const { connection, journal } = setUp();
    await expect(send(connection.scope(), input)).rejects.toMatchObject({
      detail: { class: 'client', delivery: 'refused', status: 422, providerCode },
    });
    expect(journal.after(0).flatMap(({ effects }) => effects)).toEqual([]);
  });

  it.each([
    [200, '{"ErrorCode":0,"Message":"OK"}', null],
    [200, '{"ErrorCode":300,"Message":"No."}', { class: 'client', providerCode: '300', message: 'No.' }],
    [422, '{"ErrorCode":10,"Message":"No."}', { class: 'auth', providerCode: '10', message: 'No.' }],
    [422, '{"ErrorCode":406,"Message":"No."}', { providerCode: '406', message: 'No.' }],
    [403, '<html>filtered</html>', null],
  ])('reads %i %s', (status, text, reading) => {
    expect(postmark.readError?.(vendorResponse({ status, headers: {}, text }))).toEqual(reading);
  });
});
