import { eventually } from '@patchbay/testing';
import type { Fleet } from './fleet.ts';
import { effectsIn, storedOperations, type Asked, type History } from './history.ts';

/** Everything that has happened in this fleet so far. */
export async function historyOf(fleet: Fleet, asked: readonly Asked[]): Promise<History> {
  const operations = await storedOperations((sql) => fleet.query(sql));
  const { journal } = fleet.home.sandbox;
  const entries = journal.after(0);
  if (entries.length < journal.newest) throw new Error('The journal has forgotten some of what the vendors did.');
  return { asked, operations, effects: effectsIn(entries) };
}

/** Waits until every operation has ended; whatever else is wrong then is thrown as it is. */
export async function settledHistory(fleet: Fleet, asked: readonly Asked[]): Promise<History> {
  await eventually(async () => {
    const open = await fleet.query(
      `SELECT id, status FROM operations WHERE status NOT IN ('delivered', 'exhausted', 'rejected', 'cancelled')`,
    );
    if (open.length > 0) throw new Error(`Not ended: ${JSON.stringify(open)}`);
  });
  return historyOf(fleet, asked);
}
