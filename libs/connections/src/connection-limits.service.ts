import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { providersLimit, RateLimiter } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import {
  claimedOf,
  Clock,
  Database,
  setLaneLimit,
  stopLaneRest,
  SystemDatabase,
  WorkQueue,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import type { ProviderDefinition, RateLimit } from '@patchbay/provider-kit';
import { ConnectionWriter } from './connection-writer.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { noSuchConnection } from './connection.errors.ts';
import { connectionEvent, subjectOf } from './connection.events.ts';
import { ConnectionRepository } from './connection.repository.ts';
import type { LimitsView, RateLimitView } from './connection-limits.views.ts';
import { describeRate, rateLimitOf, type LimitsChange } from './rate-override.ts';

/** As `connection.changed` names it. */
export const RATE_LIMIT_FIELD = 'limits.rate_limit';

/** How many operations a connection may have at its vendor at once, and how many requests it may make in a time. */
@Injectable()
export class ConnectionLimits implements OnModuleInit {
  constructor(
    private readonly catalog: Catalog,
    private readonly database: Database,
    private readonly system: SystemDatabase,
    private readonly repository: ConnectionRepository,
    private readonly writer: ConnectionWriter,
    private readonly queue: WorkQueue,
    private readonly limiter: RateLimiter,
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

  /** Holds for what starts from the commit on; what is under way, or used up, counts. */
  async override(ctx: Context, id: string, change: LimitsChange): Promise<LimitsView> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.lock(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      const after = await this.writer.write(inner, row, {
        // The fence: no process goes on by what it knew.
        set: { ...change, version: row.version + 1, updatedAt: this.clock.now() },
        events: [connectionEvent('connection.changed', row, { ...subjectOf(row), fields: fieldsOf(change) })],
        audit: { action: 'integration.limits_changed', details: { provider: row.provider, ...auditOf(change) } },
      });
      await this.apply(inner, after);
      // A higher limit lets more of what waits begin.
      await stopLaneRest(inner.tx, OPERATIONS_QUEUE, row.tenantId, id);
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
    const rate = provider === undefined ? NO_RATE : await this.rate(ctx, provider, row);
    return {
      max_concurrent: row.maxConcurrent ?? ofProvider,
      provider_max_concurrent: ofProvider,
      overridden: row.maxConcurrent !== null,
      under_way: await claimedOf(ctx.tx, OPERATIONS_QUEUE, row.tenantId, row.id),
      ...rate,
    };
  }

  private async rate(ctx: TransactionContext, provider: ProviderDefinition, row: ConnectionRow): Promise<RateFigures> {
    const target = { provider, environment: row.environment, config: row.config };
    const rateLimit = row.rateLimit && rateLimitOf(row.rateLimit);
    const ids = { tenantId: row.tenantId, connectionId: row.id };
    const { limit, window, suspendedUntil } = await this.limiter.describe(ctx.tx, { ...target, ...ids, rateLimit });
    return {
      rate_limit: rateView(limit),
      provider_rate_limit: rateView(providersLimit(target)),
      rate_limit_overridden: rateLimit !== null,
      rate_window: window && { used: window.used, left: window.left, more_in_ms: window.moreInMs },
      suspended_until: suspendedUntil?.toISOString() ?? null,
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

type RateFigures = Pick<
  LimitsView,
  'rate_limit' | 'provider_rate_limit' | 'rate_limit_overridden' | 'rate_window' | 'suspended_until'
>;

/** Of a provider that this version does not know. */
const NO_RATE: RateFigures = {
  rate_limit: null,
  provider_rate_limit: null,
  rate_limit_overridden: false,
  rate_window: null,
  suspended_until: null,
};

function rateView(limit: RateLimit | null): RateLimitView | null {
  return limit && { max: limit.limit, window_seconds: limit.windowMs / 1_000, sliding: limit.kind === 'sliding' };
}

function fieldsOf({ maxConcurrent, rateLimit }: LimitsChange): string[] {
  return [
    ...(maxConcurrent === undefined ? [] : ['limits.max_concurrent']),
    ...(rateLimit === undefined ? [] : [RATE_LIMIT_FIELD]),
  ];
}

function auditOf({ maxConcurrent, rateLimit }: LimitsChange): Record<string, string | null> {
  return {
    ...(maxConcurrent === undefined ? {} : { max_concurrent: maxConcurrent?.toString() ?? null }),
    ...(rateLimit === undefined ? {} : { rate_limit: rateLimit && describeRate(rateLimit) }),
  };
}

const ADOPT_DEFAULTS = `INSERT INTO lane_limits AS l (queue, tenant_id, lane, most)
  SELECT '${OPERATIONS_QUEUE}', c.tenant_id, c.id, given.most
  FROM unnest($1::text[], $2::integer[]) AS given (provider, most)
  JOIN connections c ON c.provider = given.provider AND c.max_concurrent IS NULL AND c.deleted_at IS NULL
  ON CONFLICT (queue, tenant_id, lane) DO UPDATE SET most = excluded.most WHERE l.most <> excluded.most`;

const FORGET_DEFAULTS = `DELETE FROM lane_limits l USING connections c
  WHERE l.queue = '${OPERATIONS_QUEUE}' AND c.tenant_id = l.tenant_id AND c.id = l.lane
    AND (c.deleted_at IS NOT NULL OR c.max_concurrent IS NULL AND c.provider <> ALL ($1::text[]))`;
