import { spawn } from 'node:child_process';
import { chmod, open, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeDataDir } from '../../config/data-dir.ts';
import type { Log } from '../../telemetry/log.ts';
import { DatabaseSetupError } from '../runtime-roles.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import { dataArgument, openClusterFolder } from './cluster-folder.ts';
import type { DatabaseUser } from './database-user.ts';
import { databaseProcessOptions, databaseUser } from './database-user.ts';
import { HubProcesses } from './hub-processes.ts';
import type { NativeBinaries } from './native-binaries.ts';
import { nativeBinaries } from './native-binaries.ts';
import type { Postmaster } from './postmaster.ts';
import { clearStaleNote, isServing, readPostmaster, stopPostmaster } from './postmaster.ts';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Settings of the server besides our own, e.g. `{fsync: 'off'}` for tests. */
  readonly serverSettings?: Readonly<Record<string, string>>;
  /** false: the server is left running by `stop` and nobody is counted; who made the folder ends it (test runs). */
  readonly stopWithLast?: boolean;
}

const START_MS = 120_000;
/** The parts of a killed server may outlive it by seconds, and no second one starts before they are gone. */
const MOST_LAUNCHES = 60;
const LAUNCH_PAUSE_MS = 250;
const WATCH_MS = 250;
const LOG_BYTES = 10 * 1024 * 1024;

const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // Statements and rows of tenants do not belong into a log file.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/**
 * PostgreSQL from its npm package, for one data dir. Any number of hub processes share the server: the first starts it, the
 * last stops it, whoever finds it dead starts it again, and one that a kill -9 orphaned is adopted.
 */
export class EmbeddedPostgres {
  readonly #options: EmbeddedPostgresOptions;
  readonly #binaries: NativeBinaries;
  readonly #user: DatabaseUser;
  readonly #folder: ClusterFolder;
  readonly #hubs: HubProcesses;
  #server: Postmaster | null = null;
  #watch: NodeJS.Timeout | null = null;
  #reviving: Promise<void> | null = null;
  #stopped = false;

