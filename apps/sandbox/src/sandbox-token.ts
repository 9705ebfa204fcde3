import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The token of the control API: the one given, else one that is kept in the folder, readable by its owner alone. */
export function sandboxToken(directory: string, given: string | null): string {
  if (given !== null && given !== '') return given;
  const file = join(directory, 'sandbox-token');
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
