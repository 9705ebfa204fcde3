import { Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { Breakers, type BreakerDescription, type BreakerOverride } from '@patchbay/calls';
import { Clock, Database, validationFailed, type Context } from '@patchbay/platform';
import { noSuchConnection } from './connection.errors.ts';
import { ConnectionRepository } from './connection.repository.ts';
import type { BreakerView } from './connection.views.ts';

export interface BreakerOverrideRequest {
  readonly state: BreakerOverride;
  readonly until?: string | null;
}

/** A person's hand on a connection's circuit breaker. */
@Injectable()
export class ConnectionBreaker {
  constructor(
    private readonly breakers: Breakers,
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async describe(ctx: Context, id: string): Promise<BreakerView> {
    return view(await this.breakers.describe(ctx, id));
  }

  /** 404 when there is no such connection, 422 when `until` is over already. */
  async override(ctx: Context, id: string, request: BreakerOverrideRequest): Promise<BreakerView> {
    const until = this.untilOf(request);
    return this.database.inTransaction(ctx, async (inner) => {
      if ((await this.repository.find(inner.tx, ctx.tenantId, id)) === null) throw noSuchConnection();
      const described = await this.breakers.override(inner, id, { state: request.state, until });
      await this.audit.record(inner, {
        action: 'integration.breaker_overridden',
        subjectType: 'integration',
        subjectId: id,
        details: { state: request.state, until: until?.toISOString() ?? null },
      });
      return view(described);
    });
  }

  private untilOf({ state, until }: BreakerOverrideRequest): Date | null {
    if (until === undefined || until === null) return null;
    if (state === 'auto') throw validationFailed({ until: ['Give until only with open or closed.'] });
    const at = new Date(until);
    if (at <= this.clock.now()) throw validationFailed({ until: ['Give a time in the future.'] });
    return at;
  }
}

function view(described: BreakerDescription): BreakerView {
  return {
    state: described.state,
    override: described.override,
    override_until: described.override_until?.toISOString() ?? null,
    opened_at: described.opened_at?.toISOString() ?? null,
    open_until: described.open_until?.toISOString() ?? null,
  };
}
