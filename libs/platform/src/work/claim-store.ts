import type { Clock } from '../clock/clock.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { SystemTransaction } from '../database/transaction.ts';
import { HeldClaim } from './held-claim.ts';
import type { Claim } from './work-queue.ts';
import { CLAIM, CLAIM_ORDERED, LOCK_ORDERED } from './claim.statements.ts';
import { EXTEND, LOCK_LANES, SETTLE } from './work.statements.ts';

/** How much may be claimed, and of whom. */
export interface ClaimRequest {
  readonly queue: string;
  readonly limit: number;
  readonly leaseMs: number;
  readonly ordered: boolean;
  /** The tenant served last; the one after it is next. */
  readonly after: string;
  /** How many claims a tenant may take that holds none; `room` names those that hold some. */
  readonly roomOfOthers: number;
  readonly room: ReadonlyMap<string, number>;
  /** The same of lanes. */
  readonly roomOfOtherLanes: number;
  readonly laneRoom: readonly (Lane & { readonly room: number })[];
}

export interface Lane {
  readonly tenantId: string;
  readonly lane: string;
}

/** How lanes stand after they were looked into. */
export interface SettledLanes {
  /** Still, or again, with due work. */
  readonly due: readonly Lane[];
  /** Milliseconds until the first of the others is due; null: none will be. */
  readonly nextInMs: number | null;
  /** Somebody is adding to one of them: it says due until it is looked into again. */
  readonly skipped: boolean;
}

/** What one look at a queue gave. */
export interface ClaimedPass {
  readonly claims: readonly HeldClaim[];
  /** Lanes that were looked into: they must be settled. */
  readonly visited: readonly Lane[];
  /** Whether due work may be left that was not looked at. */
  readonly more: boolean;
  /** Milliseconds until a lane becomes due that is not due yet; null: there is none. */
  readonly nextInMs: number | null;
  /** Somebody holds a lane that was in turn: it says due until it is looked into. */
  readonly skipped: boolean;
}

interface PassRow {
  readonly next_in_ms: number | null;
  readonly tenant_id: string | null;
  readonly lane: string | null;
  readonly quota: number;
  readonly more: boolean;
  readonly id: string | null;
  readonly claim_epoch: number;
  readonly tries: number;
  readonly due_at: Date;
}

interface LockedRow {
  readonly tenant_id: string;
  readonly lane: string;
  readonly turn: number;
  readonly place: number;
  readonly more: boolean;
  readonly share: number;
  readonly locked: boolean;
}

/** The claims of this process as rows of Postgres. */
export class ClaimStore {
  readonly #db: SystemDatabase;
  readonly #clock: Clock;
  readonly owner: string;

  constructor(db: SystemDatabase, clock: Clock, owner: string) {
    this.#db = db;
    this.#clock = clock;
    this.owner = owner;
  }

  async claim(request: ClaimRequest): Promise<ClaimedPass> {
    const sentAt = this.#clock.monotonicMs();
    if (request.ordered) {
      const { rows, skipped } = await this.#db.inTransaction((tx) => this.#claimOrdered(tx, request));
      return { ...this.#passOf(request, rows, sentAt), skipped };
    }
    const values = [...turnValues(request), this.owner, request.leaseMs, ...laneValues(request)];
    return { ...this.#passOf(request, await this.#db.query<PassRow>(CLAIM, values), sentAt), skipped: false };
  }

  /** Sets the lanes looked into to their next due time, and those that are empty aside. */
  async settle(queue: string, lanes: readonly Lane[]): Promise<SettledLanes> {
    if (lanes.length === 0) return { due: [], nextInMs: null, skipped: false };
    const visited = [lanes.map((lane) => lane.tenantId), lanes.map((lane) => lane.lane)];
    return this.#db.inTransaction(async (tx) => {
      const locked = await tx.query<{ tenant_id: string; lane: string }>(LOCK_LANES, [queue, ...visited]);
      const [state] = await tx.query<{ next_in_ms: number | null; due: Lane[]; present: number }>(SETTLE, [
        queue,
        locked.map((lane) => lane.tenant_id),
        locked.map((lane) => lane.lane),
        ...visited,
      ]);
      // Fewer present than visited: another process settled them.
      const skipped = locked.length < (state?.present ?? 0);
      return { due: state?.due ?? [], nextInMs: state?.next_in_ms ?? null, skipped };
    });
  }

