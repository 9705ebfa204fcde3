import { expect } from '@jest/globals';
import type { SpawnedHub } from '@patchbay/testing';
import type { Fleet } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { violations, type Asked } from './history.ts';
import { ask } from './wish.ts';

/** What the connection may have under way at its vendor. */
export const AT_ONCE = 5;

/** Half of them waited for, at every door at once. */
export function askMany(doors: readonly SpawnedHub[], name: string, count: number): Promise<Asked[]> {
  return Promise.all(
    Array.from({ length: count }, (_unused, index) =>
      ask(doors[index % doors.length]!, {
        marker: `${name}-${index}`,
        mode: index % 2 === 0 ? 'sync' : 'async',
        waitMs: 60_000,
      }),
    ),
  );
}

/** Limits the connection, has 200 asked for at once, and looks at what the vendor counted. */
export async function expectNeverMoreAtOnce(
  fleet: Fleet,
  doors: readonly SpawnedHub[],
  connection: string,
): Promise<void> {
  const body = { max_concurrent: AT_ONCE };
  await doors[0]!.client.must(200, 'PATCH', `/api/v1/integrations/${connection}/limits`, { body });
  const twilio = fleet.home.sandbox.vendors.get('twilio')!;
  twilio.faults.add({ kind: 'slow', delay_ms: 20, count: null, method: 'POST' });
  twilio.takeMostAtOnce();
  const asked = await askMany(doors, 'many', 200);
  const history = await settledHistory(fleet, asked);
  twilio.faults.clear();
  expect(violations(history)).toEqual([]);
  expect(history.operations.filter(({ status }) => status !== 'delivered')).toEqual([]);
  const most = twilio.takeMostAtOnce();
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(AT_ONCE);
}
