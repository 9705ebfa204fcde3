import type { ChangeBus, Clock } from '@patchbay/platform';
import { BoundedCache, GroupWriter } from '@patchbay/platform';
import { hashSecret } from './secret-hash.ts';

const MOST_SECRETS = 10_000;
const KNOWN_MAX_AGE_MS = 300_000;
const UNKNOWN_MAX_AGE_MS = 5000;
/** While changes of other processes may be missed. */
const UNHEARD_MAX_AGE_MS = 1000;
const LOOKUP_BATCH = 100;

export interface SecretHoldersOptions<Stored, Holder> {
  /** For error messages. */
  readonly name: string;
  /** One answer per digest. */
  readonly findByHash: (hashes: readonly Buffer[]) => Promise<readonly (Stored | null)[]>;
  readonly toHolder: (stored: Stored, secret: string) => Holder;
}

/**
 * Whose secret it is. A known secret costs a digest and a look into memory. Unknown ones are looked up together, one
 * statement at a time, and remembered apart from the known ones, so that guessing neither floods the database nor empties
 * the cache.
 */
export class SecretHolders<Stored, Holder> {
  readonly #toHolder: (stored: Stored, secret: string) => Holder;
  readonly #known: BoundedCache<Holder>;
  readonly #unknown: BoundedCache<true>;
  readonly #lookups: GroupWriter<Buffer, Stored | null>;
  /** Rises with each change heard: what was looked up before it is not kept. */
  #epoch = 0;

  constructor(options: SecretHoldersOptions<Stored, Holder>, changes: ChangeBus, clock: Clock) {
    this.#toHolder = options.toHolder;
    const trusted = (ms: number) => () => (changes.connected ? ms : UNHEARD_MAX_AGE_MS);
    this.#known = new BoundedCache({ maxEntries: MOST_SECRETS, maxAgeMs: trusted(KNOWN_MAX_AGE_MS), clock });
    this.#unknown = new BoundedCache({ maxEntries: MOST_SECRETS, maxAgeMs: trusted(UNKNOWN_MAX_AGE_MS), clock });
    this.#lookups = new GroupWriter({ name: options.name, maxBatch: LOOKUP_BATCH, write: options.findByHash });
  }

  /** Answers without a promise what it remembers. */
  of(secret: string): Holder | null | Promise<Holder | null> {
    const hash = hashSecret(secret);
    const id = hash.toString('latin1');
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    return this.#unknown.get(id) === true ? null : this.#lookUp(id, hash, secret);
  }

  /** Those that match, and all that was unknown. */
  forget(matches: (holder: Holder) => boolean): void {
    this.#epoch += 1;
    this.#known.deleteWhere(matches);
    this.#unknown.clear();
  }

  async #lookUp(id: string, hash: Buffer, secret: string): Promise<Holder | null> {
    const epoch = this.#epoch;
    const stored = await this.#lookups.add(hash);
    const current = epoch === this.#epoch;
    if (stored === null) {
      if (current) this.#unknown.set(id, true);
      return null;
    }
    const holder = this.#toHolder(stored, secret);
    if (current) this.#known.set(id, holder);
    return holder;
  }
}
