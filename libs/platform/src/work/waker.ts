import type { SystemTransaction } from '../database/transaction.ts';

/** A lane that has work, or has it earlier than was known. */
export interface LaneHint {
  readonly queue: string;
  readonly tenantId: string;
  readonly lane: string;
  readonly dueAt: Date;
}

/** A queue this process works is to be looked at. */
export type HintListener = (queue: string) => void;

/**
 * How processes tell each other that there is work. A hint may be lost, late, doubled or wrong: rows are the truth. A
 * waker never fails and never delays what it tells about.
 */
export abstract class Waker {
  /** Whether a hint reaches every worker; else only one of them, which passes on what it cannot serve. */
  abstract readonly reachesAll: boolean;
  /** Worker processes only; resolves without waiting for a connection. */
  abstract listen(listener: HintListener): void;
  /** Sent when the transaction commits, and only then. */
  abstract hint(tx: SystemTransaction, lanes: readonly LaneHint[]): Promise<void>;
  /** Sent now. */
  abstract wake(lanes: readonly LaneHint[]): void;
  /** Hints stop; what is on its way is given a moment to leave. */
  abstract stop(): Promise<void>;
}
