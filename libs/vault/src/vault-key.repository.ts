import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';

/** `data` closes the keys of connections, `fingerprint` recognises request bodies, `payload` seals what no connection does. */
export const TENANT_KEY_PURPOSES = ['data', 'fingerprint', 'payload'] as const;
export type TenantKeyPurpose = (typeof TENANT_KEY_PURPOSES)[number];

export interface TenantKeyRow {
  tenant_id: string;
  purpose: TenantKeyPurpose;
  version: number;
  master_key_id: string;
  /** null: shredded. */
  wrapped: Buffer | null;
}

export interface ConnectionKeyRow {
  tenant_id: string;
  connection_id: string;
  version: number;
  tenant_key_version: number;
  /** null: shredded. */
  wrapped: Buffer | null;
}

/** A connection key with the tenant key that opens it. */
export type OpenableConnectionKeyRow = ConnectionKeyRow & { tenant_wrapped: Buffer | null };

const TENANT_KEY = 'tenant_id, purpose, version, master_key_id, wrapped';
const CONNECTION_KEY = 'tenant_id, connection_id, version, tenant_key_version, wrapped';

/** Rows of `tenant_keys` and `connection_keys`. Reads without a transaction are the hub's own and name the tenant. */
@Injectable()
export class VaultKeyRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  /** The newest key of a purpose; null when the tenant never had one. */
  async newestTenantKey(tenantId: string, purpose: TenantKeyPurpose): Promise<TenantKeyRow | null> {
    const [row] = await this.#system.query<TenantKeyRow>(
      {
        name: 'vault_newest_tenant_key',
        text: `SELECT ${TENANT_KEY} FROM tenant_keys WHERE tenant_id = $1 AND purpose = $2 ORDER BY version DESC LIMIT 1`,
      },
      [tenantId, purpose],
    );
    return row ?? null;
  }

  /**
   * The newest key of a purpose, held until the transaction ends: a rotation that wants to retire it waits, and then
   * sees what was wrapped with it.
   */
  async holdNewestTenantKey(
    tx: SystemTransaction,
    tenantId: string,
    purpose: TenantKeyPurpose,
  ): Promise<TenantKeyRow | null> {
    const [row] = await tx.query<TenantKeyRow>(
      `SELECT ${TENANT_KEY} FROM tenant_keys WHERE tenant_id = $1 AND purpose = $2
       ORDER BY version DESC LIMIT 1 FOR SHARE`,
      [tenantId, purpose],
    );
    return row ?? null;
  }

  /** Ids of the master keys that close living tenant keys. */
  async masterKeyIds(): Promise<string[]> {
    const rows = await this.#system.query<{ id: string }>(
      'SELECT DISTINCT master_key_id AS id FROM tenant_keys WHERE wrapped IS NOT NULL ORDER BY 1',
    );
    return rows.map((row) => row.id);
  }

  /** Some living tenant keys under a master key, newest first. */
  async tenantKeysUnder(masterKeyId: string, limit: number): Promise<TenantKeyRow[]> {
    return this.#system.query<TenantKeyRow>(
      `SELECT ${TENANT_KEY} FROM tenant_keys WHERE wrapped IS NOT NULL AND master_key_id = $1
       ORDER BY created_at DESC LIMIT $2`,
      [masterKeyId, limit],
    );
  }

  async insertTenantKey(tx: SystemTransaction, row: TenantKeyRow): Promise<void> {
    await tx.query(`INSERT INTO tenant_keys (${TENANT_KEY}) VALUES ($1, $2, $3, $4, $5)`, [
      row.tenant_id,
      row.purpose,
      row.version,
      row.master_key_id,
      row.wrapped,
    ]);
  }

  /** Nothing happens when the tenant has that version already: another process made it at the same moment. */
  async insertTenantKeyOnce(row: TenantKeyRow): Promise<void> {
    await this.#system.query(
      `INSERT INTO tenant_keys (${TENANT_KEY}) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [row.tenant_id, row.purpose, row.version, row.master_key_id, row.wrapped],
    );
  }

  /** All keys of a connection, oldest first, with what opens them. */
  async connectionKeys(tenantId: string, connectionId: string): Promise<OpenableConnectionKeyRow[]> {
    return this.#system.query<OpenableConnectionKeyRow>(
      {
        name: 'vault_connection_keys',
        text: `SELECT c.tenant_id, c.connection_id, c.version, c.tenant_key_version, c.wrapped, t.wrapped AS tenant_wrapped
          FROM connection_keys c
          JOIN tenant_keys t ON t.tenant_id = c.tenant_id AND t.purpose = 'data' AND t.version = c.tenant_key_version
          WHERE c.tenant_id = $1 AND c.connection_id = $2 ORDER BY c.version`,
      },
      [tenantId, connectionId],
    );
  }

  /** The connection's keys inside a transaction, locked, oldest first. */
  async lockConnectionKeys(
    tx: SystemTransaction,
    tenantId: string,
    connectionId: string,
  ): Promise<OpenableConnectionKeyRow[]> {
    await tx.query('SELECT 1 FROM connection_keys WHERE tenant_id = $1 AND connection_id = $2 FOR UPDATE', [
      tenantId,
      connectionId,
    ]);
    // Read after the lock: who held it may have added a version that the locking statement's snapshot does not show.
    return tx.query<OpenableConnectionKeyRow>(
      `SELECT c.tenant_id, c.connection_id, c.version, c.tenant_key_version, c.wrapped, t.wrapped AS tenant_wrapped
       FROM connection_keys c
       JOIN tenant_keys t ON t.tenant_id = c.tenant_id AND t.purpose = 'data' AND t.version = c.tenant_key_version
       WHERE c.tenant_id = $1 AND c.connection_id = $2 ORDER BY c.version`,
      [tenantId, connectionId],
    );
  }

  async insertConnectionKey(tx: SystemTransaction, row: ConnectionKeyRow): Promise<void> {
    await tx.query(`INSERT INTO connection_keys (${CONNECTION_KEY}) VALUES ($1, $2, $3, $4, $5)`, [
      row.tenant_id,
      row.connection_id,
      row.version,
      row.tenant_key_version,
      row.wrapped,
    ]);
  }

  /** The rows stay, so that no later key gets the version of one that is gone. */
  async shredConnectionKeys(tx: SystemTransaction, tenantId: string, connectionId: string): Promise<void> {
    await tx.query(
      `UPDATE connection_keys SET wrapped = NULL, shredded_at = now()
       WHERE tenant_id = $1 AND connection_id = $2 AND wrapped IS NOT NULL`,
      [tenantId, connectionId],
    );
  }

  /** Every key of the tenant and of its connections. */
  async shredTenant(tx: SystemTransaction, tenantId: string): Promise<void> {
    for (const table of ['connection_keys', 'tenant_keys']) {
      await tx.query(
        `UPDATE ${table} SET wrapped = NULL, shredded_at = now() WHERE tenant_id = $1 AND wrapped IS NOT NULL`,
        [tenantId],
      );
    }
  }
}
