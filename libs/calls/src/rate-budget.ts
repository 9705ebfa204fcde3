import type { RateLimit } from '@patchbay/provider-kit';
import { slotsOf } from './permit-book.ts';

/** A row of rate_windows, and the database's time. */
export interface CountedWindow {
  readonly used: number;
  readonly earlier_used: readonly number[];
  readonly start_ms: number;
  readonly now_ms: number;
}

/** What is left of a limit at this moment, over all processes. */
export interface Budget {
  /** Permits that processes took, whether they have used them yet or not. */
  readonly used: number;
  readonly left: number;
  /** Until some of what is used comes back; 0: nothing is used. */
  readonly moreInMs: number;
}

/** The limit that holds for a connection, and what is left of it. */
export interface BudgetDescription {
  /** Null: none is known. */
  readonly limit: RateLimit | null;
  readonly window: Budget | null;
  /** The vendor asked for silence until then. */
  readonly suspendedUntil: Date | null;
}

/** The sum that `patchbay_take_permits` makes, without taking any. */
export function budgetOf(limit: RateLimit, counted: CountedWindow | null): Budget {
  if (counted === null) return { used: 0, left: limit.limit, moreInMs: 0 };
  const slots = slotsOf(limit);
  const slotMs = Math.max(1, Math.floor(limit.windowMs / slots));
  const held = Math.floor(Math.round(counted.start_ms) / slotMs);
  const slot = Math.max(held, Math.floor(counted.now_ms / slotMs));
  const ages = [counted.used, ...counted.earlier_used]
    .map((used, index) => ({ used, age: slot - held + index }))
    // A sliding window counts its slots and the current one; a fixed one only the current.
    .filter(({ used, age }) => used > 0 && age < (slots === 1 ? 1 : slots + 1));
  const used = ages.reduce((sum, each) => sum + each.used, 0);
  const oldest = Math.max(0, ...ages.map(({ age }) => age));
  const backAt = (slot + (slots === 1 ? 1 : slots + 1 - oldest)) * slotMs;
  return {
    used,
    left: Math.max(0, limit.limit - used),
    moreInMs: used === 0 ? 0 : Math.max(0, Math.ceil(backAt - counted.now_ms)),
  };
}
