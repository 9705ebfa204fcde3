import { createHash } from 'node:crypto';
import { canonicalJson } from '@patchbay/platform';
import type { AuditEntryEntity } from './audit-entry.entity.ts';
import { viewAuditEntry } from './audit-log.dto.ts';

/** What a seal vouches for: these entries, so written, after the seal before it. */
export interface SealContent {
  readonly tenantId: string;
  /** 1, 2, 3 …: a seal that is gone leaves a gap. */
  readonly seal: number;
  /** Hash of the seal before; null for the first. */
  readonly previous: string | null;
  readonly entryIds: readonly string[];
  readonly entryHashes: readonly string[];
  /** Entries with smaller ids were past their retention when this was sealed. */
  readonly keptFrom: string;
  readonly sealedAt: Date;
}

export interface Seal extends SealContent {
  readonly hash: string;
}

/**
 * SHA-256 over the entry's canonical JSON (names sorted, no spaces) as the API and the export show it, with `tenant_id`
 * added: whoever holds an export can compute it again.
 */
export function entryHash(entry: AuditEntryEntity): string {
  return sha256(canonicalJson({ tenant_id: entry.tenantId, ...viewAuditEntry(entry) }));
}

/** SHA-256 over the hash of the seal before and the hashes of the entries, as canonical JSON. */
export function sealHash(content: SealContent): string {
  return sha256(
    canonicalJson({
      tenant_id: content.tenantId,
      seal: content.seal,
      previous: content.previous,
      entries: content.entryIds.map((id, index) => [id, content.entryHashes[index] ?? null]),
      kept_from: content.keptFrom,
      sealed_at: content.sealedAt.toISOString(),
    }),
  );
}

/** The entries sealed, in their order, after `last`. */
export function sealOver(
  entries: readonly AuditEntryEntity[],
  last: Pick<Seal, 'seal' | 'hash'> | null,
  at: { readonly tenantId: string; readonly keptFrom: string; readonly sealedAt: Date },
): Seal {
  const content = {
    ...at,
    seal: (last?.seal ?? 0) + 1,
    previous: last?.hash ?? null,
    entryIds: entries.map((entry) => entry.id),
    entryHashes: entries.map(entryHash),
  };
  return { ...content, hash: sealHash(content) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
