import { Injectable } from '@nestjs/common';
import { newId, type Transaction } from '@patchbay/platform';
import type { Environment } from '@patchbay/provider-kit';
import { ArrayContains, In, IsNull, type FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { ConnectionEntity, type ConnectionRow } from './connection.entity.ts';
import type { ConnectionStatus, HealthState } from './connection.types.ts';

export interface ConnectionFilter {
  readonly status?: ConnectionStatus | undefined;
  readonly health?: HealthState | undefined;
  readonly environment?: Environment | undefined;
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

/** Rows of `connections` and `health_history`. Each look-up names the tenant, though row-level security guards it too. */
@Injectable()
export class ConnectionRepository {
  /** Null when the tenant has such a connection already, even one that another process commits this very moment. */
  async insert(
    tx: Transaction,
    values: Partial<ConnectionRow> & { id: string; tenantId: string },
  ): Promise<ConnectionRow | null> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(ConnectionEntity)
      .values(partial(values))
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 0 ? null : this.find(tx, values.tenantId, values.id);
  }

  async find(tx: Transaction, tenantId: string, id: string): Promise<ConnectionRow | null> {
    return tx.manager.findOneBy(ConnectionEntity, { tenantId, id, deletedAt: IsNull() });
  }

  /** The row, locked until the transaction ends: whoever decides by it decides alone. */
  async lock(tx: Transaction, tenantId: string, id: string): Promise<ConnectionRow | null> {
    const where = { tenantId, id, deletedAt: IsNull() };
    return tx.manager.findOne(ConnectionEntity, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** Sets the given fields of a row that the caller holds locked; answers the row as it is then. */
  async update(tx: Transaction, row: ConnectionRow, values: Partial<ConnectionRow>): Promise<ConnectionRow> {
    await tx.manager.update(ConnectionEntity, { tenantId: row.tenantId, id: row.id }, partial(values));
    return { ...row, ...values };
  }

  /** Newest first. */
  async list(
    tx: Transaction,
    tenantId: string,
    filter: ConnectionFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<[ConnectionRow[], number]> {
    const where: FindOptionsWhere<ConnectionEntity> = { tenantId, deletedAt: IsNull() };
    if (filter.status !== undefined) where.status = filter.status;
    if (filter.health !== undefined) where.healthState = filter.health;
    if (filter.environment !== undefined) where.environment = filter.environment;
    if (filter.capability !== undefined) where.enabledCapabilities = ArrayContains([filter.capability]);
    if (filter.providers !== null) where.provider = In([...filter.providers]);
    const order = { id: 'DESC' } as const;
    return tx.manager.findAndCount(ConnectionEntity, { where, order, skip: page.offset, take: page.limit });
  }

  /** Every connection of the tenant that was not deleted, oldest first. */
  async all(tx: Transaction, tenantId: string): Promise<ConnectionRow[]> {
    return tx.manager.find(ConnectionEntity, { where: { tenantId, deletedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** Names of the providers the tenant has a connection to. */
  async providers(tx: Transaction, tenantId: string): Promise<string[]> {
    const rows = await tx.query<{ provider: string }>(
      'SELECT DISTINCT provider FROM connections WHERE tenant_id = $1 AND deleted_at IS NULL',
      [tenantId],
    );
    return rows.map(({ provider }) => provider);
  }

  async appendHealth(
    tx: Transaction,
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
  async healthHistory(tx: Transaction, tenantId: string, id: string, limit: number): Promise<HealthHistoryRow[]> {
    return tx.query<HealthHistoryRow>(
      `SELECT id, state, code, reason, latency_ms AS "latencyMs", created_at AS "createdAt" FROM health_history
       WHERE tenant_id = $1 AND connection_id = $2 ORDER BY id DESC LIMIT $3`,
      [tenantId, id, limit],
    );
  }
}

/** TypeORM takes jsonb columns for nested entities; what it sends is what the row holds. */
function partial(values: Partial<ConnectionRow>): QueryDeepPartialEntity<ConnectionEntity> {
  return values as QueryDeepPartialEntity<ConnectionEntity>;
}
