import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';
import type { CredentialKind } from './purpose.ts';

/** A credential as it is stored: what is secret of it is sealed. */
export interface CredentialRow {
  tenant_id: string;
  connection_id: string;
  field: string;
  kind: CredentialKind;
  version: number;
  origin: string;
  sealed: Buffer;
  /** For people to see; what is resolved is the sealed one. */
  reference: string | null;
  unreadable_since: Date | null;
  updated_by: string;
  updated_at: Date;
}

export type CredentialWrite = Omit<CredentialRow, 'unreadable_since' | 'updated_at'>;

const ALL =
  'tenant_id, connection_id, field, kind, version, origin, sealed, reference, unreadable_since, updated_by, updated_at';

/** Rows of `credentials`. */
@Injectable()
export class CredentialRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  async find(tenantId: string, connectionId: string): Promise<CredentialRow[]> {
    return this.#system.query<CredentialRow>(
      {
        name: 'vault_credentials',
        text: `SELECT ${ALL} FROM credentials WHERE tenant_id = $1 AND connection_id = $2 ORDER BY field`,
      },
      [tenantId, connectionId],
    );
  }

  async findInside(tx: SystemTransaction, tenantId: string, connectionId: string): Promise<CredentialRow[]> {
    return tx.query<CredentialRow>(
      `SELECT ${ALL} FROM credentials WHERE tenant_id = $1 AND connection_id = $2 ORDER BY field`,
      [tenantId, connectionId],
    );
  }

  /** Everything but the ciphertext, for several connections. */
  async describe(
    tx: SystemTransaction,
    tenantId: string,
    connectionIds: readonly string[],
  ): Promise<Omit<CredentialRow, 'sealed'>[]> {
    return tx.query<Omit<CredentialRow, 'sealed'>>(
      `SELECT tenant_id, connection_id, field, kind, version, origin, reference, unreadable_since, updated_by, updated_at
       FROM credentials WHERE tenant_id = $1 AND connection_id = ANY ($2) ORDER BY connection_id, field`,
      [tenantId, connectionIds],
    );
  }

  async upsert(tx: SystemTransaction, row: CredentialWrite): Promise<void> {
    await tx.query(
      `INSERT INTO credentials (tenant_id, connection_id, field, kind, version, origin, sealed, reference, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (tenant_id, connection_id, field) DO UPDATE SET kind = excluded.kind, version = excluded.version,
         origin = excluded.origin, sealed = excluded.sealed, reference = excluded.reference, unreadable_since = NULL,
         updated_by = excluded.updated_by, updated_at = now()`,
      [
        row.tenant_id,
        row.connection_id,
        row.field,
        row.kind,
        row.version,
        row.origin,
        row.sealed,
        row.reference,
        row.updated_by,
      ],
    );
  }

  /** The same credential under another key: nothing a person did. */
  async reseal(tx: SystemTransaction, row: CredentialRow, sealed: Buffer): Promise<void> {
    await tx.query(
      `UPDATE credentials SET sealed = $4, unreadable_since = NULL WHERE tenant_id = $1 AND connection_id = $2 AND field = $3`,
      [row.tenant_id, row.connection_id, row.field, sealed],
    );
  }

  async quarantine(tx: SystemTransaction, row: CredentialRow): Promise<void> {
    await tx.query(
      `UPDATE credentials SET unreadable_since = coalesce(unreadable_since, now())
       WHERE tenant_id = $1 AND connection_id = $2 AND field = $3`,
      [row.tenant_id, row.connection_id, row.field],
    );
  }

  async remove(
    tx: SystemTransaction,
    tenantId: string,
    connectionId: string,
    fields: readonly string[],
  ): Promise<void> {
    await tx.query('DELETE FROM credentials WHERE tenant_id = $1 AND connection_id = $2 AND field = ANY ($3)', [
      tenantId,
      connectionId,
      fields,
    ]);
  }

  async removeAll(tx: SystemTransaction, tenantId: string, connectionId: string): Promise<void> {
    await tx.query('DELETE FROM credentials WHERE tenant_id = $1 AND connection_id = $2', [tenantId, connectionId]);
  }

  async removeAllOfTenant(tx: SystemTransaction, tenantId: string): Promise<void> {
    await tx.query('DELETE FROM credentials WHERE tenant_id = $1', [tenantId]);
  }
}
