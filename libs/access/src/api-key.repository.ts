import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';
import type { FindOptionsWhere } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import type { KeyState } from './api-key.dto.ts';
import { ApiKeyEntity } from './api-key.entity.ts';

/** What authenticating needs of a key. */
export interface KnownKey {
  readonly tenantId: string;
  readonly id: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  readonly app: string | null;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface KeyUse {
  readonly tenantId: string;
  readonly id: string;
  readonly at: Date;
}

interface KnownKeyRow {
  tenant_id: string;
  id: string;
  hash: Buffer;
  scopes: string[];
  app: string | null;
  expires_at: Date | null;
  last_used_at: Date | null;
}

/** Rows of `api_keys`. */
@Injectable()
export class ApiKeyRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  /** Keys that work, of living tenants, by digest; one answer per digest. */
  async findByHash(hashes: readonly Buffer[]): Promise<(KnownKey | null)[]> {
    const rows = await this.#system.query<KnownKeyRow>(
      {
        name: 'api_keys_by_hash',
        text: `SELECT k.tenant_id, k.id, k.hash, k.scopes, k.app, k.expires_at, k.last_used_at
          FROM api_keys k JOIN tenants t ON t.id = k.tenant_id
          WHERE k.hash = ANY ($1::bytea[]) AND k.revoked_at IS NULL AND t.deleted_at IS NULL`,
      },
      [hashes],
    );
    const byHash = new Map(rows.map((row) => [row.hash.toString('latin1'), toKnownKey(row)]));
    return hashes.map((hash) => byHash.get(hash.toString('latin1')) ?? null);
  }

  async recordUse(seen: readonly KeyUse[]): Promise<void> {
    // In one order for all processes, so that two of them never wait for each other.
    const uses = seen.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await this.#system.query(
      `UPDATE api_keys k SET last_used_at = used.at
       FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS used (tenant_id, id, at)
       WHERE k.tenant_id = used.tenant_id AND k.id = used.id AND (k.last_used_at IS NULL OR k.last_used_at < used.at)`,
      [uses.map((use) => use.tenantId), uses.map((use) => use.id), uses.map((use) => use.at)],
    );
  }

  /** False when a key with that digest exists already, in whatever tenant. */
  async insert(ctx: TransactionContext, key: ApiKeyEntity): Promise<boolean> {
    const rows = await ctx.tx.query<{ id: string }>(
      `INSERT INTO api_keys (tenant_id, id, name, hash, hint, scopes, app, expires_at, created_by, rotated_from, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (hash) DO NOTHING RETURNING id`,
      [
        key.tenantId,
        key.id,
        key.name,
        key.hash,
        key.hint,
        key.scopes,
        key.app,
        key.expiresAt,
        key.createdBy,
        key.rotatedFrom,
        key.createdAt,
      ],
    );
    return rows.length === 1;
  }

  async list(
    ctx: TransactionContext,
    options: { app: string | null; state: KeyState; offset: number; limit: number },
  ): Promise<[ApiKeyEntity[], number]> {
    const where: FindOptionsWhere<ApiKeyEntity> = { tenantId: ctx.tenantId };
    if (options.state !== 'all') where.revokedAt = options.state === 'revoked' ? Not(IsNull()) : IsNull();
    if (options.app !== null) where.app = options.app;
    return ctx.tx.manager.findAndCount(ApiKeyEntity, {
      where,
      order: { id: 'ASC' },
      skip: options.offset,
      take: options.limit,
    });
  }

  async find(ctx: TransactionContext, id: string): Promise<ApiKeyEntity | null> {
    return ctx.tx.manager.findOneBy(ApiKeyEntity, { tenantId: ctx.tenantId, id, revokedAt: IsNull() });
  }

  /** The row stays locked until the transaction ends. */
  async findForUpdate(ctx: TransactionContext, id: string): Promise<ApiKeyEntity | null> {
    return ctx.tx.manager.findOne(ApiKeyEntity, {
      where: { tenantId: ctx.tenantId, id, revokedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async hasSuccessor(ctx: TransactionContext, id: string): Promise<boolean> {
    return ctx.tx.manager.existsBy(ApiKeyEntity, { tenantId: ctx.tenantId, rotatedFrom: id });
  }

  async expireAt(ctx: TransactionContext, id: string, at: Date): Promise<void> {
    await ctx.tx.manager.update(ApiKeyEntity, { tenantId: ctx.tenantId, id }, { expiresAt: at });
  }

  async revoke(ctx: TransactionContext, id: string, at: Date): Promise<void> {
    await ctx.tx.manager.update(ApiKeyEntity, { tenantId: ctx.tenantId, id }, { revokedAt: at });
  }

  async revokeAll(ctx: TransactionContext, at: Date): Promise<void> {
    await ctx.tx.manager.update(ApiKeyEntity, { tenantId: ctx.tenantId, revokedAt: IsNull() }, { revokedAt: at });
  }
}

function toKnownKey(row: KnownKeyRow): KnownKey {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    hash: row.hash,
    scopes: row.scopes,
    app: row.app,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