  private constructor(
    options: EmbeddedPostgresOptions,
    binaries: NativeBinaries,
    user: DatabaseUser,
    folder: ClusterFolder,
  ) {
    this.#options = options;
    this.#binaries = binaries;
    this.#user = user;
    this.#folder = folder;
    this.#hubs = new HubProcesses(folder.home);
  }

  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const user = await databaseUser(join(options.dataDir, 'postgres'));
    await makeDataDir(options.dataDir);
    if (user !== null) await letThrough(options.dataDir);
    const binaries = await nativeBinaries(options.dataDir, user);
    const folder = await openClusterFolder(options.dataDir, binaries, user);
    const postgres = new EmbeddedPostgres(options, binaries, user, folder);
    await postgres.#join();
    return postgres;
  }

  /** Of the owner of the database `patchbay`; the port may change when a dead server is started again. */
  url(): string {
    return this.#urlOf('patchbay_owner', this.#folder.credentials.owner, 'patchbay');
  }

  /** For tools that make databases; the hub itself never uses it. */
  superuserUrl(): string {
    return this.#urlOf('postgres', this.#folder.credentials.superuser, 'postgres');
  }

  /** Process number of the server. */
  get pid(): number | null {
    return this.#server?.pid ?? null;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#watch !== null) clearInterval(this.#watch);
    await this.#reviving?.catch(() => undefined);
    if (this.#options.stopWithLast === false) return;
    await this.#hubs.leave(() => stopPostmaster(this.#folder.data));
  }

  async #join(): Promise<void> {
    if (this.#options.stopWithLast !== false) await this.#hubs.join();
    this.#server = await this.#ensureRunning();
    this.#watch = setInterval(() => void this.#look(), WATCH_MS);
    this.#watch.unref();
  }

  /** A kill -9, the kernel's memory killer or a crash may end the server under us. */
  async #look(): Promise<void> {
    if (this.#reviving !== null || this.#stopped || this.#server === null) return;
    if (await isServing(this.#server.pid, this.#folder.data)) return;
    this.#reviving ??= this.#revive().finally(() => (this.#reviving = null));
    await this.#reviving;
  }

  async #revive(): Promise<void> {
    if (this.#stopped) return;
    this.#options.log.error('the embedded database died and is started again', { pid: this.#server?.pid });
    try {
      this.#server = await this.#ensureRunning();
      this.#options.log.info('the embedded database is back', { pid: this.#server.pid });
    } catch (error) {
      this.#options.log.error('the embedded database could not be started again', { error });
    }
  }

  /** Postgres itself sees to it that a folder has one server: everybody may try, and the losers find the winner. */
  async #ensureRunning(): Promise<Postmaster> {
    const deadline = performance.now() + START_MS;
    let launches = 0;
    while (performance.now() < deadline && launches < MOST_LAUNCHES) {
      const found = await readPostmaster(this.#folder.data);
      if (found !== null && (await isServing(found.pid, this.#folder.data))) {
        if (found.ready) return found;
      } else {
        if (found !== null) await clearStaleNote(this.#folder.data, found);
        await this.#launch(deadline);
        launches += 1;
      }
      await delay(10);
    }
    throw new DatabaseSetupError(`The embedded database does not start: ${await lastLines(this.#logFile())}`);
  }

  /** Resolves when the server is ready, or has ended: a sibling's won, its port was taken, an orphan's last parts still live. */
  async #launch(deadline: number): Promise<void> {
    const port = await this.#choosePort();
    const log = await openLog(this.#logFile());
    if (this.#user !== null) await log.chown(this.#user.uid, this.#user.gid);
    try {
      const child = spawn(join(this.#binaries.folder, 'bin', 'postgres'), this.#argumentsFor(port), {
        ...databaseProcessOptions(this.#user),
        cwd: this.#folder.data,
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      });
      const life = { ended: false };
      for (const end of ['error', 'exit']) child.on(end, () => (life.ended = true));
      child.unref();
      // Recovery after a crash takes what it takes.
      while (!life.ended && !(await this.#isReady(child.pid)) && performance.now() < deadline) await delay(10);
      if (!life.ended) await writeFile(this.#portFile(), String(port), { mode: 0o644 });
      else await delay(LAUNCH_PAUSE_MS);
    } finally {
      await log.close();
    }
  }

  async #isReady(pid: number | undefined): Promise<boolean> {
    const server = await readPostmaster(this.#folder.data);
    return server !== null && server.pid === pid && server.ready;
  }

  #argumentsFor(port: number): string[] {
    const settings = { ...SERVER_SETTINGS, ...this.#options.serverSettings, port: String(port) };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return ['-D', dataArgument(this.#folder.data), ...flags];
  }

  /** The last one, so that other processes need not even notice; another when somebody has it. */
  async #choosePort(): Promise<number> {
    const last = Number(await readFile(this.#portFile(), 'utf8').catch(() => '0'));
    return last > 0 ? freePort(last).catch(() => freePort(0)) : freePort(0);
  }

  #urlOf(user: string, password: string, database: string): string {
    if (this.#server === null) throw new DatabaseSetupError('The embedded database is not running.');
    return `postgres://${user}:${password}@127.0.0.1:${this.#server.port}/${database}`;
  }

  #logFile(): string {
    return join(this.#folder.home, 'postgres.log');
  }

  #portFile(): string {
    return join(this.#folder.home, 'port');
  }
}

/** Root's umask may hide the data dir; walking through it shows nothing, its files have modes of their own. */
async function letThrough(dataDir: string): Promise<void> {
  const { mode } = await stat(dataDir);
  if ((mode & 0o011) !== 0o011) await chmod(dataDir, (mode & 0o7777) | 0o011);
}

async function openLog(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  return open(path, size > LOG_BYTES ? 'w' : 'a', 0o600);
}

async function lastLines(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return `${text.trim().split('\n').slice(-3).join(' / ')} (${path})`;
}

async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.on('error', reject);
      server.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : wanted);
      });
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
