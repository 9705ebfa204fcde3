// What a synchronous, durable operation costs, beside the bare vendor and beside an empty handler.
import { costs, perOperation, request, withHub } from './hubs.mjs';
import { load } from './load.mjs';
import { BARE_ENTRY, startHelper } from './processes.mjs';

const CALLERS = [1, 16, 64];
const FORM = 'To=%2B15005550006&From=%2B15005550001&Body=Your+table+is+ready.';
const VENDOR_REQUEST = {
  headers: { authorization: 'Basic YTpi', 'content-type': 'application/x-www-form-urlencoded' },
  body: FORM,
};

export async function measureSync({ folder, vendor, seconds }) {
  const bareVendor = await measureVendor(vendor, CALLERS, seconds);
  const empty = await measureEmpty(CALLERS, seconds);
  const bare = await withHub({ folder, vendor, entry: BARE_ENTRY }, (hub) =>
    measureAll(hub.operations, request('sync'), CALLERS, seconds),
  );
  const hub = await withHub({ folder, vendor }, (one) => measureHub(one, CALLERS, seconds));
  return { vendor: bareVendor, empty, bare, hub };
}

/** The bare vendor: nothing that asks it can be faster. */
export function measureVendor(vendor, callers, seconds) {
  const url = `http://127.0.0.1:${vendor.port}/2010-04-01/Accounts/AC/Messages.json`;
  return measureAll(url, VENDOR_REQUEST, callers, seconds);
}

/** A handler that does nothing, in the hub's framework. */
export async function measureEmpty(callers, seconds) {
  const empty = await startHelper('empty-nest.mjs');
  try {
    return await measureAll(`http://127.0.0.1:${empty.port}/api/v1/operations`, request('sync'), callers, seconds);
  } finally {
    await empty.stop();
  }
}

export async function measureHub(hub, callers, seconds) {
  return measureAll(hub.operations, request('sync'), callers, seconds, async (measure) => {
    const before = await costs(hub);
    const row = await measure();
    return { ...row, ...perOperation(before, await costs(hub), row.answered) };
  });
}

async function measureAll(url, { headers, body }, callers, seconds, around = (measure) => measure()) {
  await load({ url, headers, body, callers: 16, seconds: 3 });
  const rows = [];
  for (const each of callers) rows.push(await around(() => load({ url, headers, body, callers: each, seconds })));
  return rows;
}

export function reportSync({ vendor, empty, bare, hub }) {
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
    ...vendor.map((row) => line('bare vendor', row)),
    ...empty.map((row) => line('Nest + Fastify, empty', row)),
    ...bare.map((row) => line('hub without statements', row)),
    ...hub.map((row) => line('hub', row)),
  ]);
}
