import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno } from '../errors/errno.ts';
import { newId } from '../ids/ids.ts';
import { makeDataDir } from './data-dir.ts';
import { SettingsError } from './load-settings.ts';
import type { MasterKey, Settings } from './settings.ts';

const FILE = 'master.key';

/**
 * The settings with master keys: those of the environment, else the one in the data dir, made there once.
 * Whoever has this file and a backup of the database can read every credential.
 */
export async function withMasterKeys(settings: Settings): Promise<Settings> {
  if (settings.masterKeys.length > 0) return settings;
  return { ...settings, masterKeys: [await readOrMakeKey(settings.dataDir)] };
}

async function readOrMakeKey(dataDir: string): Promise<MasterKey> {
  const path = join(dataDir, FILE);
  await makeDataDir(dataDir);
  return (await readKey(path)) ?? (await makeKey(dataDir, path));
}

async function makeKey(dataDir: string, path: string): Promise<MasterKey> {
  const draft = join(dataDir, `.${FILE}.${newId()}`);
  await writeFile(draft, `local:${randomBytes(32).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    // Of several processes that start at once one wins, and all use its key: link never replaces a file.
    await link(draft, path);
    await syncFolder(dataDir);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const key = await readKey(path);
  if (key === null) throw new SettingsError([`${path}: could not be made`]);
  return key;
}

/** A power cut must not lose the file's name while the database keeps what its key sealed. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readKey(path: string): Promise<MasterKey | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw new SettingsError([`${path}: cannot be read; the hub's user must own it`]);
  });
  if (text === null) return null;
  const [id = '', encoded = ''] = text.trim().split(':');
  const key = Buffer.from(encoded, 'base64');
  if (id === '' || key.length !== 32)
    throw new SettingsError([`${path}: holds no master key; restore it from a backup`]);
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new SettingsError([`${path}: others may read it; chmod it to 0600`]);
  return { id, key };
}
