import { Injectable } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { notFound, type SystemTransaction, type TransactionContext } from '@patchbay/platform';
import { OPERATIONS_ROUTE } from './accept.statements.ts';
import { conditions, type OperationFilter } from './operation-filter.ts';
import type { OperationError } from './next-step.ts';
import { AT_REST, mayPrecede } from './operation-status.ts';
import { PAUSED_FROM } from './paused-work.ts';
import type { AttemptRecord, OperationRecord } from './operation.types.ts';

type Query = Pick<SystemTransaction, 'query'>;

export const COLUMNS = `tenant_id, id, capability, capability_version, environment, integration_id, provider, pinned,
  duplicate_safe, mode, status, app, idempotency_key, input_redacted, input_sealed, input_sealed_for, result_redacted,
  result_sealed, error, vendor_status, metadata, attempts_count, tries, bound, approved, reference, next_retry_at, request_id, created_at,
  updated_at, completed_at`;

/** Of an operation that was cancelled while the outcome of a try was unknown. */
const CANCELLED_UNCLEAR: OperationError = {
  code: 'outcome_unknown',
  message: 'It was cancelled before its outcome was known: an earlier try may have been done by the vendor.',
};

/** Reads of operations, and the changes a person asks for; what the hot path writes is in the ledger. */
@Injectable()
export class OperationRepository {
  async find(on: Query, tenantId: string, id: string): Promise<OperationRecord | null> {
    const rows = await on.query<OperationRecord>(`SELECT ${COLUMNS} FROM operations WHERE tenant_id = $1 AND id = $2`, [
      tenantId,
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Throws `not_found`. */
  async require(ctx: TransactionContext, id: string): Promise<OperationRecord> {
    const record = await this.find(ctx.tx, ctx.tenantId, id);
    if (!record) throw notFound('operation');
    return record;
  }

  /** Of these, those that have ended or wait for a person or a cure. */
  async atRest(on: Query, keys: readonly Pick<OperationRecord, 'tenant_id' | 'id'>[]): Promise<OperationRecord[]> {
    const ids = keys.map(({ id }) => id).sort();
    return on.query<OperationRecord>(
      `SELECT ${COLUMNS} FROM unnest($1::text[], $2::text[]) AS wanted (tenant_id, id)
       JOIN operations USING (tenant_id, id) WHERE id BETWEEN $3 AND $4 AND status = ANY($5)`,
      [keys.map((key) => key.tenant_id), keys.map(({ id }) => id), ids[0], ids.at(-1), AT_REST],
    );
  }

  /** What an idempotency key of the last 24 hours stands for. */
  async findKey(
    on: Query,
    tenantId: string,
    key: string,
  ): Promise<{ operation_id: string; fingerprint: Buffer } | null> {
    const rows = await on.query<{ operation_id: string; fingerprint: Buffer }>(
      `SELECT operation_id, fingerprint FROM idempotency_keys
       WHERE tenant_id = $1 AND route = '${OPERATIONS_ROUTE}' AND key = $2 AND expires_at >= now()`,
      [tenantId, key],
    );
    return rows[0] ?? null;
  }

  /** Newest first, below `before`. */
  async page(
    ctx: TransactionContext,
    filter: OperationFilter,
    before: string | null,
    limit: number,
  ): Promise<OperationRecord[]> {
    const { where, values } = conditions(ctx.tenantId, filter, before);
    return ctx.tx.query<OperationRecord>(
      `SELECT ${COLUMNS} FROM operations WHERE ${where} ORDER BY id DESC LIMIT ${limit}`,
      values,
    );
  }

  async attempts(ctx: TransactionContext, operationId: string): Promise<AttemptRecord[]> {
    return ctx.tx.query<AttemptRecord>(
      `SELECT id, number, integration_id, provider, outcome, status, failure_class, error, latency_ms,
         vendor_request_id, started_at, completed_at
       FROM operation_attempts WHERE tenant_id = $1 AND operation_id = $2 ORDER BY id`,
      [ctx.tenantId, operationId],
    );
  }

  /**
   * By a person's hand: an exhausted operation starts over. Null: it is not exhausted. A vendor that honours idempotency
   * keys would replay its refusal, so it learns a new reference, unless the outcome was unknown: then it must not.
   */
  async restart(ctx: TransactionContext, id: string, reference: string): Promise<OperationRecord | null> {
    const rows = await ctx.tx.query<OperationRecord>(
      `UPDATE operations SET status = 'pending', tries = 0, error = NULL, completed_at = NULL, next_retry_at = NULL,
         reference = CASE WHEN bound THEN reference ELSE $3 END, updated_at = now()
       WHERE tenant_id = $1 AND id = $2 AND status = 'exhausted' RETURNING ${COLUMNS}`,
      [ctx.tenantId, id, reference],
    );
    return rows[0] ?? null;
  }

  /** By a person's hand: starts over, after a decision. Null: it is neither exhausted nor rejected. */
  async awaitApproval(
    ctx: TransactionContext,
    id: string,
    at: { readonly integrationId: string; readonly provider: string; readonly reference: string },
  ): Promise<OperationRecord | null> {
    const rows = await ctx.tx.query<OperationRecord>(
      `UPDATE operations SET status = 'awaiting_approval', tries = 0, error = NULL, completed_at = NULL,
         next_retry_at = NULL, integration_id = $3, provider = $4,
         reference = CASE WHEN bound THEN reference ELSE $5 END, updated_at = now()
       WHERE tenant_id = $1 AND id = $2 AND status = ANY($6) RETURNING ${COLUMNS}`,
      [ctx.tenantId, id, at.integrationId, at.provider, at.reference, mayPrecede('awaiting_approval')],
    );
    return rows[0] ?? null;
  }

  /** Null: it does not wait for an approval. */
  async approve(tx: Query, tenantId: string, id: string): Promise<OperationRecord | null> {
    const rows = await tx.query<OperationRecord>(
      `UPDATE operations SET status = 'pending', approved = true, updated_at = now()
       WHERE tenant_id = $1 AND id = $2 AND status = 'awaiting_approval' RETURNING ${COLUMNS}`,
      [tenantId, id],
    );
    return rows[0] ?? null;
  }

  /** Null: it does not wait for an approval. Its input is kept, sealed, as that of an exhausted one: it may be retried. */
  async reject(tx: Query, tenantId: string, id: string, error: OperationError): Promise<OperationRecord | null> {
    const rows = await tx.query<OperationRecord>(
      `UPDATE operations SET status = 'rejected', error = $3, updated_at = now(), completed_at = now()
       WHERE tenant_id = $1 AND id = $2 AND status = 'awaiting_approval' RETURNING ${COLUMNS}`,
      [tenantId, id, JSON.stringify(error)],
    );
    return rows[0] ?? null;
  }

  /**
   * Null: it is under way or has ended. Its work row goes with it. Where an earlier try may have acted, no later one will
   * tell: then its error says so, unless nothing is done by asking (`isRead`).
   */
  async cancel(
    ctx: TransactionContext,
    id: string,
    { isRead }: { readonly isRead: boolean },
  ): Promise<OperationRecord | null> {
    const rows = await ctx.tx.query<OperationRecord>(
      `UPDATE operations SET status = 'cancelled', next_retry_at = NULL, input_sealed = NULL, updated_at = now(),
         completed_at = now(), error = CASE WHEN bound OR EXISTS (
           SELECT FROM operation_attempts a WHERE a.tenant_id = $1 AND a.operation_id = $2 AND a.outcome = 'unknown'
         ) THEN $4::jsonb END
       WHERE tenant_id = $1 AND id = $2 AND status = ANY($3) RETURNING ${COLUMNS}`,
      [ctx.tenantId, id, mayPrecede('cancelled'), isRead ? null : JSON.stringify(CANCELLED_UNCLEAR)],
    );
    if (rows.length === 1) {
      const sql = 'DELETE FROM work WHERE queue = $1 AND tenant_id = $2 AND id = $3';
      await ctx.tx.query(sql, [OPERATIONS_QUEUE, ctx.tenantId, id]);
    }
    return rows[0] ?? null;
  }

  /**
   * Operations that wait for this connection, the oldest above `after` first: become pending again, if it serves or is gone.
   * One that a person has switched off may have been verified all the same: what waits for it goes on waiting.
   */
  async resume(
    tx: Query,
    tenantId: string,
    connectionId: string,
    { after, limit }: { readonly after: string; readonly limit: number },
  ): Promise<{ id: string; created_at: Date }[]> {
    return tx.query<{ id: string; created_at: Date }>(
      `WITH waiting AS (
         SELECT w.id FROM work w JOIN operations o ON o.tenant_id = w.tenant_id AND o.id = w.id
         WHERE w.queue = '${OPERATIONS_QUEUE}' AND w.tenant_id = $1 AND w.due_at >= ${PAUSED_FROM} AND o.status = 'paused'
           AND o.integration_id = $2 AND w.id > $4 AND EXISTS (
             SELECT FROM connections c
             WHERE c.tenant_id = $1 AND c.id = $2 AND (c.status = 'active' OR c.deleted_at IS NOT NULL)
           )
         ORDER BY w.id LIMIT $3
       )
       UPDATE operations o SET status = 'pending', updated_at = now() FROM waiting
       WHERE o.tenant_id = $1 AND o.id = waiting.id AND o.status = 'paused' RETURNING o.id, o.created_at`,
      [tenantId, connectionId, limit, after],
    );
  }

  /**
   * Those never tried that wait for this connection's budget, or are about to, the oldest above `after` first: may be tried
   * at `dueAt`.
   */
  async hasten(
    tx: Query,
    tenantId: string,
    connectionId: string,
    { after, limit, dueAt }: { readonly after: string; readonly limit: number; readonly dueAt: Date },
  ): Promise<{ id: string }[]> {
    return tx.query<{ id: string }>(
      `WITH waiting AS (
         SELECT w.id FROM work w JOIN operations o ON o.tenant_id = w.tenant_id AND o.id = w.id
         WHERE w.queue = '${OPERATIONS_QUEUE}' AND w.tenant_id = $1 AND w.lane = $2 AND w.id > $4
           AND (w.claim_owner IS NOT NULL OR w.due_at > $5 AND w.due_at < ${PAUSED_FROM})
           AND o.status IN ('pending', 'retrying') AND o.attempts_count = 0
         ORDER BY w.id LIMIT $3
       ), told AS (
         UPDATE operations o SET next_retry_at = $5, updated_at = now() FROM waiting
         WHERE o.tenant_id = $1 AND o.id = waiting.id AND o.status = 'retrying'
       )
       SELECT id FROM waiting ORDER BY id`,
      [tenantId, connectionId, limit, after, dueAt],
    );
  }

  /** Connections that serve again although operations still wait for them: their events were missed or came too early. */
  async healedWithPaused(on: Query): Promise<{ tenant_id: string; integration_id: string }[]> {
    return on.query(
      `SELECT DISTINCT o.tenant_id, o.integration_id FROM work w
       JOIN operations o ON o.tenant_id = w.tenant_id AND o.id = w.id
       JOIN connections c ON c.tenant_id = o.tenant_id AND c.id = o.integration_id
       WHERE w.queue = '${OPERATIONS_QUEUE}' AND w.due_at >= ${PAUSED_FROM} AND o.status = 'paused'
         AND (c.status = 'active' OR c.deleted_at IS NOT NULL) LIMIT 100`,
    );
  }
}