  /** The heartbeat. Claims the database no longer knows as ours are lost. */
  async extend(claims: readonly HeldClaim[]): Promise<void> {
    const sentAt = this.#clock.monotonicMs();
    const rows = await this.#db.query<{ queue: string; tenant_id: string; id: string; claim_epoch: number }>(EXTEND, [
      this.owner,
      claims.map((claim) => claim.queue),
      claims.map((claim) => claim.tenantId),
      claims.map((claim) => claim.id),
      claims.map((claim) => claim.epoch),
      claims.map((claim) => claim.leaseMs),
    ]);
    const ours = new Set(rows.map((row) => key(row.queue, row.tenant_id, row.id, row.claim_epoch)));
    for (const claim of claims) {
      if (ours.has(key(claim.queue, claim.tenantId, claim.id, claim.epoch)))
        claim.deadline.extend(sentAt, claim.leaseMs);
      else if (!claim.ended) claim.deadline.lose();
    }
  }

  async #claimOrdered(
    tx: SystemTransaction,
    request: ClaimRequest,
  ): Promise<{ readonly rows: PassRow[]; readonly skipped: boolean }> {
    const inTurn = await tx.query<LockedRow>(LOCK_ORDERED, turnValues(request));
    const locked = inTurn.filter((row) => row.locked);
    const rows = await tx.query<PassRow>(CLAIM_ORDERED, [
      request.queue,
      request.limit,
      this.owner,
      request.leaseMs,
      locked.map((row) => row.tenant_id),
      locked.map((row) => row.lane),
      locked.map((row) => row.turn),
      locked.map((row) => row.place),
      locked.map((row) => row.more),
      locked.map((row) => row.share),
    ]);
    return { rows, skipped: locked.length < Math.min(inTurn.length, request.limit) };
  }

  #passOf(request: ClaimRequest, rows: readonly PassRow[], sentAt: number): Omit<ClaimedPass, 'skipped'> {
    const claims: HeldClaim[] = [];
    const lanes = new Map<string, Lane & { left: number; more: boolean }>();
    for (const row of rows) {
      if (row.tenant_id === null || row.lane === null) continue;
      const name = key(row.tenant_id, row.lane);
      const lane = lanes.get(name) ?? { tenantId: row.tenant_id, lane: row.lane, left: row.quota, more: row.more };
      lanes.set(name, lane);
      if (row.id === null) continue;
      lane.left -= 1;
      claims.push(this.#claimOf(request, { ...row, id: row.id }, lane, sentAt));
    }
    const visited = [...lanes.values()];
    const more = visited.length >= request.limit || visited.some((lane) => lane.more || lane.left <= 0);
    return { claims, visited, more, nextInMs: rows[0]?.next_in_ms ?? null };
  }

  #claimOf(request: ClaimRequest, row: PassRow & { id: string }, lane: Lane, sentAt: number): HeldClaim {
    return new HeldClaim(this.#clock, {
      queue: request.queue,
      tenantId: lane.tenantId,
      lane: lane.lane,
      id: row.id,
      dueAt: row.due_at,
      epoch: row.claim_epoch,
      tries: row.tries,
      owner: this.owner,
      sentAt,
      leaseMs: request.leaseMs,
    });
  }
}

/** Whether two claims are the same one. */
export function claimKey(claim: Claim): string {
  return key(claim.queue, claim.tenantId, claim.id, claim.epoch);
}

function key(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}

function turnValues(request: ClaimRequest): unknown[] {
  return [
    request.queue,
    request.after,
    request.limit,
    [...request.room.keys()],
    [...request.room.values()],
    request.roomOfOthers,
  ];
}

function laneValues({ laneRoom, roomOfOtherLanes }: ClaimRequest): unknown[] {
  return [
    laneRoom.map((lane) => lane.tenantId),
    laneRoom.map((lane) => lane.lane),
    laneRoom.map((lane) => lane.room),
    roomOfOtherLanes,
  ];
}
