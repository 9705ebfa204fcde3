import { Injectable } from '@nestjs/common';
import { ConfiguredProviders, IsConfigured } from '@patchbay/catalog';
import type { Context } from '@patchbay/platform';
import { ConnectionDirectory } from './connection-directory.service.ts';

/** Tells the catalog, which does not know connections, which providers a tenant has connected. */
@Injectable()
export class ConfiguredConnections extends IsConfigured {
  constructor(
    catalog: ConfiguredProviders,
    private readonly directory: ConnectionDirectory,
  ) {
    super();
    catalog.register(this);
  }

  override async configuredProviders(ctx: Context): Promise<Iterable<string>> {
    const connections = await this.directory.all(ctx.tenantId);
    return connections.map((each) => each.provider);
  }
}
