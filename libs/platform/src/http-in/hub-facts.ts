import { readFileSync } from 'node:fs';
import type { Role, Settings } from '../config/settings.ts';

/** What `/readyz` tells about a hub besides its checks: nothing secret, for the page at `/` and for whoever looks after it. */
export interface HubFacts {
  readonly version: string;
  readonly roles: readonly Role[];
  readonly database: 'embedded' | 'external';
  /** Whether Redis wakes the work; Postgres does otherwise. */
  readonly redis: boolean;
  /** Page of the simulated vendors, null when they are off. */
  readonly sandbox_url: string | null;
}

/** The facts of a hub with these settings. */
export function hubFacts(settings: Settings): HubFacts {
  return {
    version: versionOfTheHub(),
    roles: [...settings.roles],
    database: settings.databaseUrl === null ? 'embedded' : 'external',
    redis: settings.redisUrl !== null,
    sandbox_url: settings.sandboxPort === null ? null : `http://127.0.0.1:${settings.sandboxPort}/`,
  };
}

/** The workspace's package.json: four folders up, from source and from what is built alike. */
function versionOfTheHub(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
  return (manifest as { version: string }).version;
}
