import { Injectable } from '@nestjs/common';
import { newId, type SystemTransaction } from '@patchbay/platform';
import { columnsOf, rowOf, SELECT_LIST, type ConnectionRow, type RawConnection } from './connection-row.ts';
import type { HealthState } from './connection.types.ts';

export interface ConnectionFilter {
  readonly status?: string | undefined;
  readonly health?: string | undefined;
  readonly environment?: string | undefined;
  readonly capability?: string | undefined;
  /** Null: any provider. An empty list matches nothing. */
  readonly providers: readonly string[] | null;
}

export interface HealthEntry {
  readonly state: HealthState;
  readonly code: string | null;
  readonly reason: string | null;
  readonly latencyMs: number | null;
}

export interface HealthHistoryRow extends HealthEntry {
  readonly id: string;
  readonly createdAt: Date;
}

/** The statements on connections. Each names the tenant, though row-level security would answer the same without. */
@Injectable()
export class ConnectionRepository {
  /** Null when the tenant has such a connection already, even one committed by another process this very moment. */
  async insert(tx: SystemTransaction, values: Partial<ConnectionRow>): Promise<ConnectionRow | null> {
    const { names, values: given } = columnsOf(values);
    const rows = await tx.query<RawConnection>(
      `INSERT INTO connections AS c (${names.join(', ')}) VALUES (${given.map((_, at) => `$${at + 1}`).join(', ')})
       ON CONFLICT (tenant_id, provider, environment, uniqueness) WHERE deleted_at IS NULL DO NOTHING
       RETURNING ${SELECT_LIST}`,
      given,
    );
    return rows[0] === undefined ? null : rowOf(rows[0]);
  }

  async find(tx: SystemTransaction, tenantId: string, id: string): Promise<ConnectionRow | null> {
    return this.one(tx, tenantId, id, '');
  }

  /** The row, locked until the transaction ends: whoever decides by it decides alone. */
  async lock(tx: SystemTransaction, tenantId: string, id: string): Promise<ConnectionRow | null> {
    return this.one(tx, tenantId, id, 'FOR UPDATE');
  }

  /** Sets the given fields of a row that the caller holds locked. */
  async update(
    tx: SystemTransaction,
    row: Pick<ConnectionRow, 'tenantId' | 'id'>,
    values: Partial<ConnectionRow>,
  ): Promise<ConnectionRow> {
    const { names, values: given } = columnsOf(values);
    const assignments = names.map((name, at) => `${name} = $${at + 3}`);
    const rows = await tx.query<RawConnection>(
      `WITH c AS (UPDATE connections SET ${assignments.join(', ')} WHERE tenant_id = $1 AND id = $2 RETURNING *)
       SELECT ${SELECT_LIST} FROM c`,
      [row.tenantId, row.id, ...given],
    );
    if (rows[0] === undefined) throw new Error(`Connection ${row.id} is gone although its row was locked.`);
    return rowOf(rows[0]);
  }

  async list(
    tx: SystemTransaction,
    tenantId: string,
    filter: ConnectionFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ rows: ConnectionRow[]; total: number }> {
    const where = `c.tenant_id = $1 AND c.deleted_at IS NULL AND ($2::text IS NULL OR c.status = $2)
      AND ($3::text IS NULL OR c.health_state = $3) AND ($4::text IS NULL OR c.environment = $4)
      AND ($5::text IS NULL OR $5 = ANY(c.enabled_capabilities)) AND ($6::text[] IS NULL OR c.provider = ANY($6))`;
    const values = [
      tenantId,
      filter.status ?? null,
      filter.health ?? null,
      filter.environment ?? null,
      filter.capability ?? null,
      filter.providers,
    ];
    const counted = await tx.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM connections c WHERE ${where}`,
      values,
    );
    const rows = await tx.query<RawConnection>(
      `SELECT ${SELECT_LIST} FROM connections c WHERE ${where} ORDER BY c.id DESC LIMIT $7 OFFSET $8`,
      [...values, page.limit, page.offset],
    );
    return { rows: rows.map(rowOf), total: counted[0]?.total ?? 0 };
  }

  /** Every connection of the tenant that was not deleted, oldest first. */
  async all(tx: SystemTransaction, tenantId: string): Promise<ConnectionRow[]> {
    const rows = await tx.query<RawConnection>(
      `SELECT ${SELECT_LIST} FROM connections c WHERE c.tenant_id = $1 AND c.deleted_at IS NULL ORDER BY c.id`,
      [tenantId],
    );
    return rows.map(rowOf);
  }

  async appendHealth(
    tx: SystemTransaction,
    row: Pick<ConnectionRow, 'tenantId' | 'id'>,
    entry: HealthEntry,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO health_history (tenant_id, id, connection_id, state, code, reason, latency_ms, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.tenantId, newId(at.getTime()), row.id, entry.state, entry.code, entry.reason, entry.latencyMs, at],
    );
  }

  /** Newest first. */
  async healthHistory(tx: SystemTransaction, tenantId: string, id: string, limit: number): Promise<HealthHistoryRow[]> {
    return tx.query<HealthHistoryRow>(
      `SELECT id, state, code, reason, latency_ms AS "latencyMs", created_at AS "createdAt" FROM health_history
       WHERE tenant_id = $1 AND connection_id = $2 ORDER BY id DESC LIMIT $3`,
      [tenantId, id, limit],
    );
  }

  private async one(tx: SystemTransaction, tenantId: string, id: string, lock: string): Promise<ConnectionRow | null> {
    const rows = await tx.query<RawConnection>(
      `SELECT ${SELECT_LIST} FROM connections c WHERE c.tenant_id = $1 AND c.id = $2 AND c.deleted_at IS NULL ${lock}`,
      [tenantId, id],
    );
    return rows[0] === undefined ? null : rowOf(rows[0]);
  }
}
