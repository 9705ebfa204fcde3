import { access, constants, mkdir } from 'node:fs/promises';
import { SettingsError } from './load-settings.ts';

/** Makes the data dir when it is missing; others may pass through it (the database's user must), but not list it. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError([`PATCHBAY_DATA_DIR: give a folder that the hub's user may write to (${String(error)})`]);
  }
}
