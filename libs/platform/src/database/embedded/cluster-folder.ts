import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { newId } from '../../ids/ids.ts';
import { DatabaseSetupError } from '../runtime-roles.ts';
import type { DatabaseUser } from './database-user.ts';
import { databaseProcessOptions } from './database-user.ts';
import type { NativeBinaries } from './native-binaries.ts';

const run = promisify(execFile);

/** What a cluster is called and where its parts are: `home` holds `data` and the hub's own notes. */
export interface ClusterFolder {
  readonly home: string;
  readonly data: string;
  readonly credentials: ClusterCredentials;
}

export interface ClusterCredentials {
  /** Of `patchbay_owner`, which owns the database `patchbay` and is no superuser. */
  readonly owner: string;
  /** Of `postgres`; the runtime never uses it. */
  readonly superuser: string;
}

/** Opens the cluster of the data dir, making it first when there is none. */
export async function openClusterFolder(
  dataDir: string,
  binaries: NativeBinaries,
  user: DatabaseUser,
): Promise<ClusterFolder> {
  const home = join(dataDir, 'postgres');
  if (!(await isDirectory(home))) await makeCluster(home, binaries, user);
  // As the system names it: a server is recognised by the folder it works in.
  const data = await realpath(join(home, 'data')).catch(unreadable(home));
  const major = Number(await readFile(join(data, 'PG_VERSION'), 'utf8').catch(unreadable(home)));
  if (major !== binaries.major) {
    throw new DatabaseSetupError(
      `The data in ${home} was written by PostgreSQL ${major}, the embedded one is ${binaries.major}. ` +
        `Dump it with the older release of Patchbay and restore it here, or set DATABASE_URL.`,
    );
  }
  const credentials = JSON.parse(await readFile(join(home, 'credentials.json'), 'utf8')) as ClusterCredentials;
  return { home, data, credentials };
}

/** How a program of the database names the data folder it was started in. */
export function dataArgument(data: string): string {
  // As another user it may be unable to walk there (a checkout in /root); through its own working directory it need not.
  return process.platform === 'linux' ? '/proc/self/cwd' : data;
}

/**
 * Complete or not at all: everything is made in a private folder which then takes its name in one step. Of several processes
 * that start at once the first wins; the others throw away what they made, which nobody else ever saw.
 */
async function makeCluster(home: string, binaries: NativeBinaries, user: DatabaseUser): Promise<void> {
  const staging = `${home}.making-${newId()}`;
  const data = join(staging, 'data');
  const credentials: ClusterCredentials = { owner: randomPassword(), superuser: randomPassword() };
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chmod(staging, 0o700);
  await mkdir(join(staging, 'hubs'), { mode: 0o700 });
  await writeFile(join(staging, 'credentials.json'), JSON.stringify(credentials), { mode: 0o600 });
  await writeFile(join(staging, 'password'), credentials.superuser, { mode: 0o600 });
  // All of it: the next hub may run as that very user.
  const parts = ['', 'data', 'hubs', 'credentials.json', 'password'];
  if (user !== null) for (const part of parts) await chown(join(staging, part), user.uid, user.gid);
  try {
    await initialise(data, binaries, user);
    await singleUser(data, binaries, user, firstStatements(credentials));
    await rm(join(staging, 'password'));
    await rename(staging, home);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!(await isDirectory(home))) throw error;
  }
}

async function initialise(data: string, binaries: NativeBinaries, user: DatabaseUser): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', '--pwfile=../password'];
  await run(join(binaries.folder, 'bin', 'initdb'), ['-D', dataArgument(data), ...access, ...locale], {
    ...databaseProcessOptions(user),
    cwd: data,
  }).catch((error: unknown) => {
    throw new DatabaseSetupError(`The embedded Postgres could not be set up in ${data}: ${outputOf(error)}`);
  });
}

function firstStatements(credentials: ClusterCredentials): readonly string[] {
  return [
    `CREATE ROLE patchbay_owner LOGIN PASSWORD '${credentials.owner}'`,
    'CREATE ROLE patchbay_request NOLOGIN',
    'CREATE ROLE patchbay_system NOLOGIN',
    'GRANT patchbay_request, patchbay_system TO patchbay_owner',
    'CREATE DATABASE patchbay OWNER patchbay_owner',
  ];
}

/** Without a server, so that nobody can find a cluster that lacks its roles. Passwords go through a pipe, not arguments. */
async function singleUser(
  data: string,
  binaries: NativeBinaries,
  user: DatabaseUser,
  statements: readonly string[],
): Promise<void> {
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['--single', '-D', dataArgument(data), 'postgres'], {
    ...databaseProcessOptions(user),
    cwd: data,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(statements.map((statement) => `${statement};\n`).join(''));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // A statement that fails in single-user mode is only logged.
  if (code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(output)) return;
  throw new DatabaseSetupError(`The embedded Postgres could not be set up in ${data}: ${output.slice(-500)}`);
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function unreadable(home: string): (error: unknown) => never {
  return (error) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseSetupError(
      `The embedded database in ${home} cannot be read (${why}). Start Patchbay as the user who made it, or as root; ` +
        'or choose another PATCHBAY_DATA_DIR.',
    );
  };
}

function outputOf(error: unknown): string {
  const stderr = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
  return (stderr.trim() || String(error)).slice(-500);
}
