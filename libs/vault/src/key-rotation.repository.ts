import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';
import type { OpenableConnectionKeyRow, TenantKeyRow } from './vault-key.repository.ts';

export type TenantKeyPosition = Pick<TenantKeyRow, 'tenant_id' | 'purpose' | 'version'>;

/** The statements of rotations: all tenants, role system. */
@Injectable()
export class KeyRotationRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  inTransaction<T>(work: (tx: SystemTransaction) => Promise<T>): Promise<T> {
    return this.#system.inTransaction(work);
  }

  /** Living tenant keys under another master key, after a position, locked. */
  async lockUnderOtherMaster(
    tx: SystemTransaction,
    currentMasterId: string,
    after: TenantKeyPosition | null,
    limit: number,
  ): Promise<TenantKeyRow[]> {
    return tx.query<TenantKeyRow>(
      `SELECT tenant_id, purpose, version, master_key_id, wrapped FROM tenant_keys
       WHERE wrapped IS NOT NULL AND master_key_id <> $1 AND (tenant_id, purpose, version) > ($2, $3, $4)
       ORDER BY tenant_id, purpose, version LIMIT $5 FOR UPDATE`,
      [currentMasterId, after?.tenant_id ?? '', after?.purpose ?? '', after?.version ?? 0, limit],
    );
  }

  async storeRewrapped(tx: SystemTransaction, row: TenantKeyRow): Promise<void> {
    await tx.query(
      `UPDATE tenant_keys SET wrapped = $4, master_key_id = $5, unreadable_since = NULL
       WHERE tenant_id = $1 AND purpose = $2 AND version = $3`,
      [row.tenant_id, row.purpose, row.version, row.wrapped, row.master_key_id],
    );
  }

  async quarantineTenantKey(tx: SystemTransaction, row: TenantKeyPosition): Promise<void> {
    await tx.query(
      `UPDATE tenant_keys SET unreadable_since = coalesce(unreadable_since, now())
       WHERE tenant_id = $1 AND purpose = $2 AND version = $3`,
      [row.tenant_id, row.purpose, row.version],
    );
  }

  /** The tenant's data keys, oldest first, locked; `retired_at` tells which are out of use. */
  async lockDataKeys(tx: SystemTransaction, tenantId: string): Promise<(TenantKeyRow & { retired_at: Date | null })[]> {
    return tx.query(
      `SELECT tenant_id, purpose, version, master_key_id, wrapped, retired_at FROM tenant_keys
       WHERE tenant_id = $1 AND purpose = 'data' ORDER BY version FOR UPDATE`,
      [tenantId],
    );
  }

  /** Connections with a key closed by an older tenant key than `version`, in order, after a position. */
  async connectionsBelow(tenantId: string, version: number, after: string, limit: number): Promise<string[]> {
    const rows = await this.#system.query<{ connection_id: string }>(
      `SELECT DISTINCT connection_id FROM connection_keys
       WHERE tenant_id = $1 AND wrapped IS NOT NULL AND tenant_key_version < $2 AND connection_id > $3
       ORDER BY connection_id LIMIT $4`,
      [tenantId, version, after, limit],
    );
    return rows.map((row) => row.connection_id);
  }

  async storeConnectionKey(
    tx: SystemTransaction,
    row: Pick<OpenableConnectionKeyRow, 'tenant_id' | 'connection_id' | 'version'>,
    wrapped: Buffer,
    tenantKeyVersion: number,
  ): Promise<void> {
    await tx.query(
      `UPDATE connection_keys SET wrapped = $4, tenant_key_version = $5, unreadable_since = NULL
       WHERE tenant_id = $1 AND connection_id = $2 AND version = $3`,
      [row.tenant_id, row.connection_id, row.version, wrapped, tenantKeyVersion],
    );
  }

  async quarantineConnectionKey(
    tx: SystemTransaction,
    row: Pick<OpenableConnectionKeyRow, 'tenant_id' | 'connection_id' | 'version'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE connection_keys SET unreadable_since = coalesce(unreadable_since, now())
       WHERE tenant_id = $1 AND connection_id = $2 AND version = $3`,
      [row.tenant_id, row.connection_id, row.version],
    );
  }

  /** Takes older data keys out of use; waits for transactions that are just wrapping something with one of them. */
  async retireBelow(tx: SystemTransaction, tenantId: string, version: number): Promise<void> {
    await tx.query(
      `UPDATE tenant_keys SET retired_at = coalesce(retired_at, now())
       WHERE tenant_id = $1 AND purpose = 'data' AND version < $2`,
      [tenantId, version],
    );
  }

  /** Connection keys closed by an older data key: those still to be done, and those in quarantine. */
  async countBelow(
    tx: SystemTransaction,
    tenantId: string,
    version: number,
  ): Promise<{ open: number; quarantined: number }> {
    const [row] = await tx.query<{ open: number; quarantined: number }>(
      `SELECT (count(*) FILTER (WHERE unreadable_since IS NULL))::int AS open,
         (count(*) FILTER (WHERE unreadable_since IS NOT NULL))::int AS quarantined
       FROM connection_keys WHERE tenant_id = $1 AND wrapped IS NOT NULL AND tenant_key_version < $2`,
      [tenantId, version],
    );
    return row ?? { open: 0, quarantined: 0 };
  }

  /** The older keys are of no more use to anybody but a thief. */
  async shredBelow(tx: SystemTransaction, tenantId: string, version: number): Promise<void> {
    await tx.query(
      `UPDATE tenant_keys SET wrapped = NULL, shredded_at = now()
       WHERE tenant_id = $1 AND purpose = 'data' AND version < $2 AND wrapped IS NOT NULL`,
      [tenantId, version],
    );
  }
}
