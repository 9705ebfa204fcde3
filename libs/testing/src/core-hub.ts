import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Hub } from '@patchbay/platform';
import { createLog, loadSettings, startHub } from '@patchbay/platform';
import type { TestDatabase } from './test-database.ts';
import { startTestDatabase } from './test-database.ts';

export const TEST_PLATFORM_KEY = 'platform-key-of-the-tests';
export const TEST_BOOTSTRAP_KEY = 'pb_bootstrap-key-of-the-tests';

/** The same for all, so that hubs on one database read each other's keys. */
const MASTER_KEY = `test:${Buffer.alloc(32, 'master').toString('base64')}`;

export interface CoreHubOptions {
  /** Environment variables over the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Share a database with another hub; it then survives `close`. */
  readonly database?: TestDatabase;
  /** false: leaves the first tenant to the test, and configures no key for it. */
  readonly bootstrap?: boolean;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
}

interface Answer {
  readonly success: boolean;
  readonly code?: string;
  readonly message?: string;
  readonly errors?: Record<string, string[]>;
  readonly data: Record<string, unknown>;
  readonly meta: Record<string, unknown>;
  readonly links: Record<string, unknown>;
}

export interface RequestOptions {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The hub's floor alone: platform, access, audit, vault through their real door, on a database of its own. */
export interface CoreHub {
  readonly hub: Hub;
  readonly database: TestDatabase;
  /** Id of the bootstrap tenant. */
  readonly tenantId: string;
  /** Without `key` the bootstrap key is sent; null sends none. */
  request(method: string, path: string, options?: RequestOptions): Promise<TestAnswer>;
  close(): Promise<void>;
}

/** Starts a core hub in this process. */
export async function startCoreHub(options: CoreHubOptions = {}): Promise<CoreHub> {
  // Loaded here: a test of a lib below them must not load, nor fail with, what is above it.
  const [{ AccessBootstrap, AccessHttpModule }, { AuditHttpModule }, { VaultHttpModule }] = await Promise.all([
    import('@patchbay/access'),
    import('@patchbay/audit'),
    import('@patchbay/vault'),
  ]);
  const database = options.database ?? (await startTestDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'patchbay-core-'));
  const settings = loadSettings({
    PORT: '0',
    DATABASE_URL: database.url,
    PATCHBAY_DATA_DIR: dataDir,
    PATCHBAY_MASTER_KEYS: MASTER_KEY,
    PATCHBAY_PLATFORM_KEY: TEST_PLATFORM_KEY,
    ...(options.bootstrap === false ? {} : { PATCHBAY_BOOTSTRAP_API_KEY: TEST_BOOTSTRAP_KEY }),
    ...options.env,
  });
  let tenantId = '';
  const hub = await startHub({
    settings,
    modules: () => [AccessHttpModule, AuditHttpModule, VaultHttpModule],
    prepare: async (app) => {
      if (options.bootstrap === false) return;
      tenantId = (await app.get(AccessBootstrap, { strict: false }).run()).tenantId ?? '';
    },
    logs: createLog('silent'),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  return {
    hub,
    database,
    tenantId,
    request: (method, path, request) => send(hub.url, method, path, request),
    close: async () => {
      await hub.close();
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function send(url: string, method: string, path: string, options: RequestOptions = {}): Promise<TestAnswer> {
  const key = options.key === undefined ? TEST_BOOTSTRAP_KEY : options.key;
  const headers: Record<string, string> = { ...options.headers };
  if (key !== null) headers['authorization'] = `Bearer ${key}`;
  if (options.body !== undefined) headers['content-type'] ??= 'application/json';
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text === '' ? 'null' : text) as Answer,
  };
}
