import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { RateLimiter, type PermitRequest } from '@patchbay/calls';
import {
  Clock,
  DRAIN,
  GroupWriter,
  Lifecycle,
  Metrics,
  Outbox,
  PatchbayError,
  SystemDatabase,
  WorkQueue,
  type Claim,
} from '@patchbay/platform';
import { OperationTries } from './operation-tries.repository.ts';
import { PAUSED_UNTIL } from './paused-work.ts';
import {
  ACCEPT_COUNTED,
  ACCEPT_LIMITED,
  ACCEPT_QUEUED,
  ACCEPT_STARTED,
  MAX_BATCH,
  OPERATIONS_TOPIC,
  type Acceptance,
  type AcceptanceRow,
  type GrantRow,
  type NewOperation,
} from './accept.statements.ts';
import { FINISH, START, START_NEXT, type FinishedTry, type FollowingTry, type StartedTry } from './try.statements.ts';
import { MOVE, type MovedRow } from './move.statements.ts';

/** One try must fit: connecting (5 s) and the answer (30 s), with room for a slow process. */
export const LEASE_MS = 45_000;
const FINISH_AGAIN_MS = 250;
interface Accepted {
  readonly acceptance: Acceptance;
  /** Monotonic time before the statement was sent: the lease counts from here. */
  readonly sentAt: number;
}

/**
 * The writes of the hot path. They are gathered: rows of concurrent operations share a statement and
 * a commit, and each is acknowledged only after it.
 */
