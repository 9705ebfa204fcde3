import { Inject, Injectable } from '@nestjs/common';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import { Router, type Route } from '@patchbay/routing';
import type { OperationRecord } from './operation.types.ts';

/** Where an operation that is stored already goes next. */
@Injectable()
export class OperationRouting {
  constructor(
    @Inject(Router) private readonly router: Router,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
  ) {}

  /** By the rules, or to the connection its caller pinned or an unknown outcome bound it to. */
  async routeOf(record: OperationRecord, input: Record<string, unknown>): Promise<Route> {
    if (!record.pinned && !record.bound) return this.router.route(record.tenant_id, { ...record, input });
    const own = await this.connection(record, record.integration_id);
    return own ? this.router.routeTo(own, record.capability) : { kind: 'none' };
  }

  /** The fallback, if it could serve at this moment. */
  async availableFallback(record: OperationRecord, fallbackId: string | null): Promise<string | null> {
    const fallback = await this.connection(record, fallbackId);
    return fallback && this.router.routeTo(fallback, record.capability).kind === 'chosen' ? fallback.id : null;
  }

  /** Null: deleted, or never there. */
  async connection(record: OperationRecord, id: string | null): Promise<ConnectionSnapshot | null> {
    return id === null ? null : this.directory.snapshot(record.tenant_id, id);
  }

  /** What this process remembers of the connection has turned out to be old. */
  forget(record: OperationRecord, id: string): void {
    this.directory.invalidate(record.tenant_id, id);
  }
}
