import { firstIdAt } from '@patchbay/platform';

const DAY_MS = 24 * 3600 * 1000;

/** The first id that is within its retention: what is older may be gone, and nobody has tampered. */
export function firstIdKept(now: Date, days: number): string {
  return firstIdAt(new Date(Math.max(0, now.getTime() - days * DAY_MS)));
}
