import { Injectable } from '@nestjs/common';
import { ChangeBus, Clock, SystemDatabase, tenantCache, type BoundedCache } from '@patchbay/platform';
import { randomBytes } from 'node:crypto';
import { payloadBinding, tenantPayloadScope } from './binding.ts';
import { unpackEnvelope } from './envelope.ts';
import type { Sealer } from './sealer.ts';
import { KEY_BYTES, SealingKey } from './sealing-key.ts';
import type { TenantKeyRow } from './vault-key.repository.ts';
import { VAULT_TOPIC, VaultKeys } from './vault-keys.service.ts';
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
  readonly #database: SystemDatabase;
  readonly #keys: VaultKeys;
  readonly #cache: BoundedCache<TenantSealer>;

  constructor(database: SystemDatabase, keys: VaultKeys, changes: ChangeBus, clock: Clock) {
    this.#database = database;
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
    const row = (await this.#find(tenantId)) ?? (await this.#make(tenantId));
    return new TenantPayloadKey(tenantId, new SealingKey(String(row.version), this.#keys.openTenantKey(row)));
  }

  /** Two processes may make one at the same moment: the first stays. */
  async #make(tenantId: string): Promise<TenantKeyRow> {
    const position = { tenant_id: tenantId, purpose: 'payload', version: FIRST_VERSION } as const;
    const made = this.#keys.wrapTenantKey(position, randomBytes(KEY_BYTES));
    await this.#database.query(
      `INSERT INTO tenant_keys (tenant_id, purpose, version, master_key_id, wrapped) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [made.tenant_id, made.purpose, made.version, made.master_key_id, made.wrapped],
    );
    return (await this.#find(tenantId)) ?? made;
  }

  async #find(tenantId: string): Promise<TenantKeyRow | null> {
    const [row] = await this.#database.query<TenantKeyRow>(
      `SELECT tenant_id, purpose, version, master_key_id, wrapped FROM tenant_keys
       WHERE tenant_id = $1 AND purpose = 'payload' AND version = $2`,
      [tenantId, FIRST_VERSION],
    );
    return row ?? null;
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
