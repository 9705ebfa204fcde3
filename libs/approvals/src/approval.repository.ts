import { Injectable } from '@nestjs/common';
import type { SystemTransaction, TransactionContext } from '@patchbay/platform';
import type { ApprovalFilter, ApprovalRecord, ApprovalRequest, Decision } from './approval.ts';

type Query = Pick<SystemTransaction, 'query'>;

export interface NewApproval extends Omit<ApprovalRequest, 'waitSeconds'> {
  readonly id: string;
  readonly tenantId: string;
  readonly requestedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const COLUMNS = `tenant_id, id, operation_id, capability, app, provider, integration_id, environment, requested_by,
  input_redacted, policy_id, because, status, expires_at, decided_by, decided_at, note, created_at`;
const FILTERS = ['status', 'capability', 'app', 'provider', 'environment', 'operation_id'] as const;

/** Rows of `approvals`. */
@Injectable()
export class ApprovalRepository {
  async insert(on: Query, approval: NewApproval): Promise<void> {
    await on.query(
      `INSERT INTO approvals (tenant_id, id, operation_id, capability, app, provider, integration_id, environment,
         requested_by, input_redacted, policy_id, because, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        approval.tenantId,
        approval.id,
        approval.operationId,
        approval.capability,
        approval.app,
        approval.provider,
        approval.integrationId,
        approval.environment,
        approval.requestedBy,
        approval.inputRedacted,
        approval.policyId,
        approval.because,
        approval.createdAt,
        approval.expiresAt,
      ],
    );
  }

  async find(ctx: TransactionContext, id: string): Promise<ApprovalRecord | null> {
    const rows = await ctx.tx.query<ApprovalRecord>(
      `SELECT ${COLUMNS} FROM approvals WHERE tenant_id = $1 AND id = $2`,
      [ctx.tenantId, id],
    );
    return rows[0] ?? null;
  }

  /** Newest first, and how many there are in all. */
  async page(
    ctx: TransactionContext,
    filter: ApprovalFilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<[ApprovalRecord[], number]> {
    const given = FILTERS.filter((name) => filter[name] !== undefined);
    const values: unknown[] = [ctx.tenantId, ...given.map((name) => filter[name])];
    const where = [
      'tenant_id = $1',
      ...given.map((name, index) => `${name} = $${index + 2}`),
      ...(filter.decided === undefined ? [] : [`status ${filter.decided ? '<>' : '='} 'pending'`]),
    ].join(' AND ');
    const rows = await ctx.tx.query<ApprovalRecord>(
      `SELECT ${COLUMNS} FROM approvals WHERE ${where} ORDER BY id DESC LIMIT ${limit} OFFSET ${offset}`,
      values,
    );
    const [counted] = await ctx.tx.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM approvals WHERE ${where}`,
      values,
    );
    return [rows, counted?.total ?? 0];
  }

  /** By somebody, in time. Null: it does not wait any more; of several who decide at once, one is told so. */
  async decide(on: Query, tenantId: string, id: string, decision: Decision): Promise<ApprovalRecord | null> {
    return this.end(on, 'id = $2 AND expires_at > $4', tenantId, id, decision);
  }

  /** By the clock. Null: somebody has decided. */
  async expire(on: Query, tenantId: string, id: string, decision: Decision): Promise<ApprovalRecord | null> {
    return this.end(on, 'id = $2 AND expires_at <= $4', tenantId, id, decision);
  }

  /** Null: the operation waits for no decision. */
  async withdraw(on: Query, tenantId: string, operationId: string, decision: Decision): Promise<ApprovalRecord | null> {
    return this.end(on, 'operation_id = $2', tenantId, operationId, decision);
  }

  private async end(
    on: Query,
    which: string,
    tenantId: string,
    id: string,
    { status, by, at, note }: Decision,
  ): Promise<ApprovalRecord | null> {
    const rows = await on.query<ApprovalRecord>(
      `UPDATE approvals SET status = $3, decided_at = $4, decided_by = $5, note = $6
       WHERE tenant_id = $1 AND ${which} AND status = 'pending' RETURNING ${COLUMNS}`,
      [tenantId, id, status, at, by, note],
    );
    return rows[0] ?? null;
  }

  /** Of all tenants, those nobody decided in time, oldest first. */
  async overdue(on: Query, now: Date, limit: number): Promise<{ tenant_id: string; id: string }[]> {
    return on.query(
      `SELECT tenant_id, id FROM approvals WHERE status = 'pending' AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
      [now, limit],
    );
  }

  /** Drops what was decided before `before`; answers how many. */
  async forget(on: Query, before: Date, limit: number): Promise<number> {
    const rows = await on.query(
      `DELETE FROM approvals WHERE (tenant_id, id) IN (
         SELECT tenant_id, id FROM approvals WHERE status <> 'pending' AND decided_at < $1 LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}
