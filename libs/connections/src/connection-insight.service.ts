import { Injectable } from '@nestjs/common';
import { CallStatistics, type CallHour } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { Clock, type Context } from '@patchbay/platform';
import type { CallStatisticsView, CredentialFieldView, ReferencesView } from './connection-insight.views.ts';
import { ConnectionReading, type ReadConnection } from './connection-reading.service.ts';
import { ConnectionReferrers } from './connection-referrer.ts';

const HOUR_MS = 3_600_000;

/** What the page of a connection shows besides the connection. */
@Injectable()
export class ConnectionInsight {
  constructor(
    private readonly reading: ConnectionReading,
    private readonly catalog: Catalog,
    private readonly calls: CallStatistics,
    private readonly referrers: ConnectionReferrers,
    private readonly clock: Clock,
  ) {}

  /** Every field the provider knows, and any the connection has besides. */
  async credentials(ctx: Context, id: string): Promise<CredentialFieldView[]> {
    const found = await this.reading.get(ctx, id);
    const known = this.catalog.provider(found.row.provider)?.credentials ?? {};
    const names = new Set([
      ...Object.keys(known),
      ...Object.keys(found.vaulted),
      ...Object.keys(found.row.publicCredentials),
    ]);
    return [...names].map((name) => ({
      ...{ field: name, label: known[name]?.label ?? name },
      // What is not known is treated like a secret.
      ...{ sensitive: known[name]?.sensitive ?? true, required: known[name]?.required ?? false },
      ...stateOf(found, name),
    }));
  }

  /** The last `hours` hours, this one included. */
  async callStatistics(ctx: Context, id: string, hours: number): Promise<CallStatisticsView> {
    await this.reading.get(ctx, id);
    const now = this.clock.now();
    const first = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - (hours - 1) * HOUR_MS;
    const counted = await this.calls.byHour(ctx, id, new Date(first));
    const byTime = new Map(counted.hours.map((hour) => [hour.at.getTime(), hour]));
    return {
      from: new Date(first).toISOString(),
      to: now.toISOString(),
      calls: sum(counted.hours, 'calls'),
      failed: sum(counted.hours, 'failed'),
      truncated: counted.truncated,
      hours: Array.from({ length: hours }, (_, index) => hourView(first + index * HOUR_MS, byTime)),
    };
  }

  async references(ctx: Context, id: string): Promise<ReferencesView> {
    await this.reading.get(ctx, id);
    const references = await this.referrers.referencesTo(ctx, id);
    return { references, operations: await this.referrers.workAt(ctx, id) };
  }
}

function stateOf(
  { row, vaulted }: ReadConnection,
  name: string,
): Pick<CredentialFieldView, 'set' | 'value' | 'reference' | 'version' | 'updated_at' | 'updated_by'> {
  const kept = own(vaulted, name);
  if (kept === undefined) {
    const value = own(row.publicCredentials, name) ?? null;
    const { at = null, by = null } = own(row.publicCredentialsSet, name) ?? {};
    return { set: value !== null, value, reference: null, version: null, updated_at: at, updated_by: by };
  }
  const { reference, version, updatedAt, updatedBy } = kept;
  return { set: true, value: null, reference, version, updated_at: updatedAt.toISOString(), updated_by: updatedBy };
}

/** Of the record itself: a field may be called `constructor`. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function hourView(atMs: number, counted: ReadonlyMap<number, CallHour>): CallStatisticsView['hours'][number] {
  const { calls = 0, failed = 0, latency_p50_ms = null, latency_p95_ms = null } = counted.get(atMs) ?? {};
  return { at: new Date(atMs).toISOString(), calls, failed, latency_p50_ms, latency_p95_ms };
}

function sum(hours: readonly CallHour[], name: 'calls' | 'failed'): number {
  return hours.reduce((total, hour) => total + hour[name], 0);
}
