import { Injectable } from '@nestjs/common';
import { ChangeBus, Clock, tenantCache, type BoundedCache } from '@patchbay/platform';
import { randomBytes } from 'node:crypto';
import { VAULT_TOPIC } from './connection-cache.ts';
import { payloadBinding, tenantPayloadScope } from './binding.ts';
import { unpackEnvelope } from './envelope.ts';
import type { Sealer } from './sealer.ts';
import { KEY_BYTES, SealingKey } from './sealing-key.ts';
import { VaultKeyRepository, type TenantKeyRow } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultError } from './vault.errors.ts';

const MAX_AGE_MS = 300_000;
const FIRST_VERSION = 1;

/** Seals and opens what belongs to a tenant and to none of its connections; as a `Sealer`, take one per piece of work. */
export type TenantSealer = Pick<Sealer, 'tenantId' | 'seal' | 'open'>;

/**
 * Seals what passes through no single connection, with a key of the tenant's own of purpose `payload`. The key is made when
 * it is first needed, closed anew with the tenant's others when the master key changes, and shredded with the tenant.
 */
@Injectable()
export class TenantSealers {
  readonly #rows: VaultKeyRepository;
  readonly #keys: VaultKeys;
  readonly #cache: BoundedCache<TenantSealer>;

  constructor(rows: VaultKeyRepository, keys: VaultKeys, changes: ChangeBus, clock: Clock) {
    this.#rows = rows;
    this.#keys = keys;
    // The key of a living tenant never changes: a change need not be heard for what is remembered to be right.
    const ages = { maxAgeMs: MAX_AGE_MS, unheardMaxAgeMs: MAX_AGE_MS };
    this.#cache = tenantCache({ topic: VAULT_TOPIC, changes, clock, ...ages });
  }

  /** Throws VaultError `shredded` when the tenant is gone. */
  async forTenant(tenantId: string): Promise<TenantSealer> {
    return this.#cache.load(tenantId, () => this.#load(tenantId));
  }

  async #load(tenantId: string): Promise<TenantSealer> {
    const row = (await this.#rows.newestTenantKey(tenantId, 'payload')) ?? (await this.#make(tenantId));
    return new TenantPayloadKey(tenantId, new SealingKey(String(row.version), this.#keys.openTenantKey(row)));
  }

  /** Two processes may make one at the same moment: the first stays. */
  async #make(tenantId: string): Promise<TenantKeyRow> {
    const position = { tenant_id: tenantId, purpose: 'payload', version: FIRST_VERSION } as const;
    const made = this.#keys.wrapTenantKey(position, randomBytes(KEY_BYTES));
    await this.#rows.insertTenantKeyOnce(made);
    return (await this.#rows.newestTenantKey(tenantId, 'payload')) ?? made;
  }
}

class TenantPayloadKey implements TenantSealer {
  readonly tenantId: string;
  readonly #key: SealingKey;
  readonly #scope: Buffer;

  constructor(tenantId: string, key: SealingKey) {
    this.tenantId = tenantId;
    this.#key = key;
    this.#scope = tenantPayloadScope(tenantId);
  }

  seal(label: string, id: string, plaintext: Buffer | string): Buffer {
    return this.#key.seal('payload', payloadBinding(this.#scope, label, id), plaintext);
  }

  open(label: string, id: string, sealed: Buffer): Buffer {
    const envelope = unpackEnvelope(sealed);
    if (envelope.keyName !== this.#key.name) {
      throw new VaultError('no_key', `Tenant ${this.tenantId} has no payload key of version ${envelope.keyName} here.`);
    }
    return this.#key.open('payload', payloadBinding(this.#scope, label, id), envelope);
  }
}
