import { Inject, Injectable } from '@nestjs/common';
import {
  ChangeBus,
  Outbox,
  SystemDatabase,
  type Context,
  Database,
  type SystemTransaction,
  notFound,
} from '@patchbay/platform';
import type { BucketDelta, Counts } from './breaker-rules.ts';
import { COOL_DOWN_MS, PROBE_MS, WINDOW_MS } from './breaker-rules.ts';
import { BREAKER_CLOSED, BREAKER_OPENED, BREAKER_TOPIC, breakerEvent } from './calls.events.ts';

export type BreakerOverride = 'auto' | 'open' | 'closed';
export type StoredState = 'closed' | 'open' | 'half_open';

/** A breaker as stored; durations are counted from the moment it was read, so that clocks need not agree. */
export interface BreakerRow {
  readonly tenant_id: string;
  readonly connection_id: string;
  readonly state: StoredState;
  readonly opened_at: Date | null;
  readonly open_until: Date | null;
  readonly open_for_ms: number | null;
  readonly probe_for_ms: number | null;
  readonly override: BreakerOverride;
  readonly override_until: Date | null;
  readonly override_for_ms: number | null;
}

/** The shared counts of one connection over all processes. */
export interface SharedCounts extends Counts {
  readonly tenant_id: string;
  readonly connection_id: string;
}

export interface CountRow extends BucketDelta {
  readonly tenantId: string;
  readonly connectionId: string;
}

function remaining(column: string): string {
  return `ceil(extract(epoch FROM ${column} - clock_timestamp()) * 1000)::double precision`;
}
const COLUMNS = `tenant_id, connection_id, state, opened_at, open_until, ${remaining('open_until')} AS open_for_ms,
  ${remaining('probe_until')} AS probe_for_ms, override, override_until,
  ${remaining('override_until')} AS override_for_ms`;
const ms = (value: number): string => `interval '${value} milliseconds'`;

