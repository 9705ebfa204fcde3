import { Inject, Injectable } from '@nestjs/common';
import { GroupWriter, Outbox, SystemDatabase, WorkQueue, type Claim, type SystemTransaction } from '@patchbay/platform';
import { MAX_BATCH, OPERATIONS_TOPIC } from './accept.statements.ts';
import { LOAD } from './load.statements.ts';
import { mayPrecede } from './operation-status.ts';
import type { FinishedTry } from './try.statements.ts';
import type { AttemptRecord, OperationRecord } from './operation.types.ts';

/** What a try that did not end its operation leaves behind. */
export interface DeferredTry {
  readonly tenantId: string;
  readonly operationId: string;
  readonly status: 'retrying' | 'paused';
  readonly dueAt: Date;
  readonly integrationId: string;
  readonly provider: string;
  readonly tries: number;
  readonly attemptsCount: number;
  readonly bound: boolean;
}

/** Tries that did not end their operation as planned: off the hot path, a plain transaction each. */
@Injectable()
export class OperationTries {
  /** Claims come together: what they are about is read together. */
  private readonly loads = new GroupWriter<Claim, OperationRecord | null>({
    name: 'operations-load',
    maxBatch: MAX_BATCH,
    write: (claims) => this.loadEach(claims),
  });

  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** What the claim is about; null: it is gone. */
  async load(claim: Claim): Promise<OperationRecord | null> {
    return this.loads.add(claim);
  }

