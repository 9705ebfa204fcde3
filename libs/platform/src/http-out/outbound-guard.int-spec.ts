import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboundWorld, post } from './outbound.fixture.ts';

let at: OutboundWorld;

beforeEach(() => {
  at = new OutboundWorld();
});
afterEach(() => at.close());

describe('the private-address guard', () => {
  const noExemption = { allowPrivate: false };

  it('refuses a literal private host without touching it', async () => {
    let touched = false;
    const url = await at.tcp(() => (touched = true));
    expect(await at.failure(post(url, noExemption))).toMatchObject({ code: 'address_refused', delivery: 'not_sent' });
    expect(touched).toBe(false);
  });

  it('does not lend a connection made under an exemption', async () => {
    const url = await at.http((_, response) => response.end());
    await at.send(post(url));
    expect(await at.failure(post(url, noExemption))).toMatchObject({ code: 'address_refused' });
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '127.1',
    'localhost',
  ])('refuses %s', async (host) => {
    expect(await at.failure(post(`http://${host}:9/`, noExemption))).toMatchObject({ code: 'address_refused' });
  });

  it('refuses a name when one of its addresses is private', async () => {
    resolveBy(() => ['93.184.216.34', '10.0.0.1']);
    expect(await at.failure(post('http://rebind.example/', noExemption))).toMatchObject({ code: 'address_refused' });
  });

  it('connects to the answer it checked: a name that changes its mind gains nothing', async () => {
    const url = await at.http((_, response) => response.end('inside'));
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    let lookups = 0;
    resolveBy(() => answers[lookups++] ?? ['127.0.0.1']);
    const rebinding = post(url.replace('127.0.0.1', 'rebind.example'), { ...noExemption, connectTimeoutMs: 100 });
    // The first answer is public, and unreachable here; whatever comes of it, the socket never sees the second answer.
    const error = await at.failure(rebinding);
    expect(error.delivery).toBe('not_sent');
    expect(lookups).toBe(1);
  });

  it('fails closed when a name cannot be resolved', async () => {
    at.use({
      resolve: (_, done) => done(new Error('EAI_AGAIN'), []),
    });
    expect(await at.failure(post('http://nowhere.example/', noExemption))).toMatchObject({
      code: 'dns_failed',
      delivery: 'not_sent',
    });
  });

  it('exempts the exact provider and origin of an override, nobody else', async () => {
    const url = await at.http((_, response) => response.end('sandbox'));
    at.use({ vendorBaseUrls: { twilio: `${url}/twilio` } });
    expect((await at.send(post(`${url}/twilio/x`, { ...noExemption, provider: 'twilio' }))).status).toBe(200);
    expect(await at.failure(post(url, { ...noExemption, provider: 'custom' }))).toMatchObject({
      code: 'address_refused',
    });
    const otherPort = 'http://127.0.0.1:9/';
    expect(await at.failure(post(otherPort, { ...noExemption, provider: 'twilio' }))).toMatchObject({
      code: 'address_refused',
    });
  });

  it('lets the hosts pass that the operator listed', async () => {
    const url = await at.http((_, response) => response.end());
    at.use({ allowedPrivateHosts: ['127.0.0.0/8'] });
    expect((await at.send(post(url, noExemption))).status).toBe(200);
  });

  function resolveBy(answers: () => string[]): void {
    at.use({
      resolve: (_, done) =>
        done(
          null,
          answers().map((address) => ({ address, family: 4 })),
        ),
    });
  }
});
