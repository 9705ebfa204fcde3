import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson, Database, firstIdAt, newId, SystemDatabase, systemContext } from '@patchbay/platform';
import { startCoreHub, TEST_PLATFORM_KEY, type CoreHub, type TestAnswer } from '@patchbay/testing';
import pg from 'pg';
import { AuditChain } from './audit-chain.service.ts';
import { AuditLog } from './audit-log.service.ts';
import { AuditSealer } from './audit-sealer.service.ts';

interface Verification {
  readonly intact: boolean;
  readonly seals: number;
  readonly entries_verified: number;
  readonly entries_expired: number;
  readonly entries_waiting: number;
  readonly head: { readonly seal: number; readonly hash: string } | null;
  readonly breaks: readonly { readonly kind: string; readonly seal: number | null; readonly entry_id: string | null }[];
}

const DAY_MS = 24 * 3600 * 1000;
const INSERT_ENTRY = 'INSERT INTO audit_log (tenant_id, id, actor, action, subject_type, subject_id, request_id)';

let core: CoreHub;
let superuser: pg.Client;
let sealer: AuditSealer;
let tenantId: string;
let key: string;

beforeAll(async () => {
  core = await startCoreHub();
  sealer = core.hub.app.get(AuditSealer, { strict: false });
  superuser = new pg.Client(core.database.superuserUrl);
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await core.close();
});

beforeEach(async () => {
  const slug = `t-${newId()}`;
  const made = await core.request('POST', '/api/v1/tenants', { key: TEST_PLATFORM_KEY, body: { name: slug, slug } });
  tenantId = String(made.body.data['id']);
  key = String(made.body.data['api_key']);
});

function record(subjectId: string): Promise<void> {
  const log = core.hub.app.get(AuditLog, { strict: false });
  return core.hub.app.get(Database).inTransaction(systemContext(tenantId, 'test'), (inside) =>
    log.record(inside, {
      action: 'thing.made',
      subjectType: 'thing',
      subjectId,
      details: { name: subjectId, n: 1.5 },
    }),
  );
}

/** Three seals: what making a tenant left, then two entries, then two more. */
async function sealedLog(): Promise<string[]> {
  await sealer.seal(tenantId);
  for (const subject of ['a', 'b', 'c', 'd']) {
    await record(subject);
    if (subject === 'b' || subject === 'd') await sealer.seal(tenantId);
  }
  const found = await superuser.query<{ id: string }>(
    `SELECT id FROM audit_log WHERE tenant_id = $1 AND action = 'thing.made' ORDER BY id`,
    [tenantId],
  );
  return found.rows.map((row) => row.id);
}

const get = (path: string): Promise<TestAnswer> => core.request('GET', `/api/v1/audit-log/${path}`, { key });

async function verify(query = ''): Promise<Verification> {
  const { status, body } = await get(`verify${query}`);
  expect(status).toBe(200);
  return body.data as unknown as Verification;
}

