import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, newId, SystemDatabase } from '@patchbay/platform';
import { eventually, startHubIn, startTestHome, type TestHome, type TestHub, type TestTenant } from '@patchbay/testing';
import { AlertRaiser } from './alert-raiser.service.ts';
import { startMailServer, type MailServer, type MailServerOptions } from './mail-server.fixture.ts';

const PASSWORD = 'smtp-password-of-the-tests';
const PUBLIC_URL = 'https://hub.patchbay.example';

interface MailRow {
  readonly status: string;
  readonly detail: string | null;
}

let home: TestHome;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await startTestHome();
});
afterAll(() => home.close());
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function mailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  closing.push(() => server.close());
  return server;
}

async function hubFor(smtpUrl: string | null, logged: string[] = []): Promise<TestHub> {
  const mail = smtpUrl === null ? {} : { SMTP_URL: smtpUrl, PATCHBAY_MAIL_FROM: 'Patchbay <alerts@hub.example>' };
  const hub = await startHubIn(home, {
    env: { PATCHBAY_PUBLIC_URL: PUBLIC_URL, ...mail },
    logs: createLog('trace', { write: (line) => void logged.push(line) }),
  });
  closing.push(() => hub.close());
  return hub;
}

const urlOf = (port: number): string => `smtp://hub:${PASSWORD}@127.0.0.1:${port}`;

async function ownedTenant(hub: TestHub, email: string | null): Promise<TestTenant> {
  const tenant = await hub.tenant();
  await setOwner(hub, tenant, email);
  return tenant;
}

async function setOwner(hub: TestHub, tenant: TestTenant, email: string | null): Promise<void> {
  const options = { key: hub.platformKey, body: { owner_email: email } };
  await hub.must(200, 'PATCH', `/api/v1/tenants/${tenant.id}`, options);
}

/** As the event bus would: at least once. */
function deliver(hub: TestHub, tenant: TestTenant, type: string, data: object = {}): Promise<void> {
  const event = {
    id: newId(),
    createdAt: new Date(),
    tenantId: tenant.id,
    subjectId: newId(),
    type,
    data: {
      provider: 'twilio',
      environment: 'production',
      label: null,
      incident: tenant.id,
      cause: 'outage',
      code: 'vendor_unavailable',
      reason: 'Twilio answered 503.',
      ...data,
    },
  };
  return hub.hub.app.get(AlertRaiser, { strict: false }).handle(event);
}

function mailRows(hub: TestHub, tenant: TestTenant): Promise<MailRow[]> {
  const sql = 'SELECT status, detail FROM alert_mails WHERE tenant_id = $1 ORDER BY alert_id';
  return hub.hub.app.get(SystemDatabase).query<MailRow>(sql, [tenant.id]);
}

async function untilMails(hub: TestHub, tenant: TestTenant, statuses: readonly string[]): Promise<MailRow[]> {
  return eventually(async () => {
    const rows = await mailRows(hub, tenant);
    expect(rows.map((row) => row.status)).toEqual(statuses);
    return rows;
  });
}

