import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Log } from '@patchbay/platform';
import { MasterKeys } from './master-keys.ts';
import type { TenantKeyRow } from './vault-key.repository.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultError } from './vault.errors.ts';

/** Enough that damaged rows do not look like a wrong key. */
const SAMPLE = 20;

/**
 * Looks at start whether the master keys fit the database. A key file that was lost is made anew under the same name: going
 * on would close new tenants' keys with one key and leave the old ones to another that nobody has.
 */
@Injectable()
export class MasterKeyCheck implements OnApplicationBootstrap {
  readonly #rows: VaultKeyRepository;
  readonly #keys: VaultKeys;
  readonly #masters: MasterKeys;
  readonly #log: Log;

  constructor(rows: VaultKeyRepository, keys: VaultKeys, masters: MasterKeys, log: Log) {
    this.#rows = rows;
    this.#keys = keys;
    this.#masters = masters;
    this.#log = log;
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const id of await this.#rows.masterKeyIds()) {
      if (!this.#masters.ids.includes(id)) {
        this.#log.error('tenants need a master key that is not in PATCHBAY_MASTER_KEYS', { master_key_id: id });
        continue;
      }
      const sample = await this.#rows.tenantKeysUnder(id, SAMPLE);
      if (sample.every((row) => !this.#opens(row))) throw wrongKey(id);
    }
  }

  #opens(row: TenantKeyRow): boolean {
    try {
      this.#keys.openTenantKey(row);
      return true;
    } catch (error) {
      if (error instanceof VaultError) return false;
      throw error;
    }
  }
}

function wrongKey(id: string): VaultError {
  return new VaultError(
    'no_key',
    `Master key "${id}" is not the one this database was sealed with. Restore it: the file master.key in the data ` +
      'directory, or its entry in PATCHBAY_MASTER_KEYS.',
  );
}
