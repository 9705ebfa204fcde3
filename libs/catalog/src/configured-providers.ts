import { Injectable } from '@nestjs/common';
import type { Context } from '@patchbay/platform';

/** Port: who knows which providers a tenant has connected. The catalog itself does not know connections. */
export abstract class IsConfigured {
  /** Names of the providers the tenant has a connection to, in any environment and status. */
  abstract configuredProviders(ctx: Context): Promise<Iterable<string>>;
}

/** Where that somebody registers when the app starts; until then nothing is configured. */
@Injectable()
export class ConfiguredProviders {
  private source: IsConfigured | null = null;

  register(source: IsConfigured): void {
    this.source = source;
  }

  async of(ctx: Context): Promise<ReadonlySet<string>> {
    return new Set(this.source === null ? [] : await this.source.configuredProviders(ctx));
  }
}