/** The shared side of the breaker: breakers and breaker_counts. Each transition is one fenced update that one process wins. */
@Injectable()
export class BreakerRepository {
  constructor(
    @Inject(SystemDatabase) private readonly system: SystemDatabase,
    @Inject(Database) private readonly database: Database,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Every breaker that is not simply closed. */
  remarkable(): Promise<BreakerRow[]> {
    return this.system.query<BreakerRow>(
      `SELECT ${COLUMNS} FROM breakers WHERE state <> 'closed' OR override <> 'auto'`,
    );
  }

  async find(tenantId: string, connectionId: string): Promise<BreakerRow | null> {
    const [row] = await this.system.query<BreakerRow>(
      `SELECT ${COLUMNS} FROM breakers WHERE tenant_id = $1 AND connection_id = $2`,
      [tenantId, connectionId],
    );
    return row ?? null;
  }

  /** True for the one process that opened it. */
  open(tenantId: string, connectionId: string, counts: Counts): Promise<boolean> {
    return this.transition(tenantId, connectionId, async (tx) => {
      const opened = await tx.query(
        `INSERT INTO breakers AS b (tenant_id, connection_id, state, opened_at, open_until)
         SELECT tenant_id, id, 'open', now(), now() + ${ms(COOL_DOWN_MS)} FROM connections
         WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL
         ON CONFLICT (tenant_id, connection_id) DO UPDATE SET state = 'open', opened_at = now(),
           open_until = excluded.open_until, probe_owner = NULL, probe_until = NULL, updated_at = now()
         WHERE b.state = 'closed'
         RETURNING state`,
        [tenantId, connectionId],
      );
      if (opened.length === 0) return false;
      const data = { requests: counts.requests, failures: counts.failures };
      await this.outbox.append(tx, [breakerEvent(BREAKER_OPENED, tenantId, connectionId, data)]);
      return true;
    });
  }

  /** True when the caller may send the one request that decides. `owner` is new for every probe; `early`: in the cool-down. */
  async claimProbe(tenantId: string, connectionId: string, owner: string, early: boolean): Promise<boolean> {
    const claimed = await this.system.query(
      `UPDATE breakers SET state = 'half_open', probe_owner = $3, probe_until = now() + ${ms(PROBE_MS)},
         updated_at = now()
       WHERE tenant_id = $1 AND connection_id = $2 AND state IN ('open', 'half_open')
         AND (open_until <= now() OR $4::boolean) AND (probe_until IS NULL OR probe_until <= now())
       RETURNING state`,
      [tenantId, connectionId, owner, early],
    );
    return claimed.length > 0;
  }

  /** The probe was answered. */
  close(tenantId: string, connectionId: string, owner: string): Promise<boolean> {
    return this.transition(tenantId, connectionId, async (tx) => {
      const closed = await tx.query(
        `UPDATE breakers SET state = 'closed', opened_at = NULL, open_until = NULL, probe_owner = NULL,
           probe_until = NULL, updated_at = now()
         WHERE tenant_id = $1 AND connection_id = $2 AND probe_owner = $3 RETURNING state`,
        [tenantId, connectionId, owner],
      );
      if (closed.length === 0) return false;
      await this.forget(tx, tenantId, connectionId);
      await this.outbox.append(tx, [breakerEvent(BREAKER_CLOSED, tenantId, connectionId, { cause: 'probe' })]);
      return true;
    });
  }

  /** The probe failed (the cool-down begins anew) or never reached the vendor (the next caller may probe at once). */
  reopen(tenantId: string, connectionId: string, owner: string, coolDownMs: number): Promise<boolean> {
    return this.transition(tenantId, connectionId, async (tx) => {
      const reopened = await tx.query(
        `UPDATE breakers SET state = 'open', open_until = now() + $4::integer * interval '1 millisecond',
           probe_owner = NULL, probe_until = NULL, updated_at = now()
         WHERE tenant_id = $1 AND connection_id = $2 AND probe_owner = $3 RETURNING state`,
        [tenantId, connectionId, owner, coolDownMs],
      );
      return reopened.length > 0;
    });
  }

  /** Adds to the shared counts and answers what all processes together have seen; tells the others of new trouble. */
  share(rows: readonly CountRow[], now: number): Promise<SharedCounts[]> {
    return this.system.inTransaction(async (tx) => {
      const added = await tx.query<{ tenant_id: string; connection_id: string; fresh: boolean }>(ADD_COUNTS, [
        rows.map((row) => row.tenantId),
        rows.map((row) => row.connectionId),
        rows.map((row) => new Date(row.at)),
        rows.map((row) => row.requests),
        rows.map((row) => row.failures),
        new Date(now - WINDOW_MS),
      ]);
      for (const row of added.filter((each) => each.fresh)) {
        await this.changes.announce(tx, { topic: BREAKER_TOPIC, tenantId: row.tenant_id, id: row.connection_id });
      }
      return tx.query<SharedCounts>(SUM_COUNTS, [
        added.map((row) => row.tenant_id),
        added.map((row) => row.connection_id),
        new Date(now - WINDOW_MS),
      ]);
    });
  }

  /** A person's word, in the request's own transaction. Answers the breaker as it stands then. */
  override(ctx: Context, connectionId: string, state: BreakerOverride, until: Date | null): Promise<BreakerRow> {
    const { tenantId } = ctx;
    return this.database.inTransaction(ctx, async ({ tx }) => {
      const [before] = await tx.query<BreakerRow>(
        `SELECT ${COLUMNS} FROM breakers WHERE tenant_id = $1 AND connection_id = $2 FOR UPDATE`,
        [tenantId, connectionId],
      );
      // Closing by hand also ends the automatic opening: whoever says "closed" has seen the vendor answer.
      const [after] = await tx.query<BreakerRow>(
        `INSERT INTO breakers (tenant_id, connection_id, override, override_until)
         SELECT tenant_id, id, $3, $4 FROM connections WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL
         ON CONFLICT (tenant_id, connection_id) DO UPDATE SET override = $3, override_until = $4, updated_at = now(),
           state = CASE WHEN $3 = 'closed' THEN 'closed' ELSE breakers.state END,
           opened_at = CASE WHEN $3 = 'closed' THEN NULL ELSE breakers.opened_at END,
           open_until = CASE WHEN $3 = 'closed' THEN NULL ELSE breakers.open_until END,
           probe_owner = CASE WHEN $3 = 'closed' THEN NULL ELSE breakers.probe_owner END
         RETURNING ${COLUMNS}`,
        [tenantId, connectionId, state, until],
      );
      if (after === undefined) throw notFound('integration');
      if (state === 'closed') await this.forget(tx, tenantId, connectionId);
      const was = isShut(before ?? null);
      if (was !== isShut(after)) {
        const type = was ? BREAKER_CLOSED : BREAKER_OPENED;
        await this.outbox.append(tx, [breakerEvent(type, tenantId, connectionId, { cause: 'override' })]);
      }
      await this.changes.announce(tx, { topic: BREAKER_TOPIC, tenantId, id: connectionId });
      return after;
    });
  }

  /** Under row-level security: another tenant's connection has no breaker. */
  describe(ctx: Context, connectionId: string): Promise<BreakerRow | null> {
    return this.database.inTransaction(ctx, async ({ tx }) => {
      const [row] = await tx.query<BreakerRow>(
        `SELECT ${COLUMNS} FROM breakers WHERE tenant_id = $1 AND connection_id = $2`,
        [ctx.tenantId, connectionId],
      );
      return row ?? null;
    });
  }

  private transition(
    tenantId: string,
    connectionId: string,
    work: (tx: SystemTransaction) => Promise<boolean>,
  ): Promise<boolean> {
    return this.system.inTransaction(async (tx) => {
      const mine = await work(tx);
      if (mine) await this.changes.announce(tx, { topic: BREAKER_TOPIC, tenantId, id: connectionId });
      return mine;
    });
  }

  private async forget(tx: SystemTransaction, tenantId: string, connectionId: string): Promise<void> {
    await tx.query('DELETE FROM breaker_counts WHERE tenant_id = $1 AND connection_id = $2', [tenantId, connectionId]);
  }
}

/** Whether calls are refused, the override's word first. */
function isShut(row: BreakerRow | null): boolean {
  if (row === null) return false;
  const overridden = row.override !== 'auto' && (row.override_for_ms === null || row.override_for_ms > 0);
  return overridden ? row.override === 'open' : row.state !== 'closed';
}

// In order of the ids, so that two processes never wait for each other. `fresh`: nobody had counted this connection in
// this window, so the others do not know yet that their counts matter.
const ADD_COUNTS = `WITH input AS (
    SELECT i.* FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::integer[], $5::integer[])
      AS i (tenant_id, connection_id, bucket, requests, failures)
    JOIN connections c ON c.tenant_id = i.tenant_id AND c.id = i.connection_id
    ORDER BY i.tenant_id, i.connection_id, i.bucket
  ), known AS (
    SELECT DISTINCT b.tenant_id, b.connection_id FROM breaker_counts b
    JOIN input i ON i.tenant_id = b.tenant_id AND i.connection_id = b.connection_id WHERE b.bucket > $6
  ), swept AS (
    DELETE FROM breaker_counts b USING (SELECT DISTINCT tenant_id, connection_id FROM input) i
    WHERE b.tenant_id = i.tenant_id AND b.connection_id = i.connection_id
      AND b.bucket < $6::timestamptz - interval '5 minutes'
  ), added AS (
    INSERT INTO breaker_counts AS b (tenant_id, connection_id, bucket, requests, failures) SELECT * FROM input
    ON CONFLICT (tenant_id, connection_id, bucket)
    DO UPDATE SET requests = b.requests + excluded.requests, failures = b.failures + excluded.failures
    RETURNING b.tenant_id, b.connection_id
  )
  SELECT DISTINCT a.tenant_id, a.connection_id, k.tenant_id IS NULL AS fresh
  FROM added a LEFT JOIN known k ON k.tenant_id = a.tenant_id AND k.connection_id = a.connection_id`;

const SUM_COUNTS = `SELECT b.tenant_id, b.connection_id, sum(b.requests)::integer AS requests,
    sum(b.failures)::integer AS failures
  FROM breaker_counts b JOIN unnest($1::text[], $2::text[]) AS i (tenant_id, connection_id)
    ON i.tenant_id = b.tenant_id AND i.connection_id = b.connection_id
  WHERE b.bucket > $3 GROUP BY b.tenant_id, b.connection_id`;
