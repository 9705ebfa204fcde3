import type { INestApplicationContext } from '@nestjs/common';
import { AccessBootstrap } from '@patchbay/access';
import type { Clock, Hub, LogSink, PlatformParts, Settings } from '@patchbay/platform';
import { startHub } from '@patchbay/platform';
import { appModules } from './app-modules.ts';
import { installApiDocument } from './openapi/install-api-document.ts';
import { installPages } from './pages.ts';
import { startSimulatedVendors } from './simulated-vendors.ts';

export interface CreateHubOptions {
  /** Default: JSON lines to stdout. */
  readonly logs?: LogSink;
  /** Default: the machine's clocks. */
  readonly clock?: Clock;
}

export interface CreatedHub extends Hub {
  /** The first tenant's key if the hub just made one up: to be shown once and then forgotten. */
  readonly bootstrapKey: string | null;
}

/** Starts the whole hub, in the roles of the settings: what `main` does, and what tests do. */
export async function createHub(settings: Settings, options: CreateHubOptions = {}): Promise<CreatedHub> {
  let bootstrapKey: string | null = null;
  const prepare = async (app: INestApplicationContext, parts: PlatformParts): Promise<void> => {
    await startSimulatedVendors(parts);
    bootstrapKey = (await app.get(AccessBootstrap, { strict: false }).run()).printOnce;
  };
  const hub = await startHub({
    ...options,
    settings,
    modules: appModules,
    pages: (app, routes) => {
      installApiDocument(app, routes, settings);
      installPages(app, settings);
    },
    prepare,
  });
  return { ...hub, bootstrapKey };
}
