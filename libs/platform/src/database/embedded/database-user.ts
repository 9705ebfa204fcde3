import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom the database's processes run as; null: as ourselves. Postgres refuses to run as root. */
export type DatabaseUser = { readonly uid: number; readonly gid: number } | null;

/** The owner of a cluster that exists, else `postgres`, else `nobody`; ourselves when we are not root. */
export async function databaseUser(cluster: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return null;
  const found = await stat(cluster).catch(() => null);
  if (found !== null && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const user = (await userNamed('postgres')) ?? (await userNamed('nobody'));
  if (user !== null) return user;
  throw new Error(
    'Postgres refuses to run as root and this system has no user "postgres" or "nobody"; make one of them.',
  );
}

async function userNamed(name: string): Promise<DatabaseUser> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** What every process of the database gets: nothing of our environment, which holds secrets. */
export function databaseProcessOptions(user: DatabaseUser): {
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  return { env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, ...(user ?? {}) };
}
