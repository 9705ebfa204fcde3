import type { WorkItem } from '@patchbay/platform';

/** The queue of runs that are going on: one row of work each, from their start to their end. */
export const RUNS_QUEUE = 'workflow-runs';
/** Runs take turns by tenant; inside one there is nothing to keep apart. */
const LANE = 'runs';

/** How long a run waits before it looks at its operation by itself, in case nobody told it: half as long as it has waited. */
const FIRST_LOOK_MS = 10_000;
const LAST_LOOK_MS = 300_000;

/** The work of going on with a run; default at once. */
export function workOf(tenantId: string, runId: string, dueAt?: Date): WorkItem {
  return { queue: RUNS_QUEUE, tenantId, lane: LANE, id: runId, ...(dueAt === undefined ? {} : { dueAt }) };
}

/** When to look again at an operation that was begun at `since`. */
export function nextLook(now: Date, since: Date | null): Date {
  const waited = since === null ? 0 : now.getTime() - since.getTime();
  return new Date(now.getTime() + Math.min(LAST_LOOK_MS, Math.max(FIRST_LOOK_MS, waited / 2)));
}
