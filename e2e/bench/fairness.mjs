// `node e2e/bench/fairness.mjs`: how long the first operation of a quiet tenant waits to be asked at its vendor while others
// have 100,000 queued. With BENCH_ENTRY and BENCH_NODE_FLAGS it runs another build, or the sources.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cpuOf, cpuOfPostgres, memoryOf, startHub, until } from './processes.mjs';

const QUEUED = Number(process.env['BENCH_QUEUED'] ?? 100_000);
const QUIET_TENANTS = 10;
const SETTLE_SECONDS = 4;
const ENTRY = process.env['BENCH_ENTRY'] ?? 'apps/api/dist/main.js';
const PLATFORM_KEY = 'platform-key-of-the-bench-0123456789';

/** Who floods, and how long a vendor takes to answer the flooding: longer than the hub's patience is a time-out. */
const SCENES = [
  { name: 'nobody floods', floods: 0, delayMs: 0 },
  { name: 'one tenant, quick vendor', floods: 1, delayMs: 20 },
  { name: 'one tenant, vendor times out', floods: 1, delayMs: 60_000 },
  { name: 'five tenants, vendors time out', floods: 5, delayMs: 60_000 },
  { name: 'twenty tenants, vendors time out', floods: 20, delayMs: 60_000 },
];

/** When each account was first asked to send something, and how slow its vendor is. */
const arrivals = new Map();
const delays = new Map();
let asked = 0;
let tenants = 0;

const vendor = createServer((request, response) => {
  const account = /Accounts\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
  const isMessage = request.method === 'POST';
  if (isMessage) {
    asked += 1;
    if (!arrivals.has(account)) arrivals.set(account, performance.now());
  }
  request.resume();
  const answer = () => {
    if (response.destroyed) return;
    response.writeHead(isMessage ? 201 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ sid: 'SM0123456789abcdef0123456789abcdef', status: isMessage ? 'queued' : 'active' }),
    );
  };
  const delayMs = isMessage ? (delays.get(account) ?? 0) : 0;
  request.on('end', () => (delayMs > 0 ? setTimeout(answer, delayMs).unref() : answer()));
});
await new Promise((resolve) => vendor.listen(0, '127.0.0.1', resolve));

console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${QUEUED} queued in all`);
const rows = [];
for (const scene of SCENES) rows.push(await play(scene));
console.table(rows);
vendor.closeAllConnections();
vendor.close();

/** A hub of its own for each, so that nothing of the one before is under way. */
async function play({ name, floods, delayMs }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-fairness-'));
  const hub = await startHub(ENTRY, dataDir, {
    PATCHBAY_PLATFORM_KEY: PLATFORM_KEY,
    PATCHBAY_VENDOR_BASE_URLS: JSON.stringify({ twilio: `http://127.0.0.1:${vendor.address().port}` }),
  });
  try {
    const quiet = await Promise.all(Array.from({ length: QUIET_TENANTS }, () => aTenant(hub.url)));
    const flooding = await Promise.all(Array.from({ length: floods }, () => aTenant(hub.url)));
    for (const { account } of flooding) delays.set(account, delayMs);
    await flood(dataDir, flooding, floods === 0 ? 0 : Math.floor(QUEUED / floods));
    await sleep(SETTLE_SECONDS * 1_000);
    const before = { at: performance.now(), asked, hub: cpuOf(hub.pid), postgres: cpuOfPostgres(dataDir) };
    const waits = [];
    for (const tenant of quiet) {
      waits.push(await waitOf(hub.url, tenant));
      await sleep(500);
    }
    const seconds = (performance.now() - before.at) / 1_000;
    waits.sort((a, b) => a - b);
    return {
      scene: name,
      'median ms': Math.round(waits[waits.length / 2]),
      'most ms': Math.round(waits.at(-1)),
      'asked per second': Math.round((asked - before.asked) / seconds),
      'hub CPU %': Math.round(((cpuOf(hub.pid) - before.hub) / seconds) * 100),
      'Postgres CPU %': Math.round(((cpuOfPostgres(dataDir) - before.postgres) / seconds) * 100),
      'memory MB': Math.round(memoryOf(hub.pid)),
    };
  } finally {
    vendor.closeAllConnections();
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** From asking, by REST, to the vendor's being asked. */
async function waitOf(url, { key, account }) {
  const askedAt = performance.now();
  await call(url, 'POST', '/api/v1/operations', key, {
    capability: 'send_sms',
    input: { to: '+15005550006', body: 'Your table is ready.' },
  });
  await until(() => arrivals.has(account), 120_000);
  return arrivals.get(account) - askedAt;
}

async function aTenant(url) {
  const number = (tenants += 1);
  const slug = `bench-${number}`;
  const { id, api_key: key } = await call(url, 'POST', '/api/v1/tenants', PLATFORM_KEY, { name: slug, slug });
  const account = `AC${String(number).padStart(32, '0')}`;
  const body = {
    provider: 'twilio',
    enabled_capabilities: ['send_sms'],
    credentials: {
      account_sid: account,
      auth_token: '0123456789abcdef0123456789abcdef',
      from_number: '+15005550001',
    },
  };
  const { id: connection } = await call(url, 'POST', '/api/v1/integrations', key, body);
  const path = `/api/v1/integrations/${connection}`;
  await until(async () => (await call(url, 'GET', path, key)).status === 'active', 30_000);
  return { id, key, account, connection };
}

async function call(url, method, path, key, body) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { success, data, message } = await answer.json();
  if (!success) throw new Error(`${path}: ${message}`);
  return data;
}

/** As if so many had been asked for: operations, their work and their lanes. */
async function flood(dataDir, flooding, each) {
  const home = join(dataDir, 'postgres');
  const { owner } = JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8'));
  const port = Number(readFileSync(join(home, 'port'), 'utf8'));
  const sql = new pg.Client({ host: '127.0.0.1', port, user: 'patchbay_owner', password: owner, database: 'patchbay' });
  await sql.connect();
  await sql.query('BEGIN');
  for (const { id, connection } of flooding) {
    const values = [id, connection.slice(0, 10), connection, each];
    await sql.query(
      `INSERT INTO operations (tenant_id, id, capability, environment, integration_id, provider, mode, status,
         input_redacted, request_id)
       SELECT $1, $2 || lpad(n::text, 16, '0'), 'send_sms', 'production', $3, 'twilio', 'async', 'pending',
         '{"to": "+15005550006", "body": "flood"}', 'bench' FROM generate_series(1, $4::integer) n`,
      values,
    );
    await sql.query(
      `INSERT INTO work (queue, tenant_id, lane, id)
       SELECT 'operations', $1, $3, $2 || lpad(n::text, 16, '0') FROM generate_series(1, $4::integer) n`,
      values,
    );
    await sql.query(`INSERT INTO lanes (queue, tenant_id, lane, due_at) VALUES ('operations', $1, $2, now())`, [
      id,
      connection,
    ]);
  }
  await sql.query(`SELECT pg_notify('patchbay_work', '["operations"]')`);
  await sql.query('COMMIT');
  await sql.end();
}
