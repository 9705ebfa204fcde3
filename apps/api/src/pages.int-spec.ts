import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHub, type TestHub } from '@patchbay/testing';

let hub: TestHub;

beforeAll(async () => {
  hub = await startHub();
});

afterAll(() => hub.close());

function get(path: string, accept = 'text/html'): Promise<Response> {
  return fetch(`${hub.url}${path}`, { headers: { accept } });
}

describe('the pages', () => {
  it('show the API document without a key and without any host of others', async () => {
    const page = await get('/api/docs');
    const html = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const linked = [...html.matchAll(/(?:src|href)="(\/api\/docs\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(linked).toHaveLength(3);
    for (const path of linked) {
      const asset = await get(path, '*/*');
      expect([path, asset.status]).toEqual([path, 200]);
      await asset.arrayBuffer();
    }
  });

  it('may load nothing from elsewhere, and are not sent to https on plain http', async () => {
    const policy = (await get('/api/docs')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect((await get('/api/docs')).headers.get('strict-transport-security')).toBeNull();
  });

  it('of the admin app may hold nothing inline, and come compressed, its hashed files to be kept for ever', async () => {
    const page = await get('/t/acme/integrations');
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';style-src 'self';");
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const asset = await fetch(`${hub.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    await asset.arrayBuffer();
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/api/v1/nothing', '/api/nothing', '/api', '/webhooks/x/y', '/api/v1/integrations/x/nothing'])(
    'never stand in for the unknown path %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    },
  );

  it('do not leave their folder', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/api/docs/..%2fpackage.json', '/%2e%2e/package.json']) {
      const answer = await get(path, '*/*');
      expect([path, answer.status]).toEqual([path, 404]);
      await answer.text();
    }
  });
});
