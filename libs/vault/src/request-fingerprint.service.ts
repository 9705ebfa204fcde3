import { Injectable } from '@nestjs/common';
import {
  ChangeBus,
  Clock,
  PLATFORM_TENANT,
  RequestFingerprint,
  tenantCache,
  unavailable,
  type BoundedCache,
} from '@patchbay/platform';
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { VAULT_TOPIC } from './connection-cache.ts';
import { MasterKeys } from './master-keys.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultError } from './vault.errors.ts';

const MAX_AGE_MS = 300_000;

/**
 * Recognises a request body without keeping it: HMAC-SHA256 with a key of the tenant's own, so that who reads the table can
 * neither try out bodies nor compare them across tenants.
 */
@Injectable()
export class VaultRequestFingerprint extends RequestFingerprint {
  readonly #rows: VaultKeyRepository;
  readonly #keys: VaultKeys;
  readonly #platform: KeyObject;
  readonly #cache: BoundedCache<KeyObject>;

  constructor(rows: VaultKeyRepository, keys: VaultKeys, masters: MasterKeys, changes: ChangeBus, clock: Clock) {
    super();
    this.#rows = rows;
    this.#keys = keys;
    this.#platform = masters.derive('request-fingerprint');
    // The key of a living tenant never changes: a change need not be heard for what is remembered to be right.
    const ages = { maxAgeMs: MAX_AGE_MS, unheardMaxAgeMs: MAX_AGE_MS };
    this.#cache = tenantCache({ topic: VAULT_TOPIC, changes, clock, ...ages });
  }

  override async fingerprint(tenantId: string, body: Buffer | string): Promise<Buffer> {
    const key =
      tenantId === PLATFORM_TENANT ? this.#platform : await this.#cache.load(tenantId, () => this.#load(tenantId));
    return createHmac('sha256', key).update(body).digest();
  }

  async #load(tenantId: string): Promise<KeyObject> {
    const row = await this.#rows.newestTenantKey(tenantId, 'fingerprint');
    if (!row) throw new VaultError('no_key', 'This tenant has no keys.');
    try {
      return createSecretKey(this.#keys.openTenantKey(row));
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'unreadable') throw error;
      throw unavailable("The tenant's key for Idempotency-Key cannot be read; tell whoever runs this hub.", error);
    }
  }
}
