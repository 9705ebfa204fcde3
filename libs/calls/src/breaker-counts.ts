import { BatchWriter } from '@patchbay/platform';
import type { BreakerRepository, CountRow } from './breaker.repository.ts';
import { RollingCounts, WINDOW_MS, type Counts } from './breaker-rules.ts';
import { boundSize, connectionKey } from './connection-key.ts';

const MAX_CONNECTIONS = 20_000;
/** What other processes have seen is trusted this long; they tell of themselves twice a second while there is trouble. */
const REMOTE_FRESH_MS = 10_000;
const TELL_MS = 400;

interface Entry {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly local: RollingCounts;
  remote: Counts & { readonly at: number };
  /** Until then this connection's counts are shared with the other processes; wall clock. */
  troubledUntil: number;
  dirty: boolean;
}

const NOTHING = { requests: 0, failures: 0, at: Number.NEGATIVE_INFINITY };

/**
 * Requests and failures by connection: counted here at once; shared with the other processes within a second, but only for
 * connections with a failure in the window: the others cost nothing.
 */
export class BreakerCounts {
  private readonly entries = new Map<string, Entry>();
  private readonly writer: BatchWriter<Entry>;

  constructor(
    private readonly repository: Pick<BreakerRepository, 'share'>,
    private readonly now: () => number,
    /** Called when the others' counts have changed what is known. */
    private readonly learned: (tenantId: string, connectionId: string) => void,
  ) {
    this.writer = new BatchWriter({
      name: 'breaker counts',
      flushMs: TELL_MS,
      maxBatch: 500,
      write: (entries) => this.share(entries),
    });
  }

  /** True when the connection is in trouble, so that its breaker is worth a look. */
  add(tenantId: string, connectionId: string, failed: boolean): boolean {
    const now = this.now();
    const entry = this.entry(tenantId, connectionId);
    entry.local.add(now, failed);
    if (failed) entry.troubledUntil = now + WINDOW_MS;
    if (now >= entry.troubledUntil) return false;
    this.tell(entry);
    return true;
  }

  /** Everything known of the last 60 s. */
  total(tenantId: string, connectionId: string): Counts {
    const entry = this.entries.get(connectionKey(tenantId, connectionId));
    if (entry === undefined) return NOTHING;
    const now = this.now();
    const local = entry.local.total(now);
    const remote = now - entry.remote.at < REMOTE_FRESH_MS ? entry.remote : NOTHING;
    return { requests: local.requests + remote.requests, failures: local.failures + remote.failures };
  }

  /** Another process saw a failure: from now on our counts matter to it. */
  troubleElsewhere(tenantId: string, connectionId: string): void {
    const entry = this.entries.get(connectionKey(tenantId, connectionId));
    if (entry === undefined) return;
    entry.troubledUntil = Math.max(entry.troubledUntil, this.now() + WINDOW_MS);
    this.tell(entry);
  }

  /** The breaker opened or closed: what was counted is history. */
  reset(tenantId: string, connectionId: string): void {
    this.entries.delete(connectionKey(tenantId, connectionId));
  }

  drain(): Promise<void> {
    return this.writer.drain();
  }

  private tell(entry: Entry): void {
    if (entry.dirty) return;
    entry.dirty = true;
    this.writer.add(entry);
  }

  private async share(entries: readonly Entry[]): Promise<void> {
    const now = this.now();
    const rows: CountRow[] = [];
    for (const entry of entries) {
      entry.dirty = false;
      const { tenantId, connectionId } = entry;
      // An entry that was reset meanwhile counts no more.
      if (this.entries.get(connectionKey(tenantId, connectionId)) !== entry) continue;
      for (const delta of entry.local.untold(now)) rows.push({ tenantId, connectionId, ...delta });
    }
    if (rows.length === 0) return;
    const sums = await this.repository.share(rows, now);
    for (const row of rows) this.entries.get(connectionKey(row.tenantId, row.connectionId))?.local.markTold([row]);
    for (const sum of sums) this.learn(sum.tenant_id, sum.connection_id, sum, now);
  }

  private learn(tenantId: string, connectionId: string, sum: Counts, now: number): void {
    const entry = this.entries.get(connectionKey(tenantId, connectionId));
    if (entry === undefined) return;
    const told = entry.local.told(now);
    entry.remote = {
      requests: Math.max(0, sum.requests - told.requests),
      failures: Math.max(0, sum.failures - told.failures),
      at: now,
    };
    this.learned(tenantId, connectionId);
  }

  private entry(tenantId: string, connectionId: string): Entry {
    const key = connectionKey(tenantId, connectionId);
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { tenantId, connectionId, local: new RollingCounts(), remote: NOTHING, troubledUntil: 0, dirty: false };
      this.entries.set(key, entry);
      boundSize(this.entries, MAX_CONNECTIONS);
    }
    return entry;
  }
}
