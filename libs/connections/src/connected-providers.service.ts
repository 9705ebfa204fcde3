import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfiguredProviders, IsConfigured } from '@patchbay/catalog';
import { Database, type Context } from '@patchbay/platform';
import { ConnectionRepository } from './connection.repository.ts';

/** Tells the catalog which providers a tenant has connected. */
@Injectable()
export class ConnectedProviders extends IsConfigured implements OnModuleInit {
  constructor(
    private readonly registry: ConfiguredProviders,
    private readonly database: Database,
    private readonly repository: ConnectionRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.registry.register(this);
  }

  override configuredProviders(ctx: Context): Promise<string[]> {
    return this.database.inTransaction(ctx, ({ tx }) => this.repository.providers(tx, ctx.tenantId));
  }
}
