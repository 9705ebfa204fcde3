// Fills a hub's database as months of use would have: tenants that can be called (keys, connections and credentials sealed as
// the vault seals them), their rules, finished operations with attempts and idempotency keys over several weeks. Made up:
// results and texts, which nobody opens again, and identifiers of vendors. Not there: events, vendor calls, health.
import { randomBytes } from 'node:crypto';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSql } from './hubs.mjs';
import { ADMIN_ROWS, OPERATION_ROWS, ruleRows, TENANT_ROWS } from './seed.statements.mjs';

// What the build makes: not there when imports are checked.
const built = (lib, file) => import(`../../libs/${lib}/dist/${file}.js`);
const { firstIdAt, newId } = await built('platform', 'ids/ids');
const { weekOf, weeksFrom } = await built('platform', 'database/partition-weeks');
const { connectionKeyBinding, credentialBinding, tenantKeyBinding } = await built('vault', 'binding');
const { SealingKey } = await built('vault', 'sealing-key');

const WEEKS = 6;
const WEEK_MS = 7 * 24 * 3_600_000;
const BATCH = 1_000;
/** Operations share the time of their id in so many steps. */
const TIMES = 2_000;
const ORIGIN = 'https://api.twilio.com';
const TOKEN = '0123456789abcdef0123456789abcdef';

/** Answers the tenants made; the first holds every fifth operation or so: 190,000 of a million. */
export async function seed({ dataDir }, { tenants: count, rulesEach, operations }) {
  const [id, material] = readFileSync(join(dataDir, 'master.key'), 'utf8').trim().split(':');
  const master = new SealingKey(id, Buffer.from(material, 'base64'));
  const tenants = Array.from({ length: count }, () => aTenant(master));
  const sql = await openSql(dataDir);
  try {
    await sql.query('SET synchronous_commit = off');
    for (let at = 0; at < count; at += BATCH) await insertTenants(sql, tenants.slice(at, at + BATCH));
    await sql.query(
      `CREATE TEMP TABLE seeded AS SELECT (n - 1)::integer AS n, tenant_id, connection_id
      FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t (tenant_id, connection_id, n)`,
      [tenants.map((tenant) => tenant.id), tenants.map((tenant) => tenant.connection)],
    );
    await sql.query(ruleRows(rulesEach), [newId().slice(0, 16)]);
    if (operations > 0) await insertOperations(sql, operations);
    await sql.query('DROP TABLE seeded');
    await sql.query('VACUUM (ANALYZE)');
    await sql.query('CHECKPOINT').catch(() => undefined); // only some owners may
    return tenants;
  } finally {
    await sql.end();
  }
}

function aTenant(master) {
  const [id, connection, secret] = [newId(), newId(), `pb_${randomBytes(32).toString('base64url')}`];
  const [data, fingerprint, own] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const wrap = (purpose, key) => master.seal('tenantKey', tenantKeyBinding(id, purpose, 1), key);
  const bound = { tenantId: id, connectionId: connection, field: 'auth_token', kind: 'api_key', form: 'value' };
  return {
    ...{ id, connection, secret, masterId: master.name, keyId: newId(), rest: randomBytes(24).toString('base64url') },
    hash: createHash('sha256').update(secret, 'utf8').digest(),
    data: wrap('data', data),
    fingerprint: wrap('fingerprint', fingerprint),
    connectionKey: new SealingKey('1', data).seal('connectionKey', connectionKeyBinding(id, connection, 1), own),
    token: new SealingKey('1', own).seal(
      'credential',
      credentialBinding({ ...bound, version: 1, origin: ORIGIN }),
      TOKEN,
    ),
  };
}

async function insertTenants(sql, tenants) {
  const column = (name) => tenants.map((tenant) => tenant[name]);
  const names = [
    'id',
    'connection',
    'keyId',
    'rest',
    'masterId',
    'hash',
    'data',
    'fingerprint',
    'connectionKey',
    'token',
  ];
  await sql.query(TENANT_ROWS.stage, names.map(column));
  for (const insert of TENANT_ROWS.inserts) await sql.query(insert, insert.includes('$1') ? [ORIGIN] : []);
  await sql.query('DROP TABLE staged');
}

async function insertOperations(sql, count) {
  const now = Date.now() - 60_000;
  for (const week of weeksFrom(new Date(now - (WEEKS - 1) * WEEK_MS), WEEKS - 2)) {
    if (week.start < weekOf(new Date(now)).start) await attach(sql, week);
  }
  const times = Array.from({ length: TIMES }, (_, n) => new Date(now - (WEEKS - 1) * WEEK_MS * (1 - (n + 1) / TIMES)));
  await sql.query(
    `CREATE TEMP TABLE times AS SELECT (n - 1)::integer AS n, prefix, at
    FROM unnest($1::text[], $2::timestamptz[]) WITH ORDINALITY AS t (prefix, at, n)`,
    [times.map((at) => firstIdAt(at).slice(0, 10)), times],
  );
  for (const insert of [...OPERATION_ROWS, ...ADMIN_ROWS]) await sql.query(insert.replaceAll('$count', String(count)));
  await sql.query('DROP TABLE times');
}

/** As the hub's own keeper of partitions makes them. */
async function attach(sql, { label, from, to }) {
  for (const [table, storage] of [
    ['operations', 'WITH (fillfactor = 70)'],
    ['operation_attempts', ''],
    ['audit_log', ''],
  ]) {
    const partition = `${table}_w${label}`;
    await sql.query(`CREATE TABLE IF NOT EXISTS ${partition} (LIKE ${table} INCLUDING ALL) ${storage}`);
    await sql.query(`ALTER TABLE ${partition} ENABLE ROW LEVEL SECURITY`);
    await sql.query(`ALTER TABLE ${table} ATTACH PARTITION ${partition} FOR VALUES FROM ('${from}') TO ('${to}')`);
  }
}
