// How many operations a second are accepted (202), and how many reach the vendor, meanwhile and once the callers are gone.
import { costs, metricsOf, perOperation, request, withHub } from './hubs.mjs';
import { load } from './load.mjs';
import { until } from './processes.mjs';
import { measureEmpty, measureHub, measureVendor } from './sync.mjs';

const CALLERS = [16, 64];
const DRAIN_MS = 300_000;
const WARM_SECONDS = 6;

export async function measureAsync({ folder, vendor, seconds }) {
  const ceiling = await measureVendor(vendor, CALLERS, seconds);
  const empty = await measureEmpty(CALLERS, seconds);
  const [sync, rows] = [[], []];
  await withHub({ folder, vendor }, async (hub) => {
    // A young process compiles as it goes: nothing it costs then says what it will.
    await measureQueued(hub, vendor, 64, WARM_SECONDS);
    for (const callers of CALLERS) {
      sync.push(...(await measureHub(hub, [callers], seconds)));
      rows.push(await measureQueued(hub, vendor, callers, seconds));
    }
  });
  return { ceiling, empty, sync, rows };
}

/** One burst, and how long it takes to be carried out. */
export async function measureQueued(hub, vendor, callers, seconds, { headers, body } = request('async')) {
  const [before, startedAt, askedBefore, endedBefore] = [
    await costs(hub),
    performance.now(),
    await vendor.asked(),
    await endedOf(hub),
  ];
  const accepted = await load({ url: hub.operations, headers, body, callers, seconds });
  const [loadedAt, askedMeanwhile] = [performance.now(), (await vendor.asked()) - askedBefore];
  await until(async () => (await endedOf(hub)) - endedBefore >= accepted.answered, DRAIN_MS);
  const endedAt = performance.now();
  const backlog = Math.max(0, accepted.answered - askedMeanwhile);
  return {
    ...accepted,
    completedMeanwhile: Math.round(askedMeanwhile / ((loadedAt - startedAt) / 1_000)),
    // A backlog that is gone in a blink says nothing.
    completedAfter: backlog < 200 ? null : Math.round(backlog / ((endedAt - loadedAt) / 1_000)),
    completed: Math.round(accepted.answered / ((endedAt - startedAt) / 1_000)),
    ...perOperation(before, await costs(hub), accepted.answered),
  };
}

async function endedOf({ url }) {
  return (await metricsOf(url))('patchbay_operations_ended_total');
}

export function reportAsync({ ceiling, empty, sync, rows }) {
  console.table(
    rows.map((row, index) => ({
      callers: row.callers,
      'accepted per second': row.perSecond,
      'of an empty handler': share(row.perSecond, empty[index].perSecond),
      'accepted p99 ms': row.p99,
      'completed per second': row.completed,
      meanwhile: row.completedMeanwhile,
      afterwards: row.completedAfter ?? '',
      'of the bare vendor': share(row.completed, ceiling[index].perSecond),
      'of sync': share(row.completed, sync[index].perSecond),
      'sync per second': sync[index].perSecond,
      'hub CPU µs': row.hubCpuUs,
      'Postgres CPU µs': row.postgresCpuUs,
      statements: row.statements,
      commits: row.commits,
    })),
  );
}

function share(part, whole) {
  return Number((part / whole).toFixed(2));
}
