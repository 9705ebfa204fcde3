// What the browser tests stand on, in a process of its own: Playwright's own compiler cannot load the hub's sources.
import { PasswordResets, SetupLink } from '@patchbay/access';
import type { HubClient, PersonClient, TestHome, TestHub, TestPerson, TestRole, TestTenant } from '@patchbay/testing';
import {
  aPlivoConnection,
  aStripeConnection,
  aTwilioConnection,
  connect,
  createPerson,
  freePort,
  signIn,
  startHubIn,
  startTestHome,
  verified,
} from '@patchbay/testing';
import pg from 'pg';
import { writeHistory } from './history.ts';
import { populate, type Populated } from './populate.ts';

/** A tenant as a test knows it. */
export interface Place {
  readonly id: string;
  readonly slug: string;
  readonly apiKey: string;
}

/** Somebody who can be put into a browser. */
export interface Somebody {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** Of the cookie `pb_session`. */
  readonly session: string;
}

export type Vendor = 'twilio' | 'plivo' | 'stripe';
export type Fault = Readonly<Record<string, unknown>> & { readonly kind: string };

const BODY_OF = { twilio: aTwilioConnection, plivo: aPlivoConnection, stripe: aStripeConnection };

/** A real hub, and everything tests arrange in it without a browser. Arguments and answers travel as JSON. */
export class Ground {
  readonly #home: TestHome;
  readonly #port: number;
  #hub: TestHub;
  readonly #tenants = new Map<string, TestTenant>();
  readonly #people = new Map<string, TestPerson>();
  readonly #database: pg.Pool;

  constructor(home: TestHome, port: number, hub: TestHub) {
    this.#home = home;
    this.#port = port;
    this.#hub = hub;
    this.#database = new pg.Pool({ connectionString: home.database.superuserUrl, max: 1 });
  }

  static async start(): Promise<Ground> {
    const [home, port] = await Promise.all([startTestHome(), freePort()]);
    return new Ground(home, port, await startHubAt(home, port));
  }

  url(): string {
    return this.#hub.url;
  }

  /** Ends the hub, as an operator would; `startAgain` before the test ends. */
  async stop(): Promise<void> {
    await this.#hub.close();
  }

  /** The hub is back, at the same address. */
  async startAgain(): Promise<void> {
    this.#hub = await startHubAt(this.#home, this.#port);
  }

  /** The address the hub prints at its first start. */
  async setupAddress(): Promise<string> {
    const token = await this.#hub.hub.app.get(SetupLink, { strict: false }).issue();
    return `${this.#hub.url}/setup?token=${token ?? ''}`;
  }

  async tenant(slug?: string): Promise<Place> {
    const tenant = await this.#hub.tenant(slug);
    this.#tenants.set(tenant.slug, tenant);
    return { id: tenant.id, slug: tenant.slug, apiKey: tenant.apiKey };
  }

  /** A member; the same e-mail address in another tenant is the same person. */
  async person(slug: string, wanted: { role?: TestRole; name?: string; email?: string } = {}): Promise<Somebody> {
    const tenant = this.#tenant(slug);
    const owner = this.#people.get(slug);
    const person = await createPerson(owner?.client ?? tenant.client, wanted);
    if (owner === undefined && person.role === 'owner') this.#people.set(slug, person);
    const { email, name, password, client } = person;
    return { email, name, password, session: sessionOf(client) };
  }

  /** The same person, signed in once more. */
  async again(person: Somebody): Promise<Somebody> {
    return { ...person, session: sessionOf(await signIn(this.#hub, person)) };
  }

  /** The address that `npm run reset-password` prints. */
  async resetAddress(email: string): Promise<string> {
    const link = await this.#hub.hub.app.get(PasswordResets, { strict: false }).issue(email);
    return `${this.#hub.url}/reset-password?token=${link?.token ?? ''}`;
  }

  /** Asks as the tenant's first key does; throws unless the answer has this status. */
  ask<Answer = unknown>(slug: string, status: number, method: string, path: string, body?: unknown): Promise<Answer> {
    return this.#client(slug).must<Answer>(status, method, `/api/v1${path}`, body === undefined ? {} : { body });
  }

  /** A connection in the sandbox whose verification has ended, well or badly. */
  async connection(slug: string, vendor: Vendor, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return (await connect(this.#client(slug), BODY_OF[vendor](changes))).id;
  }

  async verified(slug: string, id: string): Promise<string> {
    return (await verified(this.#client(slug), id)).status;
  }

  fault(vendor: Vendor, fault: Fault): void {
    this.#hub.sandbox.vendors.get(vendor)?.faults.add(fault as never);
  }

  clearFaults(): void {
    for (const vendor of this.#hub.sandbox.vendors.values()) vendor.faults.clear();
  }

  /** Past row-level security, for what takes too long through the door. */
  async sql(statement: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.#database.query(statement, [...values])).rowCount ?? 0;
  }

  /** Fills a tenant with something of everything. */
  populate(slug: string): Promise<Populated> {
    const { client, id } = this.#tenant(slug);
    return populate(client, id, (statement, values) => this.sql(statement, values));
  }

  /** Operations of the past, of which there can be thousands. */
  history(slug: string, connectionId: string, count: number): Promise<void> {
    const tenantId = this.#tenant(slug).id;
    return writeHistory((...question) => this.sql(...question), { tenantId, connectionId, count, hours: 24 });
  }

  async close(): Promise<void> {
    await this.#database.end();
    await this.#hub.close();
    await this.#home.close();
  }

  #client(slug: string): HubClient {
    return this.#tenant(slug).client;
  }

  #tenant(slug: string): TestTenant {
    const tenant = this.#tenants.get(slug);
    if (tenant === undefined) throw new Error(`The ground has made no tenant ${slug}.`);
    return tenant;
  }
}

function startHubAt(home: TestHome, port: number): Promise<TestHub> {
  return startHubIn(home, { env: { PORT: String(port) } });
}

const sessionOf = ({ session }: PersonClient): string => session.cookie.split('=')[1] ?? '';
