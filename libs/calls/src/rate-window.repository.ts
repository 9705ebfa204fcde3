import { Inject, Injectable } from '@nestjs/common';
import { ChangeBus, SystemDatabase, type SystemTransaction } from '@patchbay/platform';
import { LIMITS_TOPIC } from './calls.events.ts';
import type { PermitGrant, PermitRequest } from './permit-book.ts';
import type { CountedWindow } from './rate-budget.ts';

type Query = Pick<SystemTransaction, 'query'>;

/** A connection whose vendor asked for silence. */
export interface Suspension {
  readonly tenant_id: string;
  readonly connection_id: string;
  readonly remaining_ms: number;
}

const TAKE = {
  name: 'calls-take-permits',
  text: 'SELECT granted, valid_ms, wait_ms FROM patchbay_take_permits($1, $2, $3, $4, $5, $6, $7)',
};
const REMAINING = `ceil(extract(epoch FROM suspended_until - clock_timestamp()) * 1000)::integer AS remaining_ms`;

/** The shared side of the limiter: rate_windows. */
@Injectable()
export class RateWindowRepository {
  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
  ) {}

  async take(request: PermitRequest): Promise<PermitGrant> {
    const { tenantId, connectionId, name, limit, windowMs, slots, block } = request;
    const values = [tenantId, connectionId, name, limit, windowMs, slots, block];
    const [grant] = await this.database.query<PermitGrant>(TAKE, values);
    if (grant === undefined) throw new Error('patchbay_take_permits answered no row.');
    return grant;
  }

  /** Extends, never shortens; nothing happens when the connection does not exist (any more). */
  async suspend(tenantId: string, connectionId: string, ms: number): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await tx.query(
        `INSERT INTO rate_windows AS w (tenant_id, connection_id, name, suspended_until)
         SELECT tenant_id, id, 'suspension', clock_timestamp() + $3::integer * interval '1 millisecond'
         FROM connections WHERE tenant_id = $1 AND id = $2
         ON CONFLICT (tenant_id, connection_id, name)
         DO UPDATE SET suspended_until = greatest(w.suspended_until, excluded.suspended_until)`,
        [tenantId, connectionId, Math.ceil(ms)],
      );
      await this.changes.announce(tx, { topic: LIMITS_TOPIC, tenantId, id: connectionId });
    });
  }

  /** What is counted under this name; null: nothing ever was. */
  async counted(on: Query, tenantId: string, connectionId: string, name: string): Promise<CountedWindow | null> {
    const [row] = await on.query<CountedWindow>(
      `SELECT used, earlier_used, (extract(epoch FROM window_start) * 1000)::float8 AS start_ms,
         (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now_ms
       FROM rate_windows WHERE tenant_id = $1 AND connection_id = $2 AND name = $3`,
      [tenantId, connectionId, name],
    );
    return row ?? null;
  }

  async suspendedUntil(on: Query, tenantId: string, connectionId: string): Promise<Date | null> {
    const [row] = await on.query<{ suspended_until: Date }>(
      `SELECT suspended_until FROM rate_windows
       WHERE tenant_id = $1 AND connection_id = $2 AND name = 'suspension' AND suspended_until > clock_timestamp()`,
      [tenantId, connectionId],
    );
    return row?.suspended_until ?? null;
  }

  suspensions(): Promise<Suspension[]> {
    return this.database.query<Suspension>(
      `SELECT tenant_id, connection_id, ${REMAINING} FROM rate_windows WHERE suspended_until > clock_timestamp()`,
    );
  }

  suspension(tenantId: string, connectionId: string): Promise<Suspension[]> {
    return this.database.query<Suspension>(
      `SELECT tenant_id, connection_id, ${REMAINING} FROM rate_windows
       WHERE tenant_id = $1 AND connection_id = $2 AND suspended_until > clock_timestamp()`,
      [tenantId, connectionId],
    );
  }
}
