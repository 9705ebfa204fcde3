import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';

export interface TenantKeyFact {
  purpose: string;
  version: number;
  master_key_id: string;
  created_at: Date;
  retired_at: Date | null;
  shredded_at: Date | null;
  unreadable: boolean;
}

export interface SealedCounts {
  connections: number;
  connection_keys: number;
  credentials: number;
  references: number;
  unreadable: number;
}

/** What a tenant may know about its keys: versions, dates and counts. */
@Injectable()
export class VaultOverviewRepository {
  async tenantKeys(ctx: TransactionContext): Promise<TenantKeyFact[]> {
    return ctx.tx.query<TenantKeyFact>(
      `SELECT purpose, version, master_key_id, created_at, retired_at, shredded_at, unreadable_since IS NOT NULL AS unreadable
       FROM tenant_keys WHERE tenant_id = $1 ORDER BY purpose, version`,
      [ctx.tenantId],
    );
  }

  async connectionKeysByTenantKey(ctx: TransactionContext): Promise<Map<number, number>> {
    const rows = await ctx.tx.query<{ version: number; count: number }>(
      `SELECT tenant_key_version AS version, count(*)::int AS count FROM connection_keys
       WHERE tenant_id = $1 AND wrapped IS NOT NULL GROUP BY 1`,
      [ctx.tenantId],
    );
    return new Map(rows.map((row) => [row.version, row.count]));
  }

  async counts(ctx: TransactionContext): Promise<SealedCounts> {
    const [row] = await ctx.tx.query<SealedCounts>(
      `SELECT count(DISTINCT k.connection_id)::int AS connections, count(*)::int AS connection_keys,
         (SELECT count(*)::int FROM credentials WHERE tenant_id = $1) AS credentials,
         (SELECT count(*)::int FROM credentials WHERE tenant_id = $1 AND reference IS NOT NULL) AS "references",
         (count(*) FILTER (WHERE k.unreadable_since IS NOT NULL))::int
           + (SELECT count(*)::int FROM credentials WHERE tenant_id = $1 AND unreadable_since IS NOT NULL) AS unreadable
       FROM connection_keys k WHERE k.tenant_id = $1 AND k.wrapped IS NOT NULL`,
      [ctx.tenantId],
    );
    return row ?? { connections: 0, connection_keys: 0, credentials: 0, references: 0, unreadable: 0 };
  }
}
