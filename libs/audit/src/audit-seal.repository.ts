import { Injectable } from '@nestjs/common';
import type { SystemDatabase, SystemTransaction } from '@patchbay/platform';
import type { AuditEntryEntity } from './audit-entry.entity.ts';
import type { Seal } from './audit-seal.ts';

interface EntryRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly actor: Record<string, unknown>;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly request_id: string;
  readonly details: Record<string, unknown>;
  readonly created_at: Date;
}

interface SealRow {
  readonly tenant_id: string;
  readonly seal: string;
  readonly previous: string | null;
  readonly hash: string;
  readonly entry_ids: string[];
  readonly entry_hashes: string[];
  readonly kept_from: string;
  readonly sealed_at: Date;
}

const ENTRY = 'a.tenant_id, a.id, actor, action, subject_type, subject_id, request_id, details, created_at';
const SEAL = 'tenant_id, seal, previous, hash, entry_ids, entry_hashes, kept_from, sealed_at';

/** Rows of `audit_seals` and `audit_unsealed`, and the entries they are about; by raw SQL, for either role. */
@Injectable()
export class AuditSealRepository {
  async tenantsToSeal(database: SystemDatabase): Promise<string[]> {
    const rows = await database.query<{ tenant_id: string }>(
      'SELECT DISTINCT tenant_id FROM audit_unsealed ORDER BY 1',
    );
    return rows.map((row) => row.tenant_id);
  }

  async lastSeal(tx: SystemTransaction, tenantId: string): Promise<Seal | null> {
    const [row] = await tx.query<SealRow>(
      `SELECT ${SEAL} FROM audit_seals WHERE tenant_id = $1 ORDER BY seal DESC LIMIT 1`,
      [tenantId],
    );
    return row === undefined ? null : sealOf(row);
  }

  async unsealed(tx: SystemTransaction, tenantId: string, limit: number): Promise<AuditEntryEntity[]> {
    const rows = await tx.query<EntryRow>(
      `SELECT ${ENTRY} FROM audit_unsealed u JOIN audit_log a ON a.tenant_id = u.tenant_id AND a.id = u.id
        WHERE u.tenant_id = $1 ORDER BY u.id LIMIT $2`,
      [tenantId, limit],
    );
    return rows.map(entryOf);
  }

  /** In one transaction; a second sealer with the same number fails, and with it what it deleted. */
  async add(tx: SystemTransaction, seal: Seal): Promise<void> {
    const { tenantId, previous, hash, entryIds, entryHashes, keptFrom, sealedAt } = seal;
    await tx.query(`INSERT INTO audit_seals (${SEAL}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      tenantId,
      seal.seal,
      previous,
      hash,
      entryIds,
      entryHashes,
      keptFrom,
      sealedAt,
    ]);
    await tx.query('DELETE FROM audit_unsealed WHERE tenant_id = $1 AND id = ANY ($2)', [tenantId, entryIds]);
  }

  async sealsAfter(tx: SystemTransaction, tenantId: string, seal: number, limit: number): Promise<Seal[]> {
    const rows = await tx.query<SealRow>(
      `SELECT ${SEAL} FROM audit_seals WHERE tenant_id = $1 AND seal > $2 ORDER BY seal LIMIT $3`,
      [tenantId, seal, limit],
    );
    return rows.map(sealOf);
  }

  async entries(
    tx: SystemTransaction,
    tenantId: string,
    ids: readonly string[],
  ): Promise<Map<string, AuditEntryEntity>> {
    const rows = await tx.query<EntryRow>(`SELECT ${ENTRY} FROM audit_log a WHERE tenant_id = $1 AND id = ANY ($2)`, [
      tenantId,
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, entryOf(row)]));
  }

  /** Entries that no seal covers and that do not wait for one: put there past the hub. */
  async strangers(tx: SystemTransaction, tenantId: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH covered AS MATERIALIZED (SELECT unnest(entry_ids) AS id FROM audit_seals WHERE tenant_id = $1)
        SELECT id FROM audit_log a WHERE tenant_id = $1
          AND NOT EXISTS (SELECT FROM covered WHERE covered.id = a.id)
          AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.tenant_id = $1 AND u.id = a.id)
        ORDER BY id LIMIT $2`,
      [tenantId, limit],
    );
    return rows.map((row) => row.id);
  }

  /** How many entries wait for a seal, and which of them are gone although their retention is not over. */
  async waiting(tx: SystemTransaction, tenantId: string, keptFrom: string): Promise<{ count: number; lost: string[] }> {
    const [row] = await tx.query<{ count: number; lost: string[] | null }>(
      `SELECT count(a.id)::integer AS count,
          (array_agg(u.id ORDER BY u.id) FILTER (WHERE a.id IS NULL AND u.id >= $2))[1:50] AS lost
        FROM audit_unsealed u LEFT JOIN audit_log a ON a.tenant_id = u.tenant_id AND a.id = u.id
        WHERE u.tenant_id = $1`,
      [tenantId, keptFrom],
    );
    return { count: row?.count ?? 0, lost: row?.lost ?? [] };
  }
}

function entryOf(row: EntryRow): AuditEntryEntity {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    actor: row.actor,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    requestId: row.request_id,
    details: row.details,
    createdAt: row.created_at,
  };
}

function sealOf(row: SealRow): Seal {
  return {
    tenantId: row.tenant_id,
    seal: Number(row.seal),
    previous: row.previous,
    hash: row.hash,
    entryIds: row.entry_ids,
    entryHashes: row.entry_hashes,
    keptFrom: row.kept_from,
    sealedAt: row.sealed_at,
  };
}
