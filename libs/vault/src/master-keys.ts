import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '@patchbay/platform';
import { SETTINGS } from '@patchbay/platform';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { KEY_BYTES, SealingKey } from './sealing-key.ts';
import { VaultError } from './vault.errors.ts';

/** The hub's master keys: the first closes, all of them open. */
@Injectable()
export class MasterKeys {
  readonly current: SealingKey;
  readonly #byId: ReadonlyMap<string, SealingKey>;
  readonly #currentMaterial: Buffer;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'masterKeys'>) {
    const [first] = settings.masterKeys;
    if (!first) throw new RangeError('The vault needs a master key.');
    this.#byId = new Map(settings.masterKeys.map(({ id, key }) => [id, new SealingKey(id, key)]));
    this.#currentMaterial = first.key;
    this.current = this.require(first.id);
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

  /** Another key of the hub itself, for the purpose named; it changes when the current master key does. */
  derive(purpose: string): KeyObject {
    const info = `patchbay/hub/1/${purpose}`;
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.#currentMaterial, Buffer.alloc(0), info, KEY_BYTES)));
  }
}
