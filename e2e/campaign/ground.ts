import { startSandbox, type Sandbox } from '@patchbay/sandbox-app';
import type { FaultInput } from '@patchbay/provider-kit';
import { freePort, startRedis, testEnvironment, type TestRedis } from '@patchbay/testing';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { EmbeddedServer } from '../chaos/embedded-server.ts';
import { Wire } from './wire.ts';

export const VENDORS = ['twilio', 'plivo', 'stripe', 'square', 'custom'] as const;
export type Vendor = (typeof VENDORS)[number];

/** What may be wrong with a process's way to its vendors: nothing is ever sent. */
export const SICKNESSES = ['no_name', 'no_tls', 'no_handshake'] as const;
export type Sickness = (typeof SICKNESSES)[number];

/** Every effect is counted, so none may be forgotten. */
const JOURNAL_LIMIT = 1_000_000;

/** The sandbox runs in this process: whatever its load, it answers. */
const CONTROL_TIMEOUT_MS = 30_000;

/** How long the hubs wait for an answer: so that a campaign can afford many silences. */
const VENDOR_TIMEOUT_SECONDS = '2';

interface Parts {
  readonly sandbox: Sandbox;
  readonly wires: ReadonlyMap<Vendor, Wire>;
  readonly dataDir: string;
  readonly mute: Mute;
  /** Of the sandbox's control API. */
  readonly token: string;
  readonly redis: TestRedis | null;
}

/** What stands around the hubs of a campaign: vendors and the lines to them, a Postgres and a Redis that can be killed. */
export class Ground {
  readonly server: EmbeddedServer;
  redis: TestRedis | null;

  private constructor(
    private readonly parts: Parts,
    readonly env: Readonly<Record<string, string>>,
    readonly platformKey: string,
  ) {
    this.server = new EmbeddedServer(parts.dataDir);
    this.redis = parts.redis;
  }

  static async start(withRedis: boolean): Promise<Ground> {
    const token = randomBytes(18).toString('base64url');
    const [sandbox, dataDir, mute, redis] = await Promise.all([
      startSandbox({ port: 0, token, journalLimit: JOURNAL_LIMIT }),
      mkdtemp(join(tmpdir(), 'patchbay-campaign-')),
      Mute.start(),
      withRedis ? startRedis() : null,
    ]);
    const wires = new Map(
      await Promise.all(VENDORS.map(async (vendor) => [vendor, await Wire.start(sandbox.port)] as const)),
    );
    const home = testEnvironment({ dataDir, databaseUrl: '', sandbox: { port: sandbox.port, token } });
    const env = {
      ...home.env,
      PATCHBAY_VENDOR_BASE_URLS: JSON.stringify(baseUrls(wires)),
      PATCHBAY_VENDOR_TIMEOUT_SECONDS: VENDOR_TIMEOUT_SECONDS,
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    };
    return new Ground({ sandbox, wires, dataDir, mute, token, redis }, env, home.platformKey);
  }

  get sandbox(): Sandbox {
    return this.parts.sandbox;
  }

  get wires(): ReadonlyMap<Vendor, Wire> {
    return this.parts.wires;
  }

  get dataDir(): string {
    return this.parts.dataDir;
  }

  /** Settings of a process that finds these vendors in vain. */
  sick(sicknesses: Readonly<Partial<Record<Vendor, Sickness>>>): Record<string, string> {
    const urls = { ...baseUrls(this.wires) };
    for (const vendor of VENDORS) {
      const sickness = sicknesses[vendor];
      if (sickness !== undefined) urls[vendor] = this.sickUrl(vendor, sickness);
    }
    return { PATCHBAY_VENDOR_BASE_URLS: JSON.stringify(urls) };
  }

  /** Through the sandbox's control API. */
  async inject(vendor: Vendor, fault: FaultInput): Promise<void> {
    await this.ask('POST', '/_control/faults', { vendor, ...fault });
  }

  async clearFaults(): Promise<void> {
    await this.ask('DELETE', '/_control/faults');
  }

  /** kill -9 of the server itself; the hubs start it again. */
  async killPostgres(): Promise<void> {
    process.kill(await this.server.pid(), 'SIGKILL');
  }

  /** Redis is gone, with all it knew, and comes back at the same place. */
  async restartRedis(): Promise<void> {
    if (this.redis === null) return;
    const { port } = this.redis;
    await this.redis.stop();
    this.redis = await startRedis(port);
  }

  /** After the hubs. */
  async close(): Promise<void> {
    for (const wire of this.wires.values()) wire.close();
    this.parts.mute.close();
    await Promise.all([this.sandbox.close(), this.redis?.stop(), this.killPostgres().catch(() => undefined)]);
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }

  private sickUrl(vendor: Vendor, sickness: Sickness): string {
    if (sickness === 'no_name') return `http://${vendor}.invalid/${vendor}`;
    // A server that speaks no TLS, and one that says nothing at all: the handshake fails, or never ends.
    const port = sickness === 'no_tls' ? this.sandbox.port : this.parts.mute.port;
    return `https://127.0.0.1:${port}/${vendor}`;
  }

  private async ask(method: string, path: string, body?: object): Promise<void> {
    const response = await fetch(`${this.sandbox.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.parts.token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  }
}

function baseUrls(wires: ReadonlyMap<Vendor, Wire>): Record<string, string> {
  return Object.fromEntries([...wires].map(([vendor, { url }]) => [vendor, `${url}/${vendor}`]));
}

/** Takes connections and never says a word. */
class Mute {
  private readonly sockets = new Set<Socket>();
  private constructor(
    readonly port: number,
    private readonly server: Server,
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      socket.resume();
    });
  }

  static async start(): Promise<Mute> {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new Mute(port, server);
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