function work(hub: TestHub, tenant: TestTenant): Promise<{ id: string; tries: number }[]> {
  const sql = `SELECT id, tries FROM work WHERE tenant_id = $1 AND queue = 'mail'`;
  return hub.hub.app.get(SystemDatabase).query(sql, [tenant.id]);
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('alerts by e-mail', () => {
  it('come once for an incident and once when it heals, however often events and work are delivered', async () => {
    const server = await mailServer();
    const hub = await hubFor(urlOf(server.port));
    const tenant = await ownedTenant(hub, 'owner@acme.example');
    await Promise.all(Array.from({ length: 4 }, () => deliver(hub, tenant, 'connection.failed')));
    await untilMails(hub, tenant, ['sent']);
    await deliver(hub, tenant, 'connection.healed');
    await deliver(hub, tenant, 'connection.healed');
    await untilMails(hub, tenant, ['sent', 'sent']);

    // The work comes back, as after a crash between two commits.
    await hub.hub.app.get(SystemDatabase).query(
      `WITH again AS (INSERT INTO work (queue, tenant_id, lane, id, due_at)
          SELECT 'mail', tenant_id, incident, id, now() FROM alerts WHERE tenant_id = $1 RETURNING *)
        INSERT INTO lanes (queue, tenant_id, lane, due_at) SELECT DISTINCT queue, tenant_id, lane, now() FROM again`,
      [tenant.id],
    );
    await eventually(async () => expect(await work(hub, tenant)).toEqual([]));

    expect(server.received.map((mail) => /^Subject: (.*)$/m.exec(mail.head)?.[1])).toEqual([
      '[Patchbay] Twilio is down',
      '[Patchbay] Twilio works again',
    ]);
    const [failed, healed] = server.received;
    expect(failed).toMatchObject({ to: ['owner@acme.example'], user: 'hub' });
    expect(failed?.source).toContain('Twilio answered 503.');
    expect(failed?.source).toContain(PUBLIC_URL);
    const messageId = /^Message-ID: (<alert\.\w+@hub\.example>)$/im.exec(failed?.head ?? '')?.[1];
    expect(healed?.head).toContain(`In-Reply-To: ${messageId}`);
  });

  it('are tried again when the server was down at first, in order, without a secret anywhere', async () => {
    const port = await unusedPort();
    const logged: string[] = [];
    const hub = await hubFor(urlOf(port), logged);
    const tenant = await ownedTenant(hub, 'owner@acme.example');
    await deliver(hub, tenant, 'connection.failed');
    await deliver(hub, tenant, 'connection.healed');
    const [row] = await eventually(async () => {
      const rows = await mailRows(hub, tenant);
      expect(rows[0]?.detail).not.toBeNull();
      return rows;
    });
    expect(row).toEqual({
      status: 'waiting',
      detail: 'The mail server did not take the e-mail: ESOCKET at CONN.',
    });

    const server = await mailServer({ port });
    await untilMails(hub, tenant, ['sent', 'sent']);
    expect(server.received.map((mail) => /Twilio (is down|works again)/.exec(mail.head)?.[1])).toEqual([
      'is down',
      'works again',
    ]);
    await eventually(async () => expect(logged.join('')).toContain('ESOCKET at CONN'));
    expect(logged.join('')).not.toContain(PASSWORD);
  });

  it('to a recipient who is refused for good end, and who is put off is asked again', async () => {
    let greylisted = 1;
    const server = await mailServer({
      refuse: (address) => {
        if (address.startsWith('nobody')) return { code: 550, message: `<${address}>: no such user` };
        greylisted -= 1;
        return greylisted >= 0 ? { code: 451, message: 'Try again later' } : null;
      },
    });
    const hub = await hubFor(urlOf(server.port));
    const gone = await ownedTenant(hub, 'nobody@acme.example');
    await deliver(hub, gone, 'connection.failed');
    const [row] = await untilMails(hub, gone, ['refused']);
    expect(row?.detail).toBe('The mail server did not take the e-mail: EENVELOPE at RCPT TO, answer 550.');
    expect(await work(hub, gone)).toEqual([]);
    // Nobody was told that it failed.
    await deliver(hub, gone, 'connection.healed');
    await untilMails(hub, gone, ['refused', 'dropped']);

    const later = await ownedTenant(hub, 'later@acme.example');
    await deliver(hub, later, 'connection.failed');
    await untilMails(hub, later, ['sent']);
    expect(server.received.map((mail) => mail.to)).toEqual([['later@acme.example']]);
  });

  it('are given up when they are no news any more', async () => {
    const hub = await hubFor(urlOf(await unusedPort()));
    const tenant = await ownedTenant(hub, 'owner@acme.example');
    await deliver(hub, tenant, 'connection.failed');
    await hub.hub.app
      .get(SystemDatabase)
      .query(`UPDATE alert_mails SET created_at = now() - interval '3 days' WHERE tenant_id = $1`, [tenant.id]);
    await untilMails(hub, tenant, ['expired']);
    expect(await work(hub, tenant)).toEqual([]);
  });

  it('go nowhere when the server cannot prove who it is', async () => {
    const server = await mailServer({ options: { secure: true, disabledCommands: [] } });
    const hub = await hubFor(`smtps://hub:${PASSWORD}@localhost:${server.port}`);
    const tenant = await ownedTenant(hub, 'owner@acme.example');
    await deliver(hub, tenant, 'connection.failed');
    await eventually(async () => {
      const [row] = await mailRows(hub, tenant);
      expect(row?.detail).toMatch(/(ESOCKET|ETLS|ECONNECTION) at CONN/);
    });
    expect(server.received).toEqual([]);
  });

  it('hold no header that a label tried to bring', async () => {
    const server = await mailServer();
    const hub = await hubFor(urlOf(server.port));
    const tenant = await ownedTenant(hub, 'owner@acme.example');
    const label = 'x\r\nBcc: victim@other.example\r\n\r\nbody\u2028é';
    await deliver(hub, tenant, 'connection.failed', { label });
    await untilMails(hub, tenant, ['sent']);
    const [mail] = server.received;
    expect(mail?.to).toEqual(['owner@acme.example']);
    expect(mail?.head).not.toMatch(/^bcc:/im);
  });

  it('are not queued without an owner address, nor without SMTP, and dropped when the address is gone', async () => {
    const without = await hubFor(null);
    const owned = await ownedTenant(without, 'owner@acme.example');
    await deliver(without, owned, 'connection.failed');
    expect([await mailRows(without, owned), await work(without, owned)]).toEqual([[], []]);
    await closing.pop()?.();

    const port = await unusedPort();
    const hub = await hubFor(urlOf(port));
    const unowned = await ownedTenant(hub, null);
    await deliver(hub, unowned, 'connection.failed');
    expect([await mailRows(hub, unowned), await work(hub, unowned)]).toEqual([[], []]);
    // Its failure was not mailed: its healing is not either.
    await deliver(hub, owned, 'connection.healed');
    expect(await mailRows(hub, owned)).toEqual([]);

    const leaving = await ownedTenant(hub, 'owner@acme.example');
    await deliver(hub, leaving, 'connection.failed');
    await setOwner(hub, leaving, null);
    await untilMails(hub, leaving, ['dropped']);
  });
});
