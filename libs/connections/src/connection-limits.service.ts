import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import {
  claimedOf,
  Clock,
  Database,
  setLaneLimit,
  SystemDatabase,
  WorkQueue,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { ConnectionWriter } from './connection-writer.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { noSuchConnection } from './connection.errors.ts';
import { ConnectionRepository } from './connection.repository.ts';
import type { LimitsView } from './connection.views.ts';

/** The queue whose claims are the operations under way; `operations` owns it, and its lanes are connections. */
export const OPERATIONS_QUEUE = 'operations';

/** How many operations a connection may have at its vendor at once. */
@Injectable()
export class ConnectionLimits implements OnModuleInit {
  constructor(
    private readonly catalog: Catalog,
    private readonly database: Database,
    private readonly system: SystemDatabase,
    private readonly repository: ConnectionRepository,
    private readonly writer: ConnectionWriter,
    private readonly queue: WorkQueue,
    private readonly clock: Clock,
  ) {}

  /** What this version's providers say holds for connections made by another version, too. */
  async onModuleInit(): Promise<void> {
    const limited = this.catalog.list().flatMap(({ name, maxConcurrent: most }) => (most ? [{ name, most }] : []));
    const values = [limited.map(({ name }) => name), limited.map(({ most }) => most)];
    await this.system.query(ADOPT_DEFAULTS, values);
    await this.system.query(FORGET_DEFAULTS, [values[0]]);
  }

  async describe(ctx: Context, id: string): Promise<LimitsView> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.find(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      return this.view(inner, row);
    });
  }

  /** Holds for what starts from the commit on; what is under way counts and finishes. Null: as the provider says. */
  async override(ctx: Context, id: string, maxConcurrent: number | null): Promise<LimitsView> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.lock(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      const after = await this.writer.write(inner, row, {
        // The fence: no process goes on by what it knew.
        set: { maxConcurrent, version: row.version + 1, updatedAt: this.clock.now() },
        audit: {
          action: 'integration.limits_changed',
          details: { provider: row.provider, max_concurrent: maxConcurrent === null ? null : String(maxConcurrent) },
        },
      });
      await this.apply(inner, after);
      // A higher limit lets more of what waits begin.
      inner.tx.afterCommit(() => this.queue.wake(OPERATIONS_QUEUE, row.tenantId, id));
      return this.view(inner, after);
    });
  }

  private async apply(ctx: TransactionContext, row: ConnectionRow): Promise<void> {
    const most = row.maxConcurrent ?? this.catalog.provider(row.provider)?.maxConcurrent ?? null;
    await setLaneLimit(ctx.tx, { queue: OPERATIONS_QUEUE, tenantId: row.tenantId, lane: row.id, most });
  }

  private async view(ctx: TransactionContext, row: ConnectionRow): Promise<LimitsView> {
    const provider = this.catalog.provider(row.provider);
    const ofProvider = provider?.maxConcurrent ?? null;
    return {
      max_concurrent: row.maxConcurrent ?? ofProvider,
      provider_max_concurrent: ofProvider,
      overridden: row.maxConcurrent !== null,
      under_way: await claimedOf(ctx.tx, OPERATIONS_QUEUE, row.tenantId, row.id),
      rate_limit: rateLimitOf(provider, row),
    };
  }
}

/** What a connection that is being made starts with. */
export async function limitAsProviderSays(
  ctx: TransactionContext,
  provider: ProviderDefinition,
  id: string,
): Promise<void> {
  const { maxConcurrent: most = null } = provider;
  if (most !== null) await setLaneLimit(ctx.tx, { queue: OPERATIONS_QUEUE, tenantId: ctx.tenantId, lane: id, most });
}

function rateLimitOf(provider: ProviderDefinition | undefined, row: ConnectionRow): LimitsView['rate_limit'] {
  const declared = provider?.rateLimit;
  const limit = typeof declared === 'function' ? declared(row.environment, row.config) : declared;
  if (!limit) return null;
  return { max: limit.limit, window_seconds: limit.windowMs / 1_000, sliding: limit.kind === 'sliding' };
}

const ADOPT_DEFAULTS = `INSERT INTO lane_limits AS l (queue, tenant_id, lane, most)
  SELECT '${OPERATIONS_QUEUE}', c.tenant_id, c.id, given.most
  FROM unnest($1::text[], $2::integer[]) AS given (provider, most)
  JOIN connections c ON c.provider = given.provider AND c.max_concurrent IS NULL AND c.deleted_at IS NULL
  ON CONFLICT (queue, tenant_id, lane) DO UPDATE SET most = excluded.most WHERE l.most <> excluded.most`;

const FORGET_DEFAULTS = `DELETE FROM lane_limits l USING connections c
  WHERE l.queue = '${OPERATIONS_QUEUE}' AND c.tenant_id = l.tenant_id AND c.id = l.lane
    AND (c.deleted_at IS NOT NULL OR c.max_concurrent IS NULL AND c.provider <> ALL ($1::text[]))`;
