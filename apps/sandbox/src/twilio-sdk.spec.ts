import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import twilio from 'twilio';
import { type Sandbox, startSandbox } from './index.ts';

const SID = `AC${'0a'.repeat(16)}`;

/** The vendor's own SDK as oracle: it must find the simulated Twilio as it finds the real one. */
describe('the simulated Twilio, asked by the twilio SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());

  const client = (token = 'a-good-token') => {
    const http = new twilio.RequestClient();
    const send = http.request.bind(http);
    http.request = (options) =>
      send({ ...options, uri: options.uri.replace('https://api.twilio.com', `${sandbox.url}/twilio`) });
    return twilio(SID, token, { httpClient: http });
  };

  it('sends a message and finds it again', async () => {
    const api = client();
    const sent = await api.messages.create({ to: '+15005550006', from: '+15005550001', body: 'Your table is ready.' });
    expect(sent).toMatchObject({ status: 'queued', accountSid: SID, to: '+15005550006', direction: 'outbound-api' });
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(sent.dateCreated.getTime()).toBeGreaterThan(0);
    expect(await api.messages(sent.sid).fetch()).toMatchObject({ sid: sent.sid, status: 'delivered' });
  });

  it('sends to WhatsApp addresses', async () => {
    const sent = await client().messages.create({
      to: 'whatsapp:+15005550006',
      from: 'whatsapp:+15005550001',
      body: 'Hi',
    });
    expect(sent.to).toBe('whatsapp:+15005550006');
  });

  it('lists messages page by page', async () => {
    const api = client();
    for (let made = 0; made < 5; made += 1)
      await api.messages.create({ to: '+15005550009', from: '+15005550001', body: 'x' });
    const listed = await api.messages.list({ to: '+15005550009', pageSize: 2 });
    expect(listed).toHaveLength(5);
  });

  it('tells the account', async () => {
    expect(await client().api.v2010.accounts(SID).fetch()).toMatchObject({ sid: SID, status: 'active' });
  });

  it.each([
    ['a bad token', { to: '+15005550006', from: '+15005550001', body: 'x' }, 'an-invalid-token', 401, 20003],
    ['a bad number', { to: '12', from: '+15005550001', body: 'x' }, 'good', 400, 21211],
    ['no body', { to: '+15005550006', from: '+15005550001' }, 'good', 400, 21602],
    ['no sender', { to: '+15005550006', body: 'x' }, 'good', 400, 21603],
  ])('refuses %s with its code', async (_what, message, token, status, code) => {
    await expect(client(token).messages.create(message)).rejects.toMatchObject({ status, code });
  });

  it('says 404 for a message nobody sent', async () => {
    await expect(
      client()
        .messages(`SM${'0'.repeat(32)}`)
        .fetch(),
    ).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
