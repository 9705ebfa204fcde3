import { LeaseDeadline } from './claim-deadline.ts';
import type { Clock } from '../clock/clock.ts';
import type { Claim, WorkItem } from './work-queue.ts';

/** What a statement answered about a claim it made. */
export interface ClaimFacts extends Required<WorkItem> {
  readonly epoch: number;
  readonly tries: number;
  readonly owner: string;
  /** Monotonic, before the statement was sent. */
  readonly sentAt: number;
  readonly leaseMs: number;
}

/** A claim of this process, from the statement that made it to the one that ends it. */
export class HeldClaim implements Claim {
  readonly queue: string;
  readonly tenantId: string;
  readonly lane: string;
  readonly id: string;
  readonly dueAt: Date;
  readonly epoch: number;
  readonly tries: number;
  readonly owner: string;
  readonly leaseMs: number;
  readonly deadline: LeaseDeadline;
  #ended = false;

  constructor(clock: Clock, facts: ClaimFacts) {
    this.queue = facts.queue;
    this.tenantId = facts.tenantId;
    this.lane = facts.lane;
    this.id = facts.id;
    this.dueAt = facts.dueAt;
    this.epoch = facts.epoch;
    this.tries = facts.tries;
    this.owner = facts.owner;
    this.leaseMs = facts.leaseMs;
    this.deadline = new LeaseDeadline(clock, facts.sentAt, facts.leaseMs);
  }

  /** Completed or given back, and committed. */
  get ended(): boolean {
    return this.#ended;
  }

  end(): void {
    this.#ended = true;
  }
}