  /** Gives the operation back until `dueAt`. False: the claim was lost, or somebody cancelled it. */
  async defer(claim: Claim, deferred: DeferredTry, attempt: AttemptRecord | null): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      if (!(await this.work.defer(tx, claim, deferred.dueAt))) return false;
      tx.afterCommit(() => this.outbox.touch(OPERATIONS_TOPIC, claim.tenantId));
      const isChanged = await this.writeDeferred(tx, deferred, attempt !== null);
      if (attempt) await this.insertAttempt(tx, deferred.tenantId, deferred.operationId, attempt);
      return isChanged;
    });
  }

  /** When the first request was sent of which nobody knows whether the vendor acted; null: there was none. */
  async firstUnknownAt({ tenant_id: tenantId, id }: OperationRecord): Promise<Date | null> {
    const [row] = await this.database.query<{ sent_at: Date | null }>(
      `SELECT min(started_at) AS sent_at FROM operation_attempts
       WHERE tenant_id = $1 AND operation_id = $2 AND outcome = 'unknown'`,
      [tenantId, id],
    );
    return row?.sent_at ?? null;
  }

  /**
   * Whether an earlier try may have acted. One where duplicates are allowed is bound to nothing by it, so its attempts tell;
   * a first try, and any other operation, costs no query.
   */
  async mayHaveActed(record: OperationRecord): Promise<boolean> {
    if (record.bound || !record.duplicate_safe || record.attempts_count === 0) return record.bound;
    return (await this.firstUnknownAt(record)) !== null;
  }

  /** Gives the claim back while its lane rests: `dueAt` is what people see, its place in the lane stays what it was. */
  async rest(claim: Claim, deferred: DeferredTry, ms: number): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (await this.work.rest(tx, claim, ms)) await this.writeDeferred(tx, deferred, false);
    });
  }

  /** Gives the claim back to wait for room in another connection's lane, as long due as it was. */
  async moveTo(claim: Claim, record: OperationRecord, connectionId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await tx.query(
        `UPDATE work SET lane = $6 WHERE queue = $1 AND tenant_id = $2 AND id = $3 AND claim_owner = $4 AND claim_epoch = $5`,
        [claim.queue, claim.tenantId, claim.id, claim.owner, claim.epoch, connectionId],
      );
      if (!(await this.work.defer(tx, claim, claim.dueAt)) || record.status !== 'in_progress') return;
      await tx.query(
        `UPDATE operations SET status = 'retrying', next_retry_at = $3, updated_at = now()
         WHERE tenant_id = $1 AND id = $2 AND status = 'in_progress'`,
        [record.tenant_id, record.id, claim.dueAt],
      );
    });
  }

  /** The operation behind the claim has ended otherwise, or is gone: there is nothing to do. */
  async forget(claim: Claim): Promise<void> {
    await this.work.complete(null, claim);
  }

  /** Records the try in which the operation's process died, and what the operation has become by it. */
  async recordInterrupted(record: OperationRecord, attempt: AttemptRecord): Promise<void> {
    const { tenant_id: tenantId, id, tries, bound } = record;
    await this.database.inTransaction(async (tx) => {
      await this.insertAttempt(tx, tenantId, id, attempt);
      await tx.query(
        `UPDATE operations SET attempts_count = greatest($3, attempts_count + 1), tries = $4, bound = bound OR $5
         WHERE tenant_id = $1 AND id = $2`,
        [tenantId, id, attempt.number, tries, bound],
      );
    });
  }

  async has({ tenantId, operationId, attempt }: FinishedTry): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT FROM operation_attempts WHERE tenant_id = $1 AND operation_id = $2 AND id = $3`,
      [tenantId, operationId, attempt.id],
    );
    return rows.length === 1;
  }

  /** The vendor's answer came after the operation had been given up as unknown: the record is put right. */
  async recordLate(late: FinishedTry): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const number = await this.countLate(tx, late);
      if (number === null) return;
      await this.insertAttempt(tx, late.tenantId, late.operationId, { ...late.attempt, number });
      if (late.status !== 'delivered') return;
      const rows = await tx.query<{ id: string }>(
        `UPDATE operations SET status = 'delivered', result_redacted = $3, result_sealed = $4, error = NULL,
           vendor_status = $5, input_sealed = NULL, updated_at = now(), completed_at = now()
         WHERE tenant_id = $1 AND id = $2 AND status = 'exhausted' AND error ->> 'code' = 'outcome_unknown'
         RETURNING id`,
        [late.tenantId, late.operationId, late.resultRedacted, late.resultSealed, late.vendorStatus],
      );
      if (rows.length === 0) return;
      const data = JSON.parse(late.event) as Record<string, unknown>;
      const event = { type: 'operation.delivered', tenantId: late.tenantId, subjectId: late.operationId, data };
      await this.outbox.append(tx, [event]);
    });
  }

  /** Others have made tries meanwhile: its number follows theirs. Null: the operation is gone. */
  private async countLate(tx: SystemTransaction, { tenantId, operationId }: FinishedTry): Promise<number | null> {
    const rows = await tx.query<{ attempts_count: number }>(
      `UPDATE operations SET updated_at = now(), attempts_count = 1 + (
         SELECT count(*) FROM operation_attempts a WHERE a.tenant_id = $1 AND a.operation_id = $2)
       WHERE tenant_id = $1 AND id = $2 RETURNING attempts_count`,
      [tenantId, operationId],
    );
    return rows[0]?.attempts_count ?? null;
  }

  /** Counted on from what is stored: a late answer may have been counted since this process last looked. */
  private async writeDeferred(tx: SystemTransaction, deferred: DeferredTry, wasTried: boolean): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE operations SET status = $3, integration_id = $4, provider = $5, tries = $6,
         attempts_count = greatest($7, attempts_count + $11),
         bound = $8, next_retry_at = $9, updated_at = now()
       WHERE tenant_id = $1 AND id = $2 AND status = ANY($10) RETURNING id`,
      [
        deferred.tenantId,
        deferred.operationId,
        deferred.status,
        deferred.integrationId,
        deferred.provider,
        deferred.tries,
        deferred.attemptsCount,
        deferred.bound,
        deferred.status === 'paused' ? null : deferred.dueAt,
        mayPrecede(deferred.status),
        wasTried ? 1 : 0,
      ],
    );
    return rows.length === 1;
  }

  private async loadEach(claims: readonly Claim[]): Promise<(OperationRecord | null)[]> {
    const records = await this.database.query<OperationRecord>(LOAD, LOAD.values(claims));
    const byKey = new Map(records.map((record) => [`${record.tenant_id} ${record.id}`, record]));
    return claims.map(({ tenantId, id }) => byKey.get(`${tenantId} ${id}`) ?? null);
  }

  private async insertAttempt(
    on: Pick<SystemTransaction, 'query'>,
    tenantId: string,
    operationId: string,
    attempt: AttemptRecord,
  ): Promise<void> {
    await on.query(
      `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider, outcome, status,
         failure_class, error, latency_ms, vendor_request_id, started_at, completed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        tenantId,
        operationId,
        attempt.id,
        attempt.number,
        attempt.integration_id,
        attempt.provider,
        attempt.outcome,
        attempt.status,
        attempt.failure_class,
        attempt.error === null ? null : JSON.stringify(attempt.error),
        attempt.latency_ms,
        attempt.vendor_request_id,
        attempt.started_at,
        attempt.completed_at,
      ],
    );
  }
}
