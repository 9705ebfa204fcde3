import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sandboxes } from '@patchbay/providers';
import { type Sandbox, sandboxToken, startSandbox } from './index.ts';

const TOKEN = 'control-token-of-this-test';
const STRIPE = { authorization: 'Bearer sk_test_good' };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, token: TOKEN });
});
afterAll(() => sandbox.close());
afterEach(() => {
  sandbox.vendors.forEach((vendor) => vendor.faults.clear());
  sandbox.journal.clear();
});

async function control(method: string, path: string, body?: unknown, token = TOKEN) {
  const response = await fetch(`${sandbox.url}/_control/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { data?: unknown; error?: { code: string; message: string } };
  return { status: response.status, ...answer };
}

const account = (signal?: AbortSignal) =>
  fetch(`${sandbox.url}/stripe/v1/account`, { headers: STRIPE, ...(signal === undefined ? {} : { signal }) });

describe('the control API', () => {
  it.each(['wrong', '', `${TOKEN}x`])('refuses the token %j', async (token) => {
    const { status, error } = await control('GET', 'journal', undefined, token);
    expect({ status, code: error?.code }).toEqual({ status: 401, code: 'unauthenticated' });
  });

  it('does not start with an empty token, which would admit everybody', async () => {
    await expect(startSandbox({ port: 0, token: '' })).rejects.toThrow(/needs a token/);
  });

  it('lists vendors, and shows and forgets what arrived', async () => {
    await account();
    const { data } = await control('GET', 'journal?vendor=stripe');
    expect(data).toMatchObject({ entries: [{ vendor: 'stripe', method: 'GET', path: '/v1/account', status: 200 }] });
    expect(JSON.stringify(data)).not.toContain('sk_test_good');
    await control('DELETE', 'journal');
    expect((await control('GET', 'journal')).data).toMatchObject({ entries: [] });
    const vendors = (await control('GET', 'vendors')).data as { name: string }[];
    expect(vendors.map(({ name }) => name)).toEqual(sandboxes.map(({ provider }) => provider));
  });

  it('answers a waiting reader as soon as something arrives', async () => {
    const waiting = control('GET', `journal?after=${sandbox.journal.newest}&wait_ms=20000`);
    await account();
    expect((await waiting).data).toMatchObject({ entries: [{ path: '/v1/account' }] });
  });

  it('injects a fault, counts it down, and removes one that stays', async () => {
    const once = await control('POST', 'faults', { vendor: 'stripe', kind: 'revoked' });
    expect(once).toMatchObject({ status: 201, data: { vendor: 'stripe', kind: 'revoked', remaining: 1 } });
    const stays = await control('POST', 'faults', { vendor: 'stripe', kind: 'server_error', count: null });
    expect([(await account()).status, (await account()).status, (await account()).status]).toEqual([401, 503, 503]);
    expect((await control('GET', 'faults')).data).toHaveLength(1);
    const { id } = stays.data as { id: string };
    expect((await control('DELETE', `faults/stripe/${id}`)).data).toEqual({ cleared: 1 });
    expect((await account()).status).toBe(200);
    expect((await control('DELETE', `faults/stripe/${id}`)).status).toBe(404);
  });

  it('clears the faults of one vendor, or of all', async () => {
    for (const vendor of ['stripe', 'twilio', 'plivo']) await control('POST', 'faults', { vendor, kind: 'reset' });
    expect((await control('DELETE', 'faults?vendor=twilio')).data).toEqual({ cleared: 1 });
    expect((await control('DELETE', 'faults')).data).toEqual({ cleared: 2 });
  });

  it.each([
    ['no JSON', 'oops', 400],
    ['an unknown vendor', { vendor: 'acme', kind: 'reset' }, 422],
    ['an unknown fault', { vendor: 'stripe', kind: 'flood' }, 422],
    ['an unknown field', { vendor: 'stripe', kind: 'reset', speed: 1 }, 422],
    ['a status that is no failure', { vendor: 'stripe', kind: 'server_error', status: 200 }, 422],
  ])('refuses a fault with %s', async (_what, body, status) => {
    expect((await control('POST', 'faults', body)).status).toBe(status);
  });

  it('forgets the objects of a vendor', async () => {
    const made = await fetch(`${sandbox.url}/stripe/v1/payment_intents`, {
      method: 'POST',
      headers: STRIPE,
      body: new URLSearchParams({ amount: '100', currency: 'usd' }),
    });
    const { id } = (await made.json()) as { id: string };
    const look = async () =>
      (await fetch(`${sandbox.url}/stripe/v1/payment_intents/${id}`, { headers: STRIPE })).status;
    expect(await look()).toBe(200);
    await control('POST', 'reset?vendor=stripe');
    expect(await look()).toBe(404);
  });
});

describe('the vendors’ door', () => {
  it('names the vendors when asked for another', async () => {
    const response = await fetch(`${sandbox.url}/acme/v1`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining(sandboxes.map(({ provider }) => provider).join(', ')) },
    });
  });

  it.each(['before', 'after'] as const)('stays silent until the caller gives up, %s acting', async (when) => {
    sandbox.vendors.get('stripe')?.faults.add({ kind: 'timeout', when });
    await expect(account(AbortSignal.timeout(100))).rejects.toThrow();
    expect(sandbox.journal.after(0)).toMatchObject([{ outcome: 'silent', status: null }]);
  });

  it('cuts the connection', async () => {
    sandbox.vendors.get('stripe')?.faults.add({ kind: 'reset', count: null });
    await expect(account()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('shows a vendor the path as it was sent', async () => {
    const { port } = sandbox;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /custom/a/../b//c HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nconnection: close\r\n\r\n');
      });
      socket.resume().once('close', () => resolve());
    });
    expect(sandbox.journal.after(0)).toMatchObject([{ path: '/a/../b//c' }]);
  });

  it('refuses a body over 1 MiB', async () => {
    const response = await fetch(`${sandbox.url}/custom/x`, {
      method: 'POST',
      headers: { 'x-api-key': 'k' },
      body: 'x'.repeat(1024 * 1024 + 1),
    });
    expect(response.status).toBe(413);
  });

  it('closes although a caller still waits', async () => {
    const other = await startSandbox({ port: 0, token: TOKEN });
    other.vendors.get('stripe')?.faults.add({ kind: 'timeout' });
    const waiting = fetch(`${other.url}/stripe/v1/account`, { headers: STRIPE }).catch(() => 'cut');
    while (other.journal.newest === 0) await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    expect(await waiting).toBe('cut');
  });
});

describe('the page', () => {
  it.each([
    ['/', 'text/html'],
    ['/sandbox.js', 'text/javascript'],
    ['/sandbox.css', 'text/css'],
  ])('serves %s under a policy that allows nothing inline', async (path, type) => {
    const response = await fetch(sandbox.url + path);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('has no inline script, style or handler, and no secret', async () => {
    const html = await (await fetch(sandbox.url)).text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
    expect(html).not.toContain(TOKEN);
  });
});

describe('the token', () => {
  it('is the one given, else one kept in the data directory for its owner alone', () => {
    const directory = mkdtempSync(join(tmpdir(), 'patchbay-sandbox-'));
    try {
      expect(sandboxToken(directory, 'given')).toBe('given');
      expect(readdirSync(directory)).toEqual([]);
      const made = sandboxToken(directory, null);
      expect(made).toMatch(/^[\w-]{32}$/);
      expect(sandboxToken(directory, '')).toBe(made);
      expect(readdirSync(directory)).toEqual(['sandbox-token']);
      expect(statSync(join(directory, 'sandbox-token')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
