import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { ChangeBus, Clock, type BoundedCache } from '@patchbay/platform';
import { randomBytes } from 'node:crypto';
import { connectionKeyBinding, tenantKeyBinding } from './binding.ts';
import { connectionCache, connectionKey } from './connection-cache.ts';
import { ConnectionKeys } from './connection-keys.ts';
import { unpackEnvelope } from './envelope.ts';
import { MasterKeys } from './master-keys.ts';
import { KEY_BYTES, SealingKey } from './sealing-key.ts';
import type { OpenableConnectionKeyRow, TenantKeyPurpose, TenantKeyRow } from './vault-key.repository.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultError } from './vault.errors.ts';

/** Makes, unwraps and remembers keys. What is unwrapped stays in memory for minutes at most, and no longer than it is valid. */
@Injectable()
export class VaultKeys {
  readonly #rows: VaultKeyRepository;
  readonly #masters: MasterKeys;
  readonly #connections: BoundedCache<ConnectionKeys>;

  constructor(rows: VaultKeyRepository, masters: MasterKeys, changes: ChangeBus, clock: Clock) {
    this.#rows = rows;
    this.#masters = masters;
    this.#connections = connectionCache(changes, clock);
  }

  get currentMasterId(): string {
    return this.#masters.current.name;
  }

  /** The connection's keys if they are in memory. */
  cached(tenantId: string, connectionId: string): ConnectionKeys | undefined {
    return this.#connections.get(connectionKey(tenantId, connectionId));
  }

  /** Throws `no_key` when the connection never had a key, `shredded` when it is gone. */
  async forConnection(tenantId: string, connectionId: string): Promise<ConnectionKeys> {
    return this.#connections.load(connectionKey(tenantId, connectionId), async () =>
      this.unwrap(tenantId, connectionId, await this.#rows.connectionKeys(tenantId, connectionId)),
    );
  }

  /** Reads the keys again: a ciphertext names one that was made after these were loaded. */
  async reload(tenantId: string, connectionId: string): Promise<ConnectionKeys> {
    this.#connections.delete(connectionKey(tenantId, connectionId));
    return this.forConnection(tenantId, connectionId);
  }

  /** Opens a connection's keys. One that cannot be opened is left out: the others still serve. */
  unwrap(tenantId: string, connectionId: string, rows: readonly OpenableConnectionKeyRow[]): ConnectionKeys {
    const living = rows.filter((row) => row.wrapped !== null && row.tenant_wrapped !== null);
    if (living.length === 0) throw keyMissing(connectionId, rows.length > 0);
    const opened: SealingKey[] = [];
    let failure: unknown;
    for (const row of living) {
      try {
        opened.push(this.unwrapOne(row));
      } catch (error) {
        failure = error;
      }
    }
    // Sealing with an older key than the newest would be silent: better no sealer than that.
    if (opened.length === 0 || opened.at(-1)?.name !== String(living.at(-1)?.version)) throw failure;
    return new ConnectionKeys(tenantId, connectionId, opened);
  }

  unwrapOne(row: OpenableConnectionKeyRow): SealingKey {
    return new SealingKey(String(row.version), this.unwrapMaterial(row));
  }

  /** The material of a connection's key, for the rotation. */
  unwrapMaterial(row: OpenableConnectionKeyRow): Buffer {
    if (row.wrapped === null || row.tenant_wrapped === null) throw keyMissing(row.connection_id, true);
    const material = this.#openMaterial(row.tenant_id, 'data', row.tenant_key_version, row.tenant_wrapped);
    const tenantKey = new SealingKey(String(row.tenant_key_version), material);
    return tenantKey.open(
      'connectionKey',
      connectionKeyBinding(row.tenant_id, row.connection_id, row.version),
      row.wrapped,
    );
  }

  /** The material of a tenant's key, for the rotation and the fingerprints. */
  openTenantKey(row: TenantKeyRow): Buffer {
    if (row.wrapped === null) throw new VaultError('shredded', 'The keys of this tenant were destroyed.');
    return this.#openMaterial(row.tenant_id, row.purpose, row.version, row.wrapped);
  }

  /** A tenant's key closed by the current master key. */
  wrapTenantKey(row: Pick<TenantKeyRow, 'tenant_id' | 'purpose' | 'version'>, material: Buffer): TenantKeyRow {
    const binding = tenantKeyBinding(row.tenant_id, row.purpose, row.version);
    const wrapped = this.#masters.current.seal('tenantKey', binding, material);
    return { ...row, master_key_id: this.#masters.current.name, wrapped };
  }

  async createTenantKey(
    tx: SystemTransaction,
    tenantId: string,
    purpose: TenantKeyPurpose,
    version: number,
  ): Promise<void> {
    const material = randomBytes(KEY_BYTES);
    await this.#rows.insertTenantKey(tx, this.wrapTenantKey({ tenant_id: tenantId, purpose, version }, material));
  }

  /** A new key of the connection, closed by the tenant's newest key. */
  async createConnectionKey(
    tx: SystemTransaction,
    tenantId: string,
    connectionId: string,
    version: number,
  ): Promise<SealingKey> {
    const row = await this.#rows.holdNewestTenantKey(tx, tenantId, 'data');
    if (!row) throw new VaultError('no_key', 'This tenant has no keys yet.');
    const tenantKey = new SealingKey(String(row.version), this.openTenantKey(row));
    const material = randomBytes(KEY_BYTES);
    const wrapped = tenantKey.seal('connectionKey', connectionKeyBinding(tenantId, connectionId, version), material);
    await this.#rows.insertConnectionKey(tx, {
      tenant_id: tenantId,
      connection_id: connectionId,
      version,
      tenant_key_version: row.version,
      wrapped,
    });
    return new SealingKey(String(version), material);
  }

  #openMaterial(tenantId: string, purpose: TenantKeyPurpose, version: number, wrapped: Buffer): Buffer {
    const envelope = unpackEnvelope(wrapped);
    const master = this.#masters.require(envelope.keyName);
    return master.open('tenantKey', tenantKeyBinding(tenantId, purpose, version), envelope);
  }
}

function keyMissing(connectionId: string, shredded: boolean): VaultError {
  return shredded
    ? new VaultError('shredded', `The keys of integration ${connectionId} were destroyed; give its credentials again.`)
    : new VaultError('no_key', `Integration ${connectionId} has no key.`);
}
