import { Injectable } from '@nestjs/common';
import { Catalog, groupOf } from '@patchbay/catalog';
import { Database, offsetOf, type Context } from '@patchbay/platform';
import type { Environment } from '@patchbay/provider-kit';
import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionStatus, HealthState } from './connection.types.ts';
import { noSuchConnection } from './connection.errors.ts';
import { ConnectionRepository, type HealthHistoryRow } from './connection.repository.ts';
import { ConnectionCredentials, type Vaulted } from './connection-credentials.service.ts';

export interface ConnectionQuery {
  readonly status?: ConnectionStatus;
  readonly health?: HealthState;
  readonly category?: string;
  readonly provider?: string;
  readonly environment?: Environment;
  readonly capability?: string;
  readonly page: number;
  readonly per_page: number;
}

export interface ReadConnection {
  readonly row: ConnectionRow;
  readonly vaulted: Vaulted;
}

/** How many entries of history a chart gets. */
const HISTORY = 100;

/** Reads connections for people and services. */
@Injectable()
export class ConnectionReading {
  constructor(
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
    private readonly credentials: ConnectionCredentials,
    private readonly catalog: Catalog,
  ) {}

  async get(ctx: Context, id: string): Promise<ReadConnection> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.find(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      return { row, vaulted: await this.credentials.describe(inner, id) };
    });
  }

  /** Newest first. */
  async list(ctx: Context, query: ConnectionQuery): Promise<{ found: ReadConnection[]; total: number }> {
    return this.database.inTransaction(ctx, async (inner) => {
      const filter = { ...query, providers: this.providersOf(query) };
      const page = { offset: offsetOf(query), limit: query.per_page };
      const [rows, total] = await this.repository.list(inner.tx, ctx.tenantId, filter, page);
      const vaulted = await this.credentials.describeAll(inner, rows);
      const found = rows.map((row) => ({ row, vaulted: vaulted(row) }));
      return { found, total };
    });
  }

  async health(ctx: Context, id: string): Promise<{ row: ConnectionRow; history: HealthHistoryRow[] }> {
    return this.database.inTransaction(ctx, async (inner) => {
      const row = await this.repository.find(inner.tx, ctx.tenantId, id);
      if (row === null) throw noSuchConnection();
      return { row, history: await this.repository.healthHistory(inner.tx, ctx.tenantId, id, HISTORY) };
    });
  }

  /** Category and group live in the catalog, which is code: the database is asked for the providers they name. */
  private providersOf({ provider, category }: ConnectionQuery): readonly string[] | null {
    if (category === undefined) return provider === undefined ? null : [provider];
    const named = this.catalog
      .list()
      .filter((each) => each.category === category || groupOf(each.category) === category);
    const names = named.map((each) => each.name);
    return provider === undefined ? names : names.filter((name) => name === provider);
  }
}
