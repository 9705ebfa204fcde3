import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The token of the control API: the one given, else one that is kept in the folder, readable by its owner alone. */
export function sandboxToken(directory: string, given: string | null): string {
  if (given !== null && given !== '') return given;
  const file = join(directory, 'sandbox-token');
  mkdirSync(directory, { recursive: true });
  // Written beside, then linked: a process that starts at the same moment never reads a file that is still empty.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}