@Injectable()
export class OperationLedger {
  private readonly ended: { inc(labels: { provider: string; status: string }): void };
  private readonly startedWriter: GroupWriter<NewOperation, Accepted>;
  private readonly queuedWriter: GroupWriter<NewOperation, Accepted>;
  private readonly tryWriter: GroupWriter<StartedTry, boolean>;
  private readonly nextTryWriter: GroupWriter<FollowingTry, boolean>;
  private readonly finishWriter: GroupWriter<FinishedTry, boolean>;

  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(OperationTries) private readonly tries: OperationTries,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Metrics) metrics: Metrics,
    @Inject(Lifecycle) lifecycle: Lifecycle,
  ) {
    this.ended = metrics.counter('patchbay_operations_ended_total', 'Operations that ended.', ['provider', 'status']);
    const writer = <Row, Result>(name: string, write: (rows: readonly Row[]) => Promise<readonly Result[]>) => {
      const made = new GroupWriter<Row, Result>({ name, maxBatch: MAX_BATCH, write });
      lifecycle.onDrain(DRAIN.writers, name, () => made.drain());
      return made;
    };
    this.startedWriter = writer('operations-accept', (rows) =>
      this.writeAccepted(rows, (some) => this.insertStarted(some)),
    );
    this.queuedWriter = writer('operations-queue', (rows) =>
      this.writeAccepted(rows, (some) => this.insertQueued(some)),
    );
    this.tryWriter = writer('operations-start', (rows) =>
      this.writeStarted(rows, START, START.values(rows, this.work.sqlClaimOwner, LEASE_MS)),
    );
    this.nextTryWriter = writer('operations-start-next', (rows) =>
      this.writeStarted(rows, START_NEXT, START_NEXT.values(rows, this.work.sqlClaimOwner, LEASE_MS)),
    );
    this.finishWriter = writer('operations-finish', (rows) => this.writeFinished(rows));
  }

  /** Stores an operation in progress, claimed by this process; `queued`: there was no room, it waits and nobody claims it. */
  async acceptStarted(operation: NewOperation): Promise<{ acceptance: Acceptance; claim: Claim }> {
    const { acceptance, sentAt } = await this.startedWriter.add(operation);
    this.touch(operation);
    return { acceptance, claim: this.work.claimOf(workItem(operation), sentAt, LEASE_MS) };
  }

  /** Stores an operation together with the work of delivering it. */
  async acceptQueued(operation: NewOperation): Promise<Acceptance> {
    const { acceptance } = await this.queuedWriter.add(operation);
    this.touch(operation);
    return acceptance;
  }

  /**
   * Commits that a vendor is about to be asked, and with it the try that was made before, if any. Null: claim lost,
   * cancelled meanwhile, or the connection has changed; then nothing was written.
   */
  async start(started: StartedTry, last: FollowingTry['last'] | null, claim: Claim): Promise<Claim | null> {
    const sentAt = this.clock.monotonicMs();
    const isStarted = await (last === null
      ? this.tryWriter.add(started)
      : this.nextTryWriter.add({ ...started, last }));
    return isStarted ? this.startedClaim(claim, sentAt) : null;
  }

  /** The same for a connection of which only so many may be under way, the claim being another's; `full`: no room now. */
  async move(started: StartedTry, last: FollowingTry['last'] | null, claim: Claim): Promise<Claim | 'full' | null> {
    const sentAt = this.clock.monotonicMs();
    const values = MOVE.values(started, last, this.work.sqlClaimOwner, LEASE_MS);
    const [moved] = await this.database.query<MovedRow>(MOVE, values);
    if (!moved) return null;
    if (!moved.fits) return 'full';
    return moved.started ? this.startedClaim({ ...claim, lane: started.integrationId }, sentAt) : null;
  }

  private startedClaim(claim: Claim, sentAt: number): Claim {
    this.touch(claim);
    const { queue, tenantId, lane, id, dueAt, epoch, tries } = claim;
    return this.work.claimOf({ queue, tenantId, lane, id, dueAt, epoch, tries }, sentAt, LEASE_MS);
  }

  /**
   * Ends the operation and releases its claim. False: the claim was lost, nothing was written. While the database is out
   * of reach it is tried again, for the vendor has acted and this process alone knows how; the claim's end is the limit.
   */
  async finish(finished: FinishedTry, claim: Claim): Promise<boolean> {
    let isMine = await this.finishOnce(finished, claim);
    let isRepeat = false;
    while (isMine === undefined) {
      await sleep(FINISH_AGAIN_MS);
      isRepeat = true;
      isMine = await this.finishOnce(finished, claim);
    }
    // The statement whose connection broke may have been committed all the same: then the attempt is there.
    isMine ||= isRepeat && (await this.tries.has(finished));
    if (isMine) {
      this.work.ended(claim);
      this.outbox.appended([`operation.${finished.status}`]);
      this.touch(finished);
      this.ended.inc({ provider: finished.attempt.provider, status: finished.status });
    }
    return isMine;
  }

  /** Whoever watches the list looks again; while nobody does, in no process, this compares two numbers. */
  private touch({ tenantId }: { readonly tenantId: string }): void {
    this.outbox.touch(OPERATIONS_TOPIC, tenantId);
  }

  /** Undefined: the database was out of reach, and there is time to try again. */
  private async finishOnce(finished: FinishedTry, claim: Claim): Promise<boolean | undefined> {
    try {
      return await this.finishWriter.add(finished);
    } catch (error) {
      if (!(error instanceof PatchbayError) || claim.deadline.expired()) throw error;
      return undefined;
    }
  }

  /** Two rows with one idempotency key cannot share a statement: the later one is told that the key is in use. */
  private async writeAccepted(
    rows: readonly NewOperation[],
    insert: (rows: readonly NewOperation[]) => Promise<readonly AcceptanceRow[]>,
  ): Promise<readonly Accepted[]> {
    const sentAt = this.clock.monotonicMs();
    const firstOfKey = new Map<string, string>();
    for (const row of rows) {
      if (row.idempotencyKey === null) continue;
      const key = `${row.tenantId} ${row.idempotencyKey}`;
      if (!firstOfKey.has(key)) firstOfKey.set(key, row.id);
    }
    const isLater = (row: NewOperation): boolean =>
      row.idempotencyKey !== null && firstOfKey.get(`${row.tenantId} ${row.idempotencyKey}`) !== row.id;
    const answers = new Map((await insert(rows.filter((row) => !isLater(row)))).map((row) => [row.id, row]));
    return rows.map((row) => ({ acceptance: isLater(row) ? 'repeated' : acceptanceOf(answers.get(row.id)), sentAt }));
  }

  private async insertStarted(rows: readonly NewOperation[]): Promise<readonly AcceptanceRow[]> {
    const wanted = rows.flatMap((row) => (row.permit === null ? [] : [row.permit]));
    if (rows.some((row) => row.isLimited)) return this.insertCounted(rows, wanted);
    if (wanted.length > 0) return this.insertLimited(rows, wanted);
    return this.database.query<AcceptanceRow>(
      ACCEPT_STARTED,
      ACCEPT_STARTED.values(rows, this.work.sqlClaimOwner, LEASE_MS),
    );
  }

  private async insertLimited(
    rows: readonly NewOperation[],
    wanted: readonly PermitRequest[],
  ): Promise<readonly AcceptanceRow[]> {
    const answers = await this.database.query<AcceptanceRow | GrantRow>(
      ACCEPT_LIMITED,
      ACCEPT_LIMITED.values(rows, this.work.sqlClaimOwner, LEASE_MS, wanted),
    );
    return this.granted(answers, wanted);
  }

  /** What there is no room for waits in its connection's lane, behind those who wait there already. */
  private async insertCounted(
    rows: readonly NewOperation[],
    wanted: readonly PermitRequest[],
  ): Promise<readonly AcceptanceRow[]> {
    return this.database.inTransaction(async (tx) => {
      const values = ACCEPT_COUNTED.values(rows, this.work.sqlClaimOwner, LEASE_MS, wanted);
      const answers = this.granted(await tx.query<AcceptanceRow | GrantRow>(ACCEPT_COUNTED, values), wanted);
      const waiting = new Set(answers.filter(({ stored, fits }) => stored && fits === false).map(({ id }) => id));
      const items = rows.filter(({ id }) => waiting.has(id)).map((row) => ({ ...workItem(row), dueAt: row.createdAt }));
      await this.work.enqueue(tx, items);
      return answers;
    });
  }

  private granted(answers: readonly (AcceptanceRow | GrantRow)[], wanted: readonly PermitRequest[]): AcceptanceRow[] {
    const grants = new Map(answers.filter(isGrant).map(({ grant }) => [grant.connection_id, grant]));
    for (const request of wanted) {
      const grant = grants.get(request.connectionId);
      if (grant) this.limiter.grant(request, grant);
    }
    return answers.filter((answer): answer is AcceptanceRow => !isGrant(answer));
  }

  private async insertQueued(rows: readonly NewOperation[]): Promise<readonly AcceptanceRow[]> {
    return this.database.inTransaction(async (tx) => {
      const answers = await tx.query<AcceptanceRow>(ACCEPT_QUEUED, ACCEPT_QUEUED.values(rows));
      const stored = new Set(answers.filter((answer) => answer.stored).map((answer) => answer.id));
      await this.work.enqueue(
        tx,
        rows.filter((row) => stored.has(row.id)).map((row) => ({ ...workItem(row), dueAt: dueAt(row) })),
      );
      return answers;
    });
  }

  private async writeStarted(
    rows: readonly StartedTry[],
    statement: { readonly name: string; readonly text: string },
    values: unknown[],
  ): Promise<readonly boolean[]> {
    const started = await this.database.query<{ id: string }>(statement, values);
    const ids = new Set(started.map((row) => row.id));
    return rows.map((row) => ids.has(row.operationId));
  }

  /** Whoever has room looks at once: another process may, and it learns it from nobody else. */
  private makeRoom(released: readonly ReleasedRow[]): void {
    const lanes = new Map(released.flatMap(({ room_in: lane }) => (lane ? [[lane.join(' '), lane] as const] : [])));
    for (const [tenantId, lane] of lanes.values()) this.work.wake(OPERATIONS_QUEUE, tenantId, lane);
  }

  private async writeFinished(rows: readonly FinishedTry[]): Promise<readonly boolean[]> {
    const values = FINISH.values(rows, this.work.sqlClaimOwner);
    const released = await this.database.query<ReleasedRow>(FINISH, values);
    this.makeRoom(released);
    const ids = new Set(released.map((row) => row.id));
    return rows.map((row) => ids.has(row.operationId));
  }
}

interface ReleasedRow {
  readonly id: string;
  /** Where the end of this one lets another begin, as [tenant, lane]; null: nobody waits for that. */
  readonly room_in: readonly [string, string] | null;
}

function workItem(operation: NewOperation): { queue: string; tenantId: string; lane: string; id: string } {
  return {
    queue: OPERATIONS_QUEUE,
    tenantId: operation.tenantId,
    lane: operation.integrationId,
    id: operation.id,
  };
}

function isGrant(row: AcceptanceRow | GrantRow): row is GrantRow {
  return row.id === null;
}

function dueAt(operation: NewOperation): Date {
  return operation.status === 'paused' ? PAUSED_UNTIL : (operation.nextRetryAt ?? operation.createdAt);
}

/** The statement names every operation whose connection passed the fence; the rest are stale. */
function acceptanceOf(answer: AcceptanceRow | undefined): Acceptance {
  if (answer === undefined) return 'stale';
  if (!answer.stored) return 'repeated';
  return answer.fits === false ? 'queued' : 'stored';
}
