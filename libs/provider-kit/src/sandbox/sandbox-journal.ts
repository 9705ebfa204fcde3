import type { SandboxEffect } from './define-sandbox.ts';

/** One exchange as the simulated vendor saw it, secrets hidden. snake_case: it is an answer of the control API. */
export interface JournalEntry {
  /** Grows by one per entry, over all vendors of a journal. */
  readonly seq: number;
  readonly at: string;
  readonly vendor: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly request_body: string;
  /** null when no answer was given. */
  readonly status: number | null;
  readonly outcome: 'answered' | 'silent' | 'reset';
  readonly response_body: string;
  /** The fault that struck, if any, and when. */
  readonly fault: string | null;
  readonly idempotency_key: string | null;
  /** Answered from what was kept for its key, without acting again. */
  readonly replayed: boolean;
  /** What the vendor did. */
  readonly effects: readonly Required<SandboxEffect>[];
}

export type JournalRecord = Omit<JournalEntry, 'seq'>;

/** The newest entries of all simulated vendors, oldest forgotten first. */
export class SandboxJournal {
  private entries: JournalEntry[] = [];
  private lastSeq = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly limit = 1_000) {}

  append(record: JournalRecord): void {
    this.lastSeq += 1;
    this.entries.push({ seq: this.lastSeq, ...record });
    // Trimmed in strides: shifting the array on every append would cost more than the request.
    if (this.entries.length > this.limit * 1.25) this.entries = this.entries.slice(-this.limit);
    for (const listener of this.listeners) listener();
  }

  /** Entries after `seq`, oldest first. */
  after(seq: number, vendor?: string): readonly JournalEntry[] {
    const held = this.entries.slice(-this.limit);
    return held.filter((entry) => entry.seq > seq && (vendor === undefined || entry.vendor === vendor));
  }

  /** Number of the newest entry ever written, 0 at first. */
  get newest(): number {
    return this.lastSeq;
  }

  clear(vendor?: string): void {
    this.entries = vendor === undefined ? [] : this.entries.filter((entry) => entry.vendor !== vendor);
  }

  /** Calls back on every new entry until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
