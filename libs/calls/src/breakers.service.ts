import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ChangeBus, Clock, Database, DRAIN, Lifecycle, Log, newId, type Context } from '@patchbay/platform';
import { BackgroundTasks } from './background-tasks.ts';
import { BreakerCounts } from './breaker-counts.ts';
import { knownBreaker, stateOfBreaker, verdictOf, type BreakerState, type KnownBreaker } from './breaker-memory.ts';
import { COOL_DOWN_MS, PROBE_MS, shouldOpen } from './breaker-rules.ts';
import { BreakerRepository, type BreakerOverride, type BreakerRow } from './breaker.repository.ts';
import { BREAKER_TOPIC } from './calls.events.ts';
import { connectionKey } from './connection-key.ts';

export type Admission =
  | { readonly admitted: true; /** Set for the one call that decides. */ readonly probe: string | null }
  | { readonly admitted: false; readonly retryAfterMs: number };

/** What became of the request that was admitted as a probe. */
export type ProbeVerdict = 'answered' | 'failed' | 'unreached';

export interface BreakerDescription {
  readonly state: BreakerState;
  readonly override: BreakerOverride;
  readonly override_until: Date | null;
  readonly opened_at: Date | null;
  /** When the next call may try the vendor again. */
  readonly open_until: Date | null;
}

const ADMITTED: Admission = { admitted: true, probe: null };

/**
 * One breaker per connection, shared by all processes. Only breakers that are not simply closed are kept in memory, so the
 * usual answer is one look into a nearly empty map.
 */
@Injectable()
export class Breakers implements OnModuleInit {
  private readonly known = new Map<string, KnownBreaker>();
  private readonly counts: BreakerCounts;
  private readonly tasks: BackgroundTasks;

