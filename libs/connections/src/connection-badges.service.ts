import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, systemContext } from '@patchbay/platform';
import { judge, type Tally } from './connection-health-rules.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { healthChange } from './health-change.ts';

/** Writes what a stretch of calls said about a connection. */
@Injectable()
export class ConnectionBadges {
  constructor(
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly writer: ConnectionWriter,
    private readonly clock: Clock,
  ) {}

  async write(tenantId: string, id: string, tally: Tally): Promise<void> {
    await this.database.inTransaction(systemContext(tenantId, 'health'), async (ctx) => {
      const row = await this.repository.lock(ctx.tx, tenantId, id);
      if (row === null) return;
      const now = this.clock.now();
      const verdict = judge(row, tally);
      if (verdict.move.type === 'none' && verdict.upstreamFailures === row.upstreamFailures) return;
      const change = healthChange(row, verdict, now, newId());
      const failedAt = tally.trouble === null ? {} : { lastFailureAt: now };
      const latency = tally.latencyMs === null ? {} : { healthLatencyMs: Math.round(tally.latencyMs) };
      await this.writer.write(ctx, row, { ...change, set: { ...change.set, ...failedAt, ...latency } });
    });
  }
}
