import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SettingsError } from './load-settings.ts';

/** Makes the data dir when it is missing; others may pass through it (the database's user must), but not list it. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError([`PATCHBAY_DATA_DIR: give a folder that the hub's user may write to (${String(error)})`]);
  }
}

/** Not by mkdir's `recursive`: where no folder can be made for other reasons than rights, as in /proc, it never ends. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o711 }).catch(async (error: unknown) => {
    // A process that started at the same moment may have made it.
    if (!(await isFolder(path))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true;
}
