import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { type Sandbox, startSandbox } from './index.ts';

/** As much of the SDK as is used here; its own types do not know the option `url`. */
interface PlivoClient {
  readonly messages: {
    create(src: string, dst: string, text: string, more?: object): Promise<{ messageUuid: string[]; message: string }>;
    get(uuid: string): Promise<{ messageState: string }>;
    list(query?: object): Promise<unknown[]>;
  };
  readonly accounts: { get(): Promise<{ name: string }> };
}
const { Client } = createRequire(import.meta.url)('plivo') as {
  Client: new (id: string, token: string, options: { url: string }) => PlivoClient;
};

const AUTH_ID = 'MAXXXXXXXXXXXXXXXXXX';

/** The vendor's own SDK as oracle: it must find the simulated Plivo as it finds the real one. */
describe('the simulated Plivo, asked by the plivo SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());

  const client = (token = 'a-good-token') =>
    new Client(AUTH_ID, token, { url: `${sandbox.url}/plivo/v1/Account/${AUTH_ID}` });

  it('queues a message and finds it again', async () => {
    const sent = await client().messages.create('+14155550100', '+14155550101', 'Your table is ready.');
    expect(sent.message).toBe('message(s) queued');
    expect(sent.messageUuid).toHaveLength(1);
    expect(await client().messages.get(sent.messageUuid[0] ?? '')).toMatchObject({ messageState: 'delivered' });
    expect((await client().messages.list()).length).toBeGreaterThan(0);
  });

  it('takes several recipients and WhatsApp', async () => {
    const sent = await client().messages.create('+14155550100', '+14155550101<+14155550102', 'Hi', {
      type: 'whatsapp',
    });
    expect(sent.messageUuid).toHaveLength(2);
  });

  it('tells the account', async () => {
    expect(await client().accounts.get()).toMatchObject({ name: 'Simulated Plivo account' });
  });

  it('refuses a bad token and a bad number and an unknown id in the form the SDK reads', async () => {
    // Compiled to ES5, the SDK's error classes all come out as Error; what they read from the answer is there.
    const errorOf = (call: Promise<unknown>) => call.catch((error: unknown) => error);
    const apiID = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(await errorOf(client('invalid').accounts.get())).toMatchObject({ status: 401, apiID });
    expect(await errorOf(client().messages.create('+14155550100', 'nobody', 'x'))).toMatchObject({
      status: 400,
      apiID,
    });
    expect(await errorOf(client().messages.get('nothing'))).toMatchObject({ status: 404, apiID });
  });
});
