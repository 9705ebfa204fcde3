// Hubs to measure: started with a local vendor, spoken to by REST, their costs read from outside.
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { cpuOf, cpuOfPostgres, ENTRY, startHub, until } from './processes.mjs';

export const KEY = 'pb_bench_key_0123456789abcdef';
export const PLATFORM_KEY = 'platform-key-of-the-bench-0123456789';
export const INPUT = { to: '+15005550006', body: 'Your table is ready.' };
const CREDENTIALS = {
  account_sid: 'AC0123456789abcdef0123456789abcdef',
  auth_token: '0123456789abcdef0123456789abcdef',
  from_number: '+15005550001',
};

/** What a caller sends to have a message sent. */
export function request(mode, key = KEY) {
  return {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ capability: 'send_sms', mode, input: INPUT }),
  };
}

/** A hub with a data folder of its own below `folder`; stop it. */
export async function openHub({ folder, vendor, entry = ENTRY }) {
  const dataDir = mkdtempSync(join(folder, 'hub-'));
  const hub = await startHub(entry, dataDir, {
    PATCHBAY_BOOTSTRAP_API_KEY: KEY,
    PATCHBAY_PLATFORM_KEY: PLATFORM_KEY,
    PATCHBAY_VENDOR_BASE_URLS: JSON.stringify({ twilio: `http://127.0.0.1:${vendor.port}` }),
  });
  return { ...hub, dataDir, operations: `${hub.url}/api/v1/operations` };
}

/** A hub whose first tenant has connected Twilio, for as long as it is measured. */
export async function withHub({ folder, vendor, entry }, measure) {
  const hub = await openHub({ folder, vendor, entry });
  try {
    await connectTwilio(hub.url, KEY);
    return await measure(hub);
  } finally {
    await hub.stop();
  }
}

/** Connects Twilio and routes messages to it; answers the connection once it is active. */
export async function connectTwilio(url, key) {
  const { id } = await call(url, 'POST', '/api/v1/integrations', key, {
    provider: 'twilio',
    enabled_capabilities: ['send_sms'],
    credentials: CREDENTIALS,
  });
  const path = `/api/v1/integrations/${id}`;
  await until(async () => (await call(url, 'GET', path, key)).status === 'active', 20_000);
  await call(url, 'POST', '/api/v1/routing-rules', key, { capability: 'send_sms', integration_id: id });
  return id;
}

export async function call(url, method, path, key, body) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { success, data, message } = await answer.json();
  if (!success) throw new Error(`${method} ${path}: ${message}`);
  return data;
}

/** A session of the schema's owner in the hub's embedded Postgres; end it. */
export async function openSql(dataDir) {
  const home = join(dataDir, 'postgres');
  const { owner: password } = JSON.parse(readFileSync(join(home, 'credentials.json'), 'utf8'));
  const port = Number(readFileSync(join(home, 'port'), 'utf8'));
  const sql = new pg.Client({ host: '127.0.0.1', port, user: 'patchbay_owner', password, database: 'patchbay' });
  await sql.connect();
  return sql;
}

/** What the hub and its Postgres have used, and asked of each other, so far. */
export async function costs({ url, pid, dataDir }) {
  const metrics = await metricsOf(url);
  return {
    hub: cpuOf(pid),
    postgres: cpuOfPostgres(dataDir),
    statements: metrics('patchbay_database_statements_total'),
    commits: metrics('patchbay_database_commits_total'),
  };
}

/** Reads the hub's own counters, summed over their labels. */
export async function metricsOf(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  return (name) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? ([0-9.e+]+)$`, 'gm'))].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
}

export function perOperation(before, after, operations) {
  const each = (name) => (after[name] - before[name]) / operations;
  return {
    hubCpuUs: Math.round(each('hub') * 1e6),
    postgresCpuUs: Math.round(each('postgres') * 1e6),
    statements: Number(each('statements').toFixed(3)),
    commits: Number(each('commits').toFixed(3)),
  };
}