describe('the chain over the audit log', () => {
  it('is intact, and says what waits for a seal', async () => {
    await sealedLog();
    await record('e');
    const found = await verify();
    expect(found).toMatchObject({ intact: true, seals: 3, entries_waiting: 1, entries_expired: 0, breaks: [] });
    expect(found.head).toMatchObject({ seal: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is computed once for all who ask at the same time, and anew afterwards', async () => {
    await sealedLog();
    const chain = core.hub.app.get(AuditChain, { strict: false });
    const verify = (head: string | null = null) => chain.verify(systemContext(tenantId, 'test'), head);
    const [one, another, other] = await Promise.all([verify(), verify(), verify('0'.repeat(64))]);
    expect([another === one, other === one, (await verify()) === one]).toEqual([true, false, false]);
  });

  it('is intact before anything was sealed', async () => {
    expect(await verify()).toMatchObject({ intact: true, seals: 0, head: null, entries_verified: 0 });
  });

  it.each([
    [`UPDATE audit_log SET action = 'thing.unmade' WHERE id = $1`],
    [`UPDATE audit_log SET actor = '{"kind": "platform"}' WHERE id = $1`],
    [`UPDATE audit_log SET details = details || '{"n": 2.5}' WHERE id = $1`],
    [`UPDATE audit_log SET created_at = created_at - interval '1 second' WHERE id = $1`],
  ])('shows an entry that was changed: %s', async (statement) => {
    const ids = await sealedLog();
    await superuser.query(statement, [ids[1]]);
    expect(await verify()).toMatchObject({
      intact: false,
      breaks: [{ kind: 'entry_changed', seal: 2, entry_id: ids[1] }],
    });
  });

  it('shows an entry that was deleted', async () => {
    const ids = await sealedLog();
    await superuser.query('DELETE FROM audit_log WHERE id = $1', [ids[2]]);
    expect((await verify()).breaks).toMatchObject([{ kind: 'entry_missing', seal: 3, entry_id: ids[2] }]);
  });

  it('shows an entry that was deleted before it was sealed', async () => {
    await sealedLog();
    await record('e');
    await superuser.query(`DELETE FROM audit_log WHERE tenant_id = $1 AND subject_id = 'e'`, [tenantId]);
    await sealer.seal(tenantId);
    expect((await verify()).breaks).toMatchObject([{ kind: 'entry_missing', seal: null }]);
  });

  it('shows entries that changed places', async () => {
    const ids = await sealedLog();
    const move = 'UPDATE audit_log SET id = $2 WHERE id = $1';
    const aside = newId();
    for (const step of [
      [ids[0], aside],
      [ids[1], ids[0]],
      [aside, ids[1]],
    ]) {
      await superuser.query(move, step);
    }
    expect((await verify()).breaks.map((each) => [each.kind, each.entry_id])).toEqual([
      ['entry_changed', ids[0]],
      ['entry_changed', ids[1]],
    ]);
  });

  it('shows an entry that was put there past the hub', async () => {
    await sealedLog();
    const id = newId();
    await superuser.query(`SET session_replication_role = 'replica'`);
    await superuser.query(
      `${INSERT_ENTRY}
        VALUES ($1, $2, '{}', 'thing.forged', 'thing', 'x', 'x')`,
      [tenantId, id],
    );
    await superuser.query('RESET session_replication_role');
    expect((await verify()).breaks).toMatchObject([{ kind: 'entry_unsealed', entry_id: id }]);
  });

  it('shows seals that were changed, reordered or deleted', async () => {
    const ids = await sealedLog();
    const change = (sql: string): Promise<unknown> => superuser.query(sql, [tenantId]);
    const kinds = async (): Promise<unknown[]> => (await verify()).breaks.map((each) => [each.kind, each.seal]);

    await change(
      `UPDATE audit_seals SET entry_ids = ARRAY['${ids[1]}', '${ids[0]}'] WHERE tenant_id = $1 AND seal = 2`,
    );
    expect(await kinds()).toContainEqual(['seal_changed', 2]);
    await change(
      `UPDATE audit_seals SET entry_ids = ARRAY['${ids[0]}', '${ids[1]}'] WHERE tenant_id = $1 AND seal = 2`,
    );
    expect(await kinds()).toEqual([]);

    await change(`UPDATE audit_seals SET seal = CASE seal WHEN 2 THEN 9 ELSE 2 END WHERE tenant_id = $1 AND seal > 1`);
    await change(`UPDATE audit_seals SET seal = 3 WHERE tenant_id = $1 AND seal = 9`);
    expect(await kinds()).toEqual(
      expect.arrayContaining([
        ['seal_changed', 2],
        ['seal_changed', 3],
      ]),
    );
    await change(`DELETE FROM audit_seals WHERE tenant_id = $1 AND seal = 2`);
    expect(await kinds()).toContainEqual(['seal_missing', 2]);
  });

  it('shows a chain that was cut at its end to whoever kept its head', async () => {
    await sealedLog();
    const { head } = await verify();
    await record('e');
    await sealer.seal(tenantId);
    expect(await verify(`?head=${head?.hash}`)).toMatchObject({ intact: true });
    await superuser.query('DELETE FROM audit_log WHERE tenant_id = $1 AND subject_id = ANY ($2)', [
      tenantId,
      ['c', 'd', 'e'],
    ]);
    await superuser.query('DELETE FROM audit_seals WHERE tenant_id = $1 AND seal > 2', [tenantId]);
    expect(await verify()).toMatchObject({ intact: true });
    expect((await verify(`?head=${head?.hash}`)).breaks).toMatchObject([{ kind: 'head_missing' }]);
    expect(await get('verify?head=nonsense')).toMatchObject({ status: 422 });
  });

  it('does not take what retention dropped for tampering', async () => {
    const old = firstIdAt(new Date(Date.now() - 400 * DAY_MS));
    await superuser.query(`${INSERT_ENTRY} VALUES ($1, $2, '{}', 'thing.old', 'thing', 'x', 'x')`, [tenantId, old]);
    const ids = await sealedLog();
    const { entries_verified: before } = await verify();
    await superuser.query('DELETE FROM audit_log WHERE tenant_id = $1 AND id = $2', [tenantId, old]);
    const after = await verify();
    expect(after).toMatchObject({ intact: true, entries_expired: 1, entries_verified: before - 1 });
    await superuser.query('DELETE FROM audit_log WHERE id = $1', [ids[0]]);
    expect(await verify()).toMatchObject({ intact: false, entries_expired: 1 });
  });

  it('skips no entry that was committed late, and seals none twice when sealers meet', async () => {
    await sealer.seal(tenantId);
    const system = core.hub.app.get(SystemDatabase);
    await system.inTransaction(async (tx) => {
      await tx.query(`${INSERT_ENTRY} VALUES ($1, $2, '{}', 'thing.late', 'thing', 'late', 'x')`, [tenantId, newId()]);
      await record('early');
      await sealer.seal(tenantId);
    });
    await Promise.allSettled(Array.from({ length: 4 }, () => sealer.seal(tenantId)));
    expect(await verify()).toMatchObject({ intact: true, entries_waiting: 0, seals: 3 });
  });

  it('splits what is much into several seals', async () => {
    await superuser.query(
      `${INSERT_ENTRY}
        SELECT $1, '${newId().slice(0, 20)}' || lpad(n::text, 6, '0'), '{}', 'thing.many', 'thing', 'x', 'x'
        FROM generate_series(1, 1500) n`,
      [tenantId],
    );
    await sealer.sealAll();
    const { seals, entries_verified: verified, intact } = await verify();
    expect([intact, seals, verified > 1500]).toEqual([true, 8, true]);
  });

  it('is checked for one’s own tenant only, by who may read the log', async () => {
    await sealedLog();
    const limited = await core.request('POST', '/api/v1/api-keys', { key, body: { name: 'x', scopes: ['keys:read'] } });
    const asking = { key: String(limited.body.data['api_key']) };
    for (const path of ['verify', 'export']) {
      expect(await core.request('GET', `/api/v1/audit-log/${path}`, asking)).toMatchObject({ status: 403 });
    }
    expect((await verify()).seals).toBe(3);
    const rows = await core.hub.app
      .get(Database)
      .inTransaction(systemContext(core.tenantId, 'test'), ({ tx }) =>
        tx.query('SELECT seal FROM audit_seals WHERE tenant_id = $1', [tenantId]),
      );
    expect(rows).toEqual([]);
  });
});

describe('GET /api/v1/audit-log/export', () => {
  async function exported(query = ''): Promise<Record<string, unknown>[]> {
    const answer = await fetch(`${core.hub.url}/api/v1/audit-log/export${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const text = await answer.text();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('streams every entry once, oldest first, over many batches', async () => {
    await superuser.query(
      `${INSERT_ENTRY}
        SELECT $1, '${newId(Date.now() - 1000).slice(0, 20)}' || lpad(n::text, 6, '0'), '{}', 'thing.many', 'thing', n::text, 'x'
        FROM generate_series(1, 1234) n`,
      [tenantId],
    );
    const lines = await exported('?action=thing.many');
    expect(lines.map((line) => line['subject_id'])).toEqual(Array.from({ length: 1234 }, (_, n) => String(n + 1)));
  });

  it('filters, and refuses what it does not know', async () => {
    await sealedLog();
    expect(await exported('?subject_id=b')).toMatchObject([{ action: 'thing.made', subject_id: 'b' }]);
    expect(await get('export?cursor=x')).toMatchObject({ status: 422 });
    expect(await get('export?from=yesterday')).toMatchObject({ status: 422 });
  });

  it('is enough to compute the hashes that were sealed', async () => {
    const ids = await sealedLog();
    const found = await superuser.query<{ entry_hashes: string[] }>(
      'SELECT entry_hashes FROM audit_seals WHERE tenant_id = $1 AND seal = 2',
      [tenantId],
    );
    const lines = (await exported()).filter((line) => line['id'] === ids[0] || line['id'] === ids[1]);
    const hashes = lines.map((line) =>
      createHash('sha256')
        .update(canonicalJson({ tenant_id: tenantId, ...line }))
        .digest('hex'),
    );
    expect(hashes).toEqual(found.rows[0]?.entry_hashes);
  });
});
