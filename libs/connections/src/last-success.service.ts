import { Injectable } from '@nestjs/common';
import { DRAIN, Lifecycle, Log, SystemDatabase } from '@patchbay/platform';

const FLUSH_MS = 60_000;

/** When each connection last served a call: noted in memory, written for all of them at most once a minute. */
@Injectable()
export class LastSuccess {
  private notes = new Map<string, { readonly tenantId: string; readonly at: Date }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: SystemDatabase,
    private readonly log: Log,
    lifecycle: Lifecycle,
  ) {
    lifecycle.onDrain(DRAIN.writers, 'last successes', () => this.flush());
  }

  /** Costs no query. What a crash loses is at most a minute of time stamps, which only makes a probe come earlier. */
  note(tenantId: string, connectionId: string, at: Date): void {
    this.notes.set(connectionId, { tenantId, at });
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => this.log.error('writing last successes failed', { error }));
    }, FLUSH_MS).unref();
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.notes.size === 0) return;
    // In one order for all processes, so that two of them never wait for each other.
    const notes = [...this.notes].sort(([a], [b]) => (a < b ? -1 : 1));
    this.notes = new Map();
    await this.database.query(
      `UPDATE connections c SET last_success_at = n.at
       FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (tenant_id, id, at)
       WHERE c.tenant_id = n.tenant_id AND c.id = n.id AND c.last_success_at IS DISTINCT FROM n.at
         AND (c.last_success_at IS NULL OR c.last_success_at < n.at)`,
      [notes.map(([, note]) => note.tenantId), notes.map(([id]) => id), notes.map(([, note]) => note.at)],
    );
  }
}
