import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import type mail from '@sendgrid/mail';
import { type Sandbox, startSandbox } from './index.ts';

/** The class behind the SDK's one shared instance, and its HTTP client: its own types know of neither. */
interface MailService extends Pick<typeof mail, 'setApiKey' | 'send' | 'sendMultiple'> {
  readonly client: {
    setDefaultRequest(key: 'baseUrl', value: string): void;
    request(request: { method: 'GET'; url: string }): Promise<[{ statusCode: number }, unknown]>;
  };
}
const { MailService } = createRequire(import.meta.url)('@sendgrid/mail') as { MailService: new () => MailService };

/** The vendor's own SDK as oracle: it must find the simulated SendGrid as it finds the real one. */
describe('the simulated SendGrid, asked by the @sendgrid/mail SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());

  const mail = { to: 'ada@example.com', from: 'bistro@example.com', subject: 'Hello', text: 'Hi.', html: '<p>Hi.</p>' };
  const client = (key = 'SG.a-good-key') => {
    const service = new MailService();
    service.setApiKey(key);
    // After the key, which sets the vendor's own host again.
    service.client.setDefaultRequest('baseUrl', `${sandbox.url}/sendgrid/`);
    return service;
  };
  const bodyOf = (call: Promise<unknown>) =>
    call.then(
      () => new Error('it succeeded'),
      (error: unknown) => error,
    );

  it('accepts a mail without a body, and names it in a header', async () => {
    const [response] = await client().send({ ...mail, cc: 'kitchen@example.com', replyTo: 'desk@example.com' });
    expect(response).toMatchObject({ statusCode: 202, headers: { 'x-message-id': expect.stringMatching(/^\w{22}$/) } });
    expect(response.body).toBe('');
  });

  it('makes a message of each personalization, and takes templates', async () => {
    const since = sandbox.journal.newest;
    await client().sendMultiple({ ...mail, to: ['ada@example.com', 'grace@example.com'] });
    await client().send({ to: mail.to, from: mail.from, templateId: 'd-17', dynamicTemplateData: { name: 'Ada' } });
    const sent = sandbox.journal.after(since, 'sendgrid').map(({ effects }) => effects.length);
    expect(sent).toEqual([2, 1]);
  });

  it('tells the scopes of a key', async () => {
    const service = client();
    const [response, body] = await service.client.request({ method: 'GET', url: '/v3/scopes' });
    expect(response.statusCode).toBe(200);
    expect(body).toMatchObject({ scopes: expect.arrayContaining(['mail.send']) });
  });

  it('refuses a bad key, a key that may not send, a bad address and an address twice in the form the SDK reads', async () => {
    const errors = [{ message: expect.any(String), field: null }];
    expect(await bodyOf(client('SG.invalid').send(mail))).toMatchObject({ code: 401, response: { body: { errors } } });
    expect(await bodyOf(client('SG.restricted').send(mail))).toMatchObject({
      code: 403,
      response: { body: { errors } },
    });
    expect(await bodyOf(client().send({ ...mail, to: 'nobody' }))).toMatchObject({
      code: 400,
      response: { body: { errors: [{ field: 'personalizations.0.to.0.email' }] } },
    });
    const twice = { personalizations: [{ to: [mail.to], cc: [mail.to] }], from: mail.from, subject: 'x', text: 'x' };
    expect(await bodyOf(client().send(twice))).toMatchObject({
      code: 400,
      response: { body: { errors: [{ field: 'personalizations' }] } },
    });
  });
});