  constructor(
    @Inject(BreakerRepository) private readonly repository: BreakerRepository,
    @Inject(Database) private readonly database: Database,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Log) private readonly log: Log,
    @Inject(Lifecycle) lifecycle: Lifecycle,
  ) {
    const wallClock = (): number => clock.now().getTime();
    this.counts = new BreakerCounts(repository, wallClock, (tenantId, id) => this.openIfDue(tenantId, id));
    this.tasks = new BackgroundTasks((what, error) => log.warn(`${what} failed`, { area: 'calls', error }));
    lifecycle.onDrain(DRAIN.writers, 'breakers', async () => {
      await this.counts.drain();
      await this.tasks.drain();
    });
  }

  async onModuleInit(): Promise<void> {
    this.changes.subscribe(BREAKER_TOPIC, (change) => {
      if (change === 'all') return this.tasks.start('reading breakers', () => this.loadAll());
      this.counts.troubleElsewhere(change.tenantId, change.id);
      this.tasks.start('reading a breaker', () => this.load(change.tenantId, change.id));
    });
    await this.loadAll();
  }

  /** From memory; half_open counts as available: the next call is the one that finds out. */
  stateOf(tenantId: string, connectionId: string): BreakerState {
    if (this.known.size === 0) return 'closed';
    return stateOfBreaker(this.known.get(connectionKey(tenantId, connectionId)), this.clock.monotonicMs());
  }

  /**
   * Whether a call may go out. A promise only when it may be the probe, which one process claims for all; a call that
   * insists need not wait for the end of the cool-down.
   */
  admit(tenantId: string, connectionId: string, insists = false): Admission | Promise<Admission> {
    const known = this.known.size === 0 ? undefined : this.known.get(connectionKey(tenantId, connectionId));
    if (known === undefined) return ADMITTED;
    const verdict = verdictOf(known, this.clock.monotonicMs(), insists);
    if (verdict === 'admitted') return ADMITTED;
    if (verdict === 'claim') return this.claimProbe(tenantId, connectionId, known, insists);
    return { admitted: false, ...verdict };
  }

  /** Counts one exchange; `failed`: upstream failure. Opens the breaker here at once, and for all off the hot path. */
  record(tenantId: string, connectionId: string, failed: boolean): void {
    if (this.counts.add(tenantId, connectionId, failed)) this.openIfDue(tenantId, connectionId);
  }

  /** Ends a probe. */
  settle(tenantId: string, connectionId: string, owner: string, verdict: ProbeVerdict): void {
    const key = connectionKey(tenantId, connectionId);
    const known = this.known.get(key);
    if (verdict === 'answered') {
      this.counts.reset(tenantId, connectionId);
      if (known?.override === 'auto') this.known.delete(key);
      else if (known !== undefined) known.state = 'closed';
      this.tasks.start('closing a breaker', async () => {
        if (await this.repository.close(tenantId, connectionId, owner)) {
          this.log.info('breaker closed', { area: 'calls', tenant_id: tenantId, connection_id: connectionId });
        }
      });
      return;
    }
    const coolDownMs = verdict === 'failed' ? COOL_DOWN_MS : 0;
    if (known !== undefined) {
      known.state = 'open';
      known.openUntil = this.clock.monotonicMs() + coolDownMs;
      known.probeUntil = 0;
    }
    this.tasks.start('reopening a breaker', async () => {
      await this.repository.reopen(tenantId, connectionId, owner, coolDownMs);
    });
  }

  /** A person's word, until it is taken back (`auto`) or its time is over. 404 for an unknown connection. */
  override(
    ctx: Context,
    connectionId: string,
    change: { readonly state: BreakerOverride; readonly until?: Date | null },
  ): Promise<BreakerDescription> {
    const until = change.state === 'auto' ? null : (change.until ?? null);
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.override(inner, connectionId, change.state, until);
      inner.tx.afterCommit(() => this.apply(ctx.tenantId, connectionId, row));
      return this.description(row);
    });
  }

  async describe(ctx: Context, connectionId: string): Promise<BreakerDescription> {
    return this.description(await this.repository.describe(ctx, connectionId));
  }

  private description(row: BreakerRow | null): BreakerDescription {
    const now = this.clock.monotonicMs();
    const known = knownBreaker(row, now) ?? undefined;
    const overridden = row !== null && (row.override_for_ms === null || row.override_for_ms > 0);
    return {
      state: stateOfBreaker(known, now),
      override: overridden ? row.override : 'auto',
      override_until: overridden ? row.override_until : null,
      opened_at: row?.opened_at ?? null,
      open_until: row?.open_until ?? null,
    };
  }

  private async claimProbe(
    tenantId: string,
    connectionId: string,
    known: KnownBreaker,
    insists: boolean,
  ): Promise<Admission> {
    const owner = newId();
    // Before anything is awaited: whoever comes meanwhile is refused here, without a query.
    known.probeUntil = this.clock.monotonicMs() + PROBE_MS;
    try {
      const claimed = await this.repository.claimProbe(tenantId, connectionId, owner, insists);
      if (claimed) return { admitted: true, probe: owner };
    } catch (error) {
      known.probeUntil = 0;
      throw error;
    }
    await this.load(tenantId, connectionId);
    const now = this.known.get(connectionKey(tenantId, connectionId));
    const verdict = now === undefined ? 'admitted' : verdictOf(now, this.clock.monotonicMs());
    if (verdict === 'admitted') return ADMITTED;
    return { admitted: false, retryAfterMs: verdict === 'claim' ? 1_000 : verdict.retryAfterMs };
  }

  private openIfDue(tenantId: string, connectionId: string): void {
    const counts = this.counts.total(tenantId, connectionId);
    if (!shouldOpen(counts)) return;
    const key = connectionKey(tenantId, connectionId);
    const known = this.known.get(key);
    const now = this.clock.monotonicMs();
    if (known !== undefined && (known.state !== 'closed' || verdictOf(known, now) === 'admitted')) return;
    const opened: KnownBreaker = {
      override: 'auto',
      overrideUntil: Number.POSITIVE_INFINITY,
      ...known,
      state: 'open',
      openUntil: now + COOL_DOWN_MS,
      probeUntil: 0,
      unstored: true,
    };
    this.known.set(key, opened);
    this.counts.reset(tenantId, connectionId);
    this.tasks.start('opening a breaker', async () => {
      const first = await this.repository.open(tenantId, connectionId, counts).finally(() => (opened.unstored = false));
      if (first)
        this.log.warn('breaker opened', { area: 'calls', tenant_id: tenantId, connection_id: connectionId, ...counts });
      else await this.load(tenantId, connectionId);
    });
  }

  private apply(tenantId: string, connectionId: string, row: BreakerRow | null): void {
    const key = connectionKey(tenantId, connectionId);
    const before = this.known.get(key);
    const after = knownBreaker(row, this.clock.monotonicMs());
    if (before?.unstored === true && (after === null || after.state === 'closed')) return;
    const closedNow = before !== undefined && before.state !== 'closed' && (after === null || after.state === 'closed');
    if (closedNow) this.counts.reset(tenantId, connectionId);
    if (after === null) this.known.delete(key);
    else this.known.set(key, after);
  }

  private async load(tenantId: string, connectionId: string): Promise<void> {
    this.apply(tenantId, connectionId, await this.repository.find(tenantId, connectionId));
  }

  private async loadAll(): Promise<void> {
    const rows = await this.repository.remarkable();
    const listed = new Set(rows.map((row) => connectionKey(row.tenant_id, row.connection_id)));
    for (const key of this.known.keys()) if (!listed.has(key)) this.known.delete(key);
    for (const row of rows) this.apply(row.tenant_id, row.connection_id, row);
  }
}
