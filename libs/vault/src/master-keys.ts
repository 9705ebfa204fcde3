import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KEY_BYTES, SealingKey } from './sealing-key.ts';
import { VaultError } from './vault.errors.ts';

export const MASTER_KEY_FILE = 'master.key';

export interface MasterKeyMaterial {
  readonly id: string;
  readonly key: Buffer;
}

/** The hub's master keys: the first closes, all of them open. */
export class MasterKeys {
  readonly current: SealingKey;
  /** Never used as an AES key: other hub-wide keys are derived from it. */
  readonly currentMaterial: Buffer;
  readonly #byId: ReadonlyMap<string, SealingKey>;

  constructor(keys: readonly MasterKeyMaterial[]) {
    const [first] = keys;
    if (!first) throw new RangeError('The vault needs a master key.');
    this.#byId = new Map(keys.map(({ id, key }) => [id, new SealingKey(id, key)]));
    this.current = this.require(first.id);
    this.currentMaterial = first.key;
  }

  get ids(): string[] {
    return [...this.#byId.keys()];
  }

  /** Throws `no_key` with the cure when the hub was started without that key. */
  require(id: string): SealingKey {
    const key = this.#byId.get(id);
    if (key) return key;
    throw new VaultError(
      'no_key',
      `Master key "${id}" is needed and not there: add it to the end of PATCHBAY_MASTER_KEYS.`,
    );
  }
}

/** The configured keys, or else those of the key file in the data directory, which is made when there is none. */
export async function loadMasterKeys(settings: {
  readonly masterKeys: readonly MasterKeyMaterial[];
  readonly dataDir: string;
}): Promise<MasterKeys> {
  if (settings.masterKeys.length > 0) return new MasterKeys(settings.masterKeys);
  const path = join(settings.dataDir, MASTER_KEY_FILE);
  const present = await readKeyFile(path);
  if (present) return new MasterKeys(present);
  await createKeyFile(path);
  const created = await readKeyFile(path);
  if (!created) throw new VaultError('no_key', `The key file ${path} vanished while it was made.`);
  return new MasterKeys(created);
}

async function readKeyFile(path: string): Promise<MasterKeyMaterial[] | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  await chmod(path, 0o600);
  return text
    .split(/[\s,]+/)
    .filter((line) => line !== '')
    .map((line) => parseKey(line, path));
}

function parseKey(line: string, path: string): MasterKeyMaterial {
  const [, id, encoded] = /^([^:]+):([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  const key = Buffer.from(encoded ?? '', 'base64');
  if (id === undefined || key.length !== KEY_BYTES) {
    throw new VaultError(
      'no_key',
      `The key file ${path} is damaged: each line must be id:base64 of ${KEY_BYTES} bytes.`,
    );
  }
  return { id, key };
}

/**
 * Written in full under another name, then linked to its own: a link fails when the name is taken, so of several processes
 * starting at once exactly one key wins, and nobody ever reads half a file.
 */
async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    const id = `file-${randomBytes(4).toString('hex')}`;
    await handle.writeFile(`${id}:${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

/** Without it a power cut could lose the name, and with it every secret sealed since. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
