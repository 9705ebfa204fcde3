import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreatedHub, CreateHubOptions } from '@patchbay/api-app';
import { createLog, loadSettings, newId } from '@patchbay/platform';
import type { Sandbox } from '@patchbay/sandbox-app';
import { HubClient } from './hub-client.ts';
import type { NewTestPerson, TestPerson } from './test-person.ts';
import { createPerson } from './test-person.ts';
import type { TestDatabase } from './test-database.ts';
import { startTestDatabase } from './test-database.ts';
import { testEnvironment } from './test-environment.ts';

export interface StartHubOptions extends CreateHubOptions {
  /** Added to the environment of the hub. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A tenant made for a test, and its first key. */
export interface TestTenant {
  readonly id: string;
  readonly slug: string;
  readonly apiKey: string;
  /** Asks with that key. */
  readonly client: HubClient;
}

/** What hubs of one test share: a database, simulated vendors, keys. */
export interface TestHome {
  readonly database: TestDatabase;
  /** The simulated vendors, in this process: `journal.after(0, 'twilio')`, `vendors.get('twilio')?.faults.add({kind: 'reset'})`. */
  readonly sandbox: Sandbox;
  /** For `startHubIn` and `spawnHub`. */
  readonly env: Readonly<Record<string, string>>;
  /** Of the tenant `default`, all scopes. */
  readonly apiKey: string;
  readonly platformKey: string;
  readonly dataDir: string;
  /** After the hubs. */
  close(): Promise<void>;
}

/** The whole hub in this process, on a database of its own, with the simulated vendors. */
export interface TestHub extends HubClient {
  readonly home: TestHome;
  readonly hub: CreatedHub;
  readonly apiKey: string;
  readonly platformKey: string;
  readonly database: TestDatabase;
  readonly sandbox: Sandbox;
  /** A further tenant, through the door with the platform key. */
  tenant(name?: string): Promise<TestTenant>;
  /** Somebody signed in, a member of `tenant` (default: the tenant `default`): `hub.person({role: 'viewer'})`. */
  person(wanted?: NewTestPerson, tenant?: TestTenant): Promise<TestPerson>;
  /** Stops the hub and what belongs to it. */
  close(): Promise<void>;
}

/** Starts the hub as `main` does, with everything around it; `close` it in `afterAll`. */
export async function startHub(options: StartHubOptions = {}): Promise<TestHub> {
  const home = await startTestHome();
  try {
    return await startHubIn(home, options, () => home.close());
  } catch (error) {
    await home.close();
    throw error;
  }
}

export interface TestHomeOptions {
  /** Exchanges the vendors' journal remembers, default 1,000: those who count every effect need all of them. */
  readonly journalLimit?: number;
}

/** A database, simulated vendors and keys for several hubs that are started one by one. */
export async function startTestHome(options: TestHomeOptions = {}): Promise<TestHome> {
  // Loaded here: who only wants a database should not load every vendor.
  const { startSandbox } = await import('@patchbay/sandbox-app');
  const token = randomBytes(18).toString('base64url');
  const [database, sandbox, dataDir] = await Promise.all([
    startTestDatabase(),
    // A hub that finds this port taken uses what is there.
    startSandbox({ port: 0, token, ...options }),
    mkdtemp(join(tmpdir(), 'patchbay-hub-')),
  ]);
  const environment = testEnvironment({ dataDir, databaseUrl: database.url, sandbox: { port: sandbox.port, token } });
  const close = async (): Promise<void> => {
    await sandbox.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { database, sandbox, dataDir, close, ...environment };
}

/** One more hub in this process; closing it leaves the home open. */
export async function startHubIn(
  home: TestHome,
  options: StartHubOptions = {},
  afterwards: () => Promise<void> = async () => undefined,
): Promise<TestHub> {
  const { createHub } = await import('@patchbay/api-app');
  const { env, ...rest } = options;
  const settings = loadSettings({ ...home.env, ...env });
  const hub = await createHub(settings, { logs: createLog(settings.logLevel), ...rest });
  return new RunningTestHub(home, hub, afterwards);
}

class RunningTestHub extends HubClient implements TestHub {
  readonly home: TestHome;
  readonly hub: CreatedHub;
  readonly #afterwards: () => Promise<void>;
  /** The first of each tenant, by its id; '' is the tenant `default`. */
  readonly #owners = new Map<string, TestPerson>();

  constructor(home: TestHome, hub: CreatedHub, afterwards: () => Promise<void>) {
    super(hub.url, hub.settings.bootstrapApiKey ?? home.apiKey);
    this.home = home;
    this.hub = hub;
    this.#afterwards = afterwards;
  }

  get apiKey(): string {
    return this.key ?? this.home.apiKey;
  }

  get platformKey(): string {
    return this.home.platformKey;
  }

  get database(): TestDatabase {
    return this.home.database;
  }

  get sandbox(): Sandbox {
    return this.home.sandbox;
  }

  async tenant(name = `tenant-${newId()}`): Promise<TestTenant> {
    return createTenant(this, this.platformKey, name);
  }

  async person(wanted: NewTestPerson = {}, tenant?: TestTenant): Promise<TestPerson> {
    const inviter = tenant?.client ?? this;
    const isOwner = (wanted.role ?? 'owner') === 'owner';
    const place = tenant?.id ?? '';
    // A key makes the first owner of a tenant only; owners make the others.
    const owner = isOwner ? this.#owners.get(place) : undefined;
    const person = await createPerson(owner?.client ?? inviter, wanted);
    if (isOwner && owner === undefined) this.#owners.set(place, person);
    return person;
  }

  async close(): Promise<void> {
    await this.hub.close();
    await this.#afterwards();
  }
}

/** A tenant through the door of any hub. */
export async function createTenant(hub: HubClient, platformKey: string, name: string): Promise<TestTenant> {
  const made = await hub.must<{ id: string; slug: string; api_key: string }>(201, 'POST', '/api/v1/tenants', {
    key: platformKey,
    body: { name, slug: name },
  });
  return { id: made.id, slug: made.slug, apiKey: made.api_key, client: hub.withKey(made.api_key) };
}
