// `npm run bench`: what a synchronous, durable operation costs, beside the bare vendor and beside an empty handler.
import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './load.mjs';
import { cpuOf, cpuOfPostgres, memoryOf, startHelper, startHub, until } from './processes.mjs';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8);
const CALLERS = [1, 16, 64];
const IDLE_SECONDS = Number(process.env['BENCH_IDLE_SECONDS'] ?? 30);
const KEY = 'pb_bench_key_0123456789abcdef';
const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
const OPERATION = JSON.stringify({
  capability: 'send_sms',
  mode: 'sync',
  input: { to: '+15005550006', body: 'Your table is ready.' },
});
const FORM = 'To=%2B15005550006&From=%2B15005550001&Body=Your+table+is+ready.';

const results = { machine: `${cpus().length} × ${cpus()[0]?.model}`, node: process.version, seconds: SECONDS };
const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
const vendor = await startHelper('vendor.mjs');
try {
  results.vendor = await measureAll(`http://127.0.0.1:${vendor.port}/2010-04-01/Accounts/AC/Messages.json`, {
    headers: { authorization: 'Basic YTpi', 'content-type': 'application/x-www-form-urlencoded' },
    body: FORM,
  });
  const empty = await startHelper('empty-nest.mjs');
  results.empty = await measureAll(`http://127.0.0.1:${empty.port}/api/v1/operations`, {
    headers: HEADERS,
    body: OPERATION,
  });
  await empty.stop();
  results.bare = await withHub('e2e/bench/hub-without-statements.mjs', (hub) => measureAll(hub.operations, request()));
  results.hub = await withHub('apps/api/dist/main.js', measureHub);
} finally {
  await vendor.stop();
  rmSync(folder, { recursive: true, force: true });
}
report(results);

function request() {
  return { headers: HEADERS, body: OPERATION };
}

async function measureAll(url, { headers, body }, around = (measure) => measure()) {
  await load({ url, headers, body, callers: 16, seconds: 3 });
  const rows = [];
  for (const callers of CALLERS) rows.push(await around(() => load({ url, headers, body, callers, seconds: SECONDS })));
  return rows;
}

async function withHub(entry, measure) {
  const dataDir = mkdtempSync(join(folder, 'hub-'));
  const hub = await startHub(entry, dataDir, {
    PATCHBAY_BOOTSTRAP_API_KEY: KEY,
    PATCHBAY_VENDOR_BASE_URLS: JSON.stringify({ twilio: `http://127.0.0.1:${vendor.port}` }),
  });
  try {
    await connectTwilio(hub.url);
    return await measure({ ...hub, dataDir, operations: `${hub.url}/api/v1/operations` });
  } finally {
    await hub.stop();
  }
}

async function connectTwilio(url) {
  const created = await post(`${url}/api/v1/integrations`, {
    provider: 'twilio',
    enabled_capabilities: ['send_sms'],
    credentials: {
      account_sid: 'AC0123456789abcdef0123456789abcdef',
      auth_token: '0123456789abcdef0123456789abcdef',
      from_number: '+15005550001',
    },
  });
  await until(async () => (await get(`${url}/api/v1/integrations/${created.id}`)).status === 'active', 20_000);
  await post(`${url}/api/v1/routing-rules`, { capability: 'send_sms', integration_id: created.id });
}

async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) });
  const { success, data, message } = await answer.json();
  if (!success) throw new Error(`${url}: ${message}`);
  return data;
}

async function get(url) {
  const answer = await fetch(url, { headers: HEADERS });
  return (await answer.json()).data;
}

async function measureHub(hub) {
  const idle = await measureIdle(hub);
  const rows = await measureAll(hub.operations, request(), async (measure) => {
    const before = await costs(hub);
    const row = await measure();
    return { ...row, ...perOperation(before, await costs(hub), row.answered) };
  });
  return { idle, rows };
}

async function costs({ url, pid, dataDir }) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return { hub: cpuOf(pid), postgres: cpuOfPostgres(dataDir), ...databaseCounters(metrics) };
}

/** Sums the hub's own counters over its database roles. */
function databaseCounters(metrics) {
  const sum = (name) =>
    [...metrics.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? ([0-9.e+]+)$`, 'gm'))].reduce(
      (all, [, n]) => all + Number(n),
      0,
    );
  return { statements: sum('patchbay_database_statements_total'), commits: sum('patchbay_database_commits_total') };
}

function perOperation(before, after, operations) {
  const each = (name) => (after[name] - before[name]) / operations;
  return {
    hubCpuUs: Math.round(each('hub') * 1e6),
    postgresCpuUs: Math.round(each('postgres') * 1e6),
    statements: Number(each('statements').toFixed(3)),
    commits: Number(each('commits').toFixed(3)),
  };
}

async function measureIdle(hub) {
  await sleep(5_000);
  const before = await costs(hub);
  await sleep(IDLE_SECONDS * 1000);
  const after = await costs(hub);
  return {
    hubCpuPercent: Number((((after.hub - before.hub) / IDLE_SECONDS) * 100).toFixed(2)),
    postgresCpuPercent: Number((((after.postgres - before.postgres) / IDLE_SECONDS) * 100).toFixed(2)),
    statementsPerSecond: Number(((after.statements - before.statements) / IDLE_SECONDS).toFixed(2)),
    memoryMb: Math.round(memoryOf(hub.pid)),
  };
}

function report(all) {
  const line = (name, row) => ({
    path: name,
    callers: row.callers,
    'per second': row.perSecond,
    'p50 ms': row.p50,
    'p99 ms': row.p99,
    'mean ms': row.mean,
    refused: row.refused,
    'hub CPU µs': row.hubCpuUs ?? '',
    'Postgres CPU µs': row.postgresCpuUs ?? '',
    statements: row.statements ?? '',
    commits: row.commits ?? '',
  });
  console.table([
    ...all.vendor.map((row) => line('bare vendor', row)),
    ...all.empty.map((row) => line('Nest + Fastify, empty', row)),
    ...all.bare.map((row) => line('hub without statements', row)),
    ...all.hub.rows.map((row) => line('hub', row)),
  ]);
  console.table([all.hub.idle]);
  mkdirSync('.cache/bench', { recursive: true });
  const file = `.cache/bench/${new Date().toISOString().replaceAll(':', '-')}.json`;
  writeFileSync(file, JSON.stringify(all, null, 2));
  console.log(`Written to ${file}`);
}
