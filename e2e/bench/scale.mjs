// What years of use cost: a hub with a million finished operations, 10,000 tenants and 50 rules each beside one with next to
// nothing, both at once and measured in turns, so that whatever else the machine does hits both alike.
import process from 'node:process';
import { measureQueued } from './async.mjs';
import { costs, openHub, perOperation, request } from './hubs.mjs';
import { load } from './load.mjs';
import { memoryOf } from './processes.mjs';
import { readEverything } from './reading.mjs';
import { seed } from './seed.mjs';

const FEW = { tenants: 500, rulesEach: 1, operations: 0 };
const MANY = {
  tenants: Number(process.env['BENCH_TENANTS'] ?? 10_000),
  rulesEach: 50,
  operations: Number(process.env['BENCH_OPERATIONS'] ?? 1_000_000),
};
const ROUNDS = 2;

export async function measureScale({ folder, vendor, seconds }) {
  const hubs = [];
  try {
    for (const amounts of [FEW, MANY]) hubs.push(await openHub({ folder, vendor }).then((hub) => seeded(hub, amounts)));
    const [, many] = hubs;
    const kinds = kindsOf(vendor, seconds);
    const rows = [];
    for (const [name, measure] of Object.entries(kinds)) rows.push({ name, ...(await inTurns(hubs, measure)) });
    return { seededInMs: many.seededInMs, rows, passes: await passesOver(many), reading: await readEverything(many) };
  } finally {
    for (const hub of hubs) await hub.stop();
  }
}

async function seeded(hub, amounts) {
  const startedAt = performance.now();
  const tenants = await seed(hub, amounts).catch(async (error) => {
    await hub.stop();
    throw error;
  });
  const keys = tenants.map((tenant) => tenant.secret);
  return { ...hub, tenants, keys, seededInMs: Math.round(performance.now() - startedAt) };
}

/** Of the first tenant, which has the most; then of tenants this process has never heard of, then of the same again. */
function kindsOf(vendor, seconds) {
  const sync =
    (callers, more = {}) =>
    (hub) =>
      measured(hub, { callers, seconds, ...request('sync', hub.keys[0]), ...more });
  const turns = (hub) => ({ keys: hub.keys.slice(1, FEW.tenants), amount: FEW.tenants - 1 });
  return {
    'sync, 16 callers': sync(16),
    'sync, 1 caller': sync(1),
    'async, 16 callers': (hub) => measureQueued(hub, vendor, 16, seconds, request('async', hub.keys[0])),
    'sync, 499 tenants in turn, 16 callers': (hub) => sync(16, turns(hub))(hub),
  };
}

/** Few, many, many, few: a trend of the machine cancels out. The first look at each is thrown away. */
async function inTurns([few, many], measure) {
  const cold = { few: await measure(few), many: await measure(many) };
  const found = { few: [], many: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    found.few.push(await measure(few));
    found.many.push(await measure(many), await measure(many));
    found.few.push(await measure(few));
  }
  return { cold, few: mean(found.few), many: mean(found.many) };
}

/** Every tenant once, twice, three times: what a cold tenant costs, and whether this process remembers so many. */
async function passesOver(hub) {
  const rows = [];
  for (const tenants of [Math.floor(hub.keys.length / 3), hub.keys.length]) {
    for (const pass of ['first', 'second', 'third']) {
      const keys = hub.keys.slice(0, tenants);
      const row = await measured(hub, { ...request('sync'), callers: 16, keys, amount: tenants });
      rows.push({ tenants, pass, ...row, memoryMb: Math.round(memoryOf(hub.pid)) });
    }
  }
  return rows;
}

async function measured(hub, options) {
  const before = await costs(hub);
  const row = await load({ url: hub.operations, ...options });
  return { ...row, ...perOperation(before, await costs(hub), row.answered) };
}

function mean(rows) {
  const of = (name) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0) / rows.length;
  const names = ['perSecond', 'completed', 'mean', 'p99', 'refused', 'hubCpuUs', 'postgresCpuUs', 'statements'];
  return Object.fromEntries(names.map((name) => [name, Number(of(name).toFixed(2))]));
}

export function reportScale({ seededInMs, rows, passes, reading }) {
  console.log(
    `${MANY.operations} operations, ${MANY.tenants} tenants of ${MANY.rulesEach} rules; seeded in ${seededInMs} ms`,
  );
  console.table(rows.map(compared));
  console.table(
    passes.map((row) => ({
      tenants: row.tenants,
      pass: row.pass,
      'per second': row.perSecond,
      'mean ms': row.mean,
      'p99 ms': row.p99,
      refused: row.refused,
      statements: row.statements,
      'hub CPU µs': row.hubCpuUs,
      'Postgres CPU µs': row.postgresCpuUs,
      'memory MB': row.memoryMb,
    })),
  );
  console.table(reading);
}

function compared({ name, few, many, cold }) {
  const pair = (key) => `${few[key]} / ${many[key]}`;
  const rate = few.completed > 0 ? 'completed' : 'perSecond';
  return {
    'few / many': name,
    'per second': pair(rate),
    'times slower': Number((few[rate] / many[rate]).toFixed(2)),
    'mean ms': pair('mean'),
    'p99 ms': pair('p99'),
    'first time ms': `${cold.few.mean} / ${cold.many.mean}`,
    'hub CPU µs': pair('hubCpuUs'),
    'Postgres CPU µs': pair('postgresCpuUs'),
    'times CPU': Number(((many.hubCpuUs + many.postgresCpuUs) / (few.hubCpuUs + few.postgresCpuUs)).toFixed(2)),
    statements: pair('statements'),
    refused: pair('refused'),
  };
}
