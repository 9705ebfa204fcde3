import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Errors, ServerClient } from 'postmark';
import { type Sandbox, startSandbox } from './index.ts';

/** The vendor's own SDK as oracle: it must find the simulated Postmark as it finds the real one. */
describe('the simulated Postmark, asked by the postmark SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => void sandbox.vendors.get('postmark')?.faults.clear());

  const client = (token = 'a-good-token') =>
    new ServerClient(token, { useHttps: false, requestHost: `127.0.0.1:${sandbox.port}/postmark` });
  const mail = { From: 'bistro@example.com', To: 'ada@example.com', Subject: 'Hello', TextBody: 'Hi.' };

  it('accepts a message', async () => {
    expect(await client().sendEmail({ ...mail, Cc: 'Kitchen <kitchen@example.com>' })).toMatchObject({
      ErrorCode: 0,
      Message: 'OK',
      To: 'ada@example.com',
      MessageID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      SubmittedAt: expect.any(String),
    });
  });

  it('accepts a message from a template, by id or by alias', async () => {
    const { From, To } = mail;
    const named = [{ TemplateId: 17 }, { TemplateAlias: 'welcome' }];
    for (const name of named) {
      const sent = await client().sendEmailWithTemplate({ From, To, ...name, TemplateModel: { name: 'Ada' } });
      expect(sent.ErrorCode).toBe(0);
    }
  });

  it('tells the server of a token', async () => {
    expect(await client().getServer()).toMatchObject({ ID: expect.any(Number), Name: 'Simulated Postmark server' });
  });

  it('refuses with the error classes of the SDK', async () => {
    await expect(client('invalid').getServer()).rejects.toBeInstanceOf(Errors.InvalidAPIKeyError);
    await expect(client().sendEmail({ ...mail, To: 'nobody' })).rejects.toBeInstanceOf(Errors.InvalidEmailRequestError);
    await expect(client().sendEmail({ ...mail, To: 'inactive@example.com' })).rejects.toBeInstanceOf(
      Errors.InactiveRecipientsError,
    );
    await expect(client().sendEmail({ ...mail, From: 'unconfirmed@example.com' })).rejects.toMatchObject({
      code: 400,
      statusCode: 422,
    });
  });

  it('is limited and fails as Postmark does', async () => {
    const faults = sandbox.vendors.get('postmark')?.faults;
    faults?.add({ kind: 'rate_limit' });
    await expect(client().getServer()).rejects.toBeInstanceOf(Errors.RateLimitExceededError);
    faults?.add({ kind: 'server_error', status: 500 });
    await expect(client().getServer()).rejects.toBeInstanceOf(Errors.InternalServerError);
  });
});
