import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterKeys, MASTER_KEY_FILE } from './master-keys.ts';

describe('loadMasterKeys', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'patchbay-keys-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const load = () => loadMasterKeys({ masterKeys: [], dataDir });

  it('makes a key file only its owner can read, and finds it again', async () => {
    const first = await load();
    const { mode } = await stat(join(dataDir, MASTER_KEY_FILE));
    expect([mode & 0o777, (await load()).ids]).toEqual([0o600, first.ids]);
  });

  it('makes one key however many processes start at once, and leaves no drafts', async () => {
    const loaded = await Promise.all(Array.from({ length: 20 }, load));
    expect(new Set(loaded.map((keys) => keys.current.name)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual([MASTER_KEY_FILE]);
  });

  it('takes away the rights of others on a file that was copied carelessly', async () => {
    await load();
    await chmod(join(dataDir, MASTER_KEY_FILE), 0o644);
    await load();
    expect((await stat(join(dataDir, MASTER_KEY_FILE))).mode & 0o777).toBe(0o600);
  });

  it('refuses a damaged file rather than making another key', async () => {
    await writeFile(join(dataDir, MASTER_KEY_FILE), 'file-1:tooshort\n');
    await expect(load()).rejects.toThrow('is damaged');
  });

  it('prefers the configured keys and makes no file', async () => {
    const masterKeys = ['new', 'old'].map((id) => ({ id, key: randomBytes(32) }));
    const keys = await loadMasterKeys({ masterKeys, dataDir });
    expect([keys.current.name, keys.ids, await readdir(dataDir)]).toEqual(['new', ['new', 'old'], []]);
  });

  it('names the missing master key and the cure', async () => {
    const keys = await load();
    expect(() => keys.require('gone')).toThrow(
      'Master key "gone" is needed and not there: add it to the end of PATCHBAY_MASTER_KEYS.',
    );
  });
});
