import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLog } from '@patchbay/platform';
import { eventually, startHub, type TestHub } from '@patchbay/testing';
import { startMailServer, type MailServer } from './mail-server.fixture.ts';

const lines: string[] = [];
let server: MailServer;
let hub: TestHub;

beforeAll(async () => {
  server = await startMailServer({
    refuse: (address) => (address.startsWith('refused') ? { code: 550, message: `no such box ${address}` } : null),
  });
  hub = await startHub({
    env: { SMTP_URL: `smtp://127.0.0.1:${server.port}`, PATCHBAY_MAIL_FROM: 'Patchbay <hub@hub.example>' },
    logs: createLog('trace', { write: (line) => void lines.push(line) }),
  });
});
afterAll(async () => {
  await hub.close();
  await server.close();
});

const invite = (email: string): Promise<{ emailed: boolean; invitation_url: string }> =>
  hub.must(201, 'POST', '/api/v1/members', { body: { email, role: 'viewer' } });

/** The link of a mail, whose source breaks long lines (quoted-printable). */
function linkIn(source: string): string {
  const plain = source.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return /http:\/\/\S+\/invitation\?token=([\w-]{43})/.exec(plain)?.[1] ?? 'none';
}

it('mails a link that accepts the invitation, beside the one its maker was shown', async () => {
  const { emailed, invitation_url: shown } = await invite('grace@acme.example');
  expect(emailed).toBe(true);
  await eventually(() => expect(server.received).toHaveLength(1));
  const [mail] = server.received;
  expect(mail?.to).toEqual(['grace@acme.example']);
  const token = linkIn(mail?.source ?? '');
  expect(shown).not.toContain(token);
  const body = { name: 'Grace', password: 'a long enough one' };
  await hub.must(201, 'POST', `/api/v1/auth/invitations/${token}`, { key: null, body });
  expect(lines.join('')).not.toContain(token);
});

it('gives up on an address the server will never take, and logs no address', async () => {
  await invite('refused@acme.example');
  await eventually(() => expect(lines.join('')).toContain('an invitation could not be mailed'));
  expect(lines.join('')).not.toContain('refused@acme.example');
});

it('mails the owner of a new tenant nothing but its alerts: who made the tenant hands the link on', async () => {
  const earlier = server.received.length;
  const tenant = { name: 'Owned', slug: 'owned-by-mail', owner_email: 'owner@owned.example' };
  const { data } = (
    await hub.request<{ invitation_url: string }>('POST', '/api/v1/tenants', { key: hub.platformKey, body: tenant })
  ).body;
  expect(data.invitation_url).toContain('/invitation?token=');
  await invite('last@acme.example');
  await eventually(() => expect(server.received.at(-1)?.to).toEqual(['last@acme.example']));
  expect(server.received).toHaveLength(earlier + 1);
});
