import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SpawnedSource } from '@patchbay/testing';
import { eventually, spawnSource } from '@patchbay/testing';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { Log } from '../../telemetry/log.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { isServing, readPostmaster, stopPostmaster } from './postmaster.ts';

const FIXTURE = join(dirname(fileURLToPath(import.meta.url)), 'hub-process.fixture.ts');

/** With a stopped database in it, for those who are not about how one is made. */
let made: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'patchbay-embedded-'));
  await (await start(made)).stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));

let folder: string;
let spawned: SpawnedSource[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-embedded-'));
  spawned = [];
});
afterEach(async () => {
  for (const one of spawned) one.kill('SIGKILL');
  await Promise.all(spawned.map((one) => one.exited));
  await stopPostmaster(dataFolder());
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The stopped database into this test's folder, owners kept. */
async function copyDatabase(): Promise<void> {
  await promisify(execFile)('cp', ['-a', join(made, 'postgres'), folder]);
}

function dataFolder(): string {
  return join(folder, 'postgres', 'data');
}

const start = (dataDir = folder): Promise<EmbeddedPostgres> => EmbeddedPostgres.start({ dataDir, log: new Log() });

interface HubProcess extends SpawnedSource {
  readonly url: string;
}

/** A second process with the same data dir, once it has its database. */
async function startProcess(): Promise<HubProcess> {
  const one = spawnSource(FIXTURE, { args: [folder] });
  spawned.push(one);
  const line = await eventually(() => {
    if (one.child.exitCode !== null) throw new Error(one.output());
    return one.output().includes('"migrated"') && one.output();
  });
  const { url } = JSON.parse(String(line)) as { url: string };
  return { ...one, url };
}

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function serverIsUp(): Promise<boolean> {
  const server = await readPostmaster(dataFolder());
  return server !== null && isServing(server.pid, dataFolder());
}

describe('embedded Postgres', () => {
  it('is safe as it comes: an owner who is no superuser, passwords, loopback, nothing forgotten', async () => {
    const postgres = await start();
    const found = await ask<Record<string, unknown>>(
      postgres.url(),
      `SELECT rolsuper, rolcreaterole, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        current_setting('full_page_writes') AS pages FROM pg_roles WHERE rolname = current_user`,
    );
    expect(found).toEqual([{ rolsuper: false, rolcreaterole: false, fsync: 'on', commit: 'on', pages: 'on' }]);
    await ask(postgres.url(), 'SET ROLE patchbay_request');
    await ask(postgres.url(), 'SET ROLE patchbay_system');
    const url = new URL(postgres.url());
    url.password = 'wrong';
    await expect(ask(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const sockets = await ask(
      postgres.superuserUrl(),
      `SELECT setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories') ORDER BY name`,
    );
    expect(sockets).toEqual([{ setting: '127.0.0.1' }, { setting: '' }]);
    expect((await stat(join(folder, 'postgres', 'credentials.json'))).mode & 0o777).toBe(0o600);
    await postgres.stop();
  });

  it('stops with its only process and finds its data again', async () => {
    await copyDatabase();
    const first = await start();
    await ask(first.url(), 'CREATE TABLE kept AS SELECT 1 AS value');
    await first.stop();
    expect(await serverIsUp()).toBe(false);
    const second = await start();
    expect(await ask(second.url(), 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
    await second.stop();
  });

  it('is made once when several processes start at once', async () => {
    const both = await Promise.all([startProcess(), startProcess(), start()]);
    expect(new Set(both.map((one) => new URL(typeof one.url === 'string' ? one.url : one.url()).port)).size).toBe(1);
    await both[2].stop();
  });

  it('is left running while a sibling lives, and stopped by the last to leave', async () => {
    await copyDatabase();
    const postgres = await start();
    const sibling = await startProcess();
    await postgres.stop();
    expect(await serverIsUp()).toBe(true);
    sibling.kill('SIGTERM');
    expect(await sibling.exited).toBe(0);
    expect(await serverIsUp()).toBe(false);
  });

  it('is adopted, and stopped in the end, after a kill -9 of the process that started it', async () => {
    await copyDatabase();
    const first = await startProcess();
    first.kill('SIGKILL');
    await first.exited;
    expect(await serverIsUp()).toBe(true);
    const orphan = await readPostmaster(dataFolder());
    const second = await start();
    expect(second.pid).toBe(orphan?.pid);
    await second.stop();
    expect(await serverIsUp()).toBe(false);
  });

  it('is started again when it is killed, by whichever process sees it', async () => {
    await copyDatabase();
    const postgres = await start();
    const sibling = await startProcess();
    await ask(postgres.url(), 'CREATE TABLE kept AS SELECT 1 AS value');
    const killed = postgres.pid;
    process.kill(killed ?? 0, 'SIGKILL');
    const found = await eventually(() => ask(postgres.url(), 'SELECT value FROM kept'));
    expect(found).toEqual([{ value: 1 }]);
    // The sibling may have started it: this process then learns of the new server when it next looks.
    await eventually(() => postgres.pid !== killed);
    expect(await ask(sibling.url, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
    await postgres.stop();
  });

  it('does not take the process that has a dead server’s number for a running server', async () => {
    await copyDatabase();
    // As after a restart of a container: the note of a killed server names a number that is somebody else's now.
    await writeFile(join(dataFolder(), 'postmaster.pid'), `${process.pid}\n${dataFolder()}\n1\n1\n\n\n1 1\nready\n`);
    const second = await start();
    expect(await ask(second.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('leaves a folder alone that another process is still making', async () => {
    const stranger = join(folder, 'postgres.making-01h00000000000000000000000');
    await mkdir(stranger);
    await writeFile(join(stranger, 'password'), 'theirs');
    const postgres = await start();
    expect(await readFile(join(stranger, 'password'), 'utf8')).toBe('theirs');
    await postgres.stop();
  });

  it('starts in a data dir that only its own user can enter', async () => {
    const closed = join(folder, 'closed');
    await mkdir(join(closed, 'checkout'), { recursive: true });
    await chmod(closed, 0o700);
    const postgres = await start(join(closed, 'checkout', '.patchbay'));
    expect(await ask(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
  });

  it('says what to do when the data is of another major version', async () => {
    await copyDatabase();
    await writeFile(join(dataFolder(), 'PG_VERSION'), '13\n');
    await expect(start()).rejects.toThrow(/was written by PostgreSQL 13, the embedded one is 18/);
  });
});
