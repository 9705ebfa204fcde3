import { Injectable } from '@nestjs/common';
import { OPERATIONS_QUEUE, TENANT_TOPIC } from '@patchbay/access';
import { ChangeBus, Database, laneLimitsOf, systemContext } from '@patchbay/platform';
import { snapshotOf } from './connection-snapshot.ts';
import { CONNECTION_TOPIC } from './connection-writer.service.ts';
import { ConnectionRepository } from './connection.repository.ts';
import type { ConnectionSnapshot } from './connection.types.ts';

/** Connections kept in memory by one process, over all tenants; about a kilobyte each. */
const MAX_CACHED = 20_000;

interface Known {
  readonly list: readonly ConnectionSnapshot[];
  readonly byId: ReadonlyMap<string, ConnectionSnapshot>;
}

/** Every process's picture of the tenants' connections: cached, dropped when the change bus says so. */
@Injectable()
export class ConnectionDirectory {
  /** In order of loading: the first is dropped first. */
  private readonly known = new Map<string, Known>();
  private readonly loading = new Map<string, Promise<Known>>();
  private cached = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly changes: ChangeBus,
  ) {
    // A tenant's limit is known here for all its connections.
    for (const topic of [CONNECTION_TOPIC, TENANT_TOPIC]) {
      changes.subscribe(topic, (change) => {
        if (change === 'all') this.clear();
        else this.invalidate(change.tenantId);
      });
    }
  }

  /** Null: there is no such connection of this tenant (or it was deleted). No query when warm. */
  async snapshot(tenantId: string, id: string): Promise<ConnectionSnapshot | null> {
    return (await this.of(tenantId)).byId.get(id) ?? null;
  }

  /** Undefined when this process does not know (not warm, or no such connection): ask `snapshot`. */
  snapshotNow(tenantId: string, id: string): ConnectionSnapshot | undefined {
    return this.warm(tenantId)?.byId.get(id);
  }

  /** Every connection of the tenant that was not deleted, oldest first. No query when warm. */
  async all(tenantId: string): Promise<readonly ConnectionSnapshot[]> {
    return (await this.of(tenantId)).list;
  }

  /** The same without waiting: undefined when the tenant is not warm in this process. */
  allNow(tenantId: string): readonly ConnectionSnapshot[] | undefined {
    return this.warm(tenantId)?.list;
  }

  /** Drops what this process knows of the tenant; the next reader loads it anew. */
  invalidate(tenantId: string): void {
    // What is being loaded may have been read before the change: its readers get it, the cache does not.
    this.loading.delete(tenantId);
    this.forget(tenantId);
  }

  private of(tenantId: string): Known | Promise<Known> {
    return this.warm(tenantId) ?? this.loading.get(tenantId) ?? this.load(tenantId);
  }

  /** While changes of other processes may be missed, nothing cached is trusted. */
  private warm(tenantId: string): Known | undefined {
    const known = this.known.get(tenantId);
    return known !== undefined && this.changes.connected ? known : undefined;
  }

  private load(tenantId: string): Promise<Known> {
    const loading: Promise<Known> = this.read(tenantId).then(
      (known) => {
        if (this.loading.get(tenantId) === loading) {
          this.loading.delete(tenantId);
          this.keep(tenantId, known);
        }
        return known;
      },
      (error: unknown) => {
        if (this.loading.get(tenantId) === loading) this.loading.delete(tenantId);
        throw error;
      },
    );
    this.loading.set(tenantId, loading);
    return loading;
  }

  private async read(tenantId: string): Promise<Known> {
    const [rows, limits] = await this.database.inTransaction(systemContext(tenantId, 'connections'), async (ctx) => [
      await this.repository.all(ctx.tx, tenantId),
      await laneLimitsOf(ctx.tx, OPERATIONS_QUEUE, tenantId),
    ]);
    const list = rows.map((row) => snapshotOf(row, limits.has('') || limits.has(row.id)));
    return { list, byId: new Map(list.map((each) => [each.id, each])) };
  }

  private keep(tenantId: string, known: Known): void {
    this.forget(tenantId);
    this.known.set(tenantId, known);
    this.cached += known.list.length + 1;
    for (const oldest of this.known.keys()) {
      if (this.cached <= MAX_CACHED || oldest === tenantId) return;
      this.forget(oldest);
    }
  }

  private forget(tenantId: string): void {
    const known = this.known.get(tenantId);
    if (known === undefined) return;
    this.known.delete(tenantId);
    this.cached -= known.list.length + 1;
  }

  private clear(): void {
    this.loading.clear();
    this.known.clear();
    this.cached = 0;
  }
}
