import type { AuditEntryEntity } from './audit-entry.entity.ts';
import { entryHash, sealHash, type Seal } from './audit-seal.ts';

/** How the log can differ from what was sealed. */
export const AUDIT_BREAKS = [
  'seal_missing',
  'seal_changed',
  'entry_missing',
  'entry_changed',
  'entry_unsealed',
  'head_missing',
] as const;
export type AuditBreakKind = (typeof AUDIT_BREAKS)[number];

export interface AuditBreak {
  readonly kind: AuditBreakKind;
  readonly seal: number | null;
  readonly entryId: string | null;
  readonly message: string;
}

/** Walks the chain in the order of its seals and remembers what does not fit. */
export class ChainCheck {
  readonly breaks: AuditBreak[] = [];
  seals = 0;
  verified = 0;
  expired = 0;
  head: Seal | null = null;
  /** Entries with smaller ids may be gone: the latest limit any seal, or the retention of today, names. */
  keptFrom: string;
  #wanted: string | null;

  constructor(keptFrom: string, wantedHead: string | null) {
    this.keptFrom = keptFrom;
    this.#wanted = wantedHead;
  }

  /** Whether the chain itself goes on here; its entries are checked by `entries`. */
  link(seal: Seal): void {
    const last = this.head?.seal ?? 0;
    if (seal.seal !== last + 1) {
      this.#add('seal_missing', last + 1, null, `Seals ${last + 1} to ${seal.seal - 1} are gone.`);
    } else if (seal.previous !== (this.head?.hash ?? null)) {
      this.#add('seal_changed', seal.seal, null, `Seal ${seal.seal} does not follow the seal before it.`);
    }
    if (sealHash(seal) !== seal.hash) {
      this.#add('seal_changed', seal.seal, null, `Seal ${seal.seal} was changed after it was made.`);
    } else if (seal.keptFrom > this.keptFrom) {
      this.keptFrom = seal.keptFrom;
    }
    if (seal.hash === this.#wanted) this.#wanted = null;
    this.seals += 1;
    this.head = seal;
  }

  /** Whether what the seal covers is there, as it was. Retention is judged by `keptFrom`, so link every seal first. */
  entries(seal: Seal, found: ReadonlyMap<string, AuditEntryEntity>): void {
    for (const [index, id] of seal.entryIds.entries()) {
      const entry = found.get(id);
      if (entry === undefined) this.#missing(seal.seal, id);
      else if (entryHash(entry) === seal.entryHashes[index]) this.verified += 1;
      else this.#add('entry_changed', seal.seal, id, `Entry ${id} is not what seal ${seal.seal} covers.`);
    }
  }

  /** Once every seal was seen. */
  end(lost: readonly string[], strangers: readonly string[]): void {
    for (const id of lost) this.#add('entry_missing', null, id, `Entry ${id} was deleted before it was sealed.`);
    for (const id of strangers) this.#add('entry_unsealed', null, id, `Entry ${id} was added past the hub.`);
    if (this.#wanted !== null) {
      this.#add('head_missing', null, null, 'No seal has the hash you gave: the chain was cut or written anew.');
    }
  }

  #missing(seal: number, id: string): void {
    if (id < this.keptFrom) this.expired += 1;
    else this.#add('entry_missing', seal, id, `Entry ${id}, which seal ${seal} covers, is gone.`);
  }

  #add(kind: AuditBreakKind, seal: number | null, entryId: string | null, message: string): void {
    if (this.breaks.length < MOST_BREAKS) this.breaks.push({ kind, seal, entryId, message });
  }
}

/** So many tell enough; a log that was replaced whole must not fill the memory. */
const MOST_BREAKS = 50;
