import { Injectable } from '@nestjs/common';
import type { ResolvedActor } from '@patchbay/platform';
import { ActorResolver, BoundedCache, ChangeBus, Clock, GroupWriter } from '@patchbay/platform';
import { API_KEY_TOPIC, TENANT_TOPIC } from './access.topics.ts';
import { bearerOf, hashApiKey, sameHash } from './api-key-secret.ts';
import type { KnownKey } from './api-key.repository.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { KeyUses } from './key-uses.service.ts';

const MOST_KEYS = 10_000;
const KNOWN_MAX_AGE_MS = 300_000;
const UNKNOWN_MAX_AGE_MS = 5000;
/** While changes of other processes may be missed. */
const UNHEARD_MAX_AGE_MS = 1000;
const USED_EVERY_MS = 60_000;
const LOOKUP_BATCH = 100;

interface Cached {
  readonly hash: Buffer;
  readonly actor: ResolvedActor & { readonly kind: 'api_key' };
  readonly expiresAtMs: number;
  usedAtMs: number;
}

/**
 * Who is asking. A known key costs a digest and a look into memory. Unknown keys are looked up together, one statement at
 * a time, and remembered apart from the known ones, so that guessing neither floods the database nor empties the cache.
 */
@Injectable()
export class KeyActorResolver extends ActorResolver {
  readonly #clock: Clock;
  readonly #uses: KeyUses;
  readonly #known: BoundedCache<Cached>;
  readonly #unknown: BoundedCache<true>;
  readonly #lookups: GroupWriter<Buffer, KnownKey | null>;
  /** Rises with each change heard: what was looked up before it is not kept. */
  #epoch = 0;

  constructor(keys: ApiKeyRepository, uses: KeyUses, changes: ChangeBus, clock: Clock) {
    super();
    this.#clock = clock;
    this.#uses = uses;
    const trusted = (ms: number) => () => (changes.connected ? ms : UNHEARD_MAX_AGE_MS);
    this.#known = new BoundedCache({ maxEntries: MOST_KEYS, maxAgeMs: trusted(KNOWN_MAX_AGE_MS), clock });
    this.#unknown = new BoundedCache({ maxEntries: MOST_KEYS, maxAgeMs: trusted(UNKNOWN_MAX_AGE_MS), clock });
    this.#lookups = new GroupWriter<Buffer, KnownKey | null>({
      name: 'API key look-ups',
      maxBatch: LOOKUP_BATCH,
      write: (hashes) => keys.findByHash(hashes),
    });
    this.#listen(changes);
  }

  override resolve(authorization: string | undefined): ResolvedActor | null | Promise<ResolvedActor | null> {
    const secret = bearerOf(authorization);
    if (secret === null) return null;
    const hash = hashApiKey(secret);
    const id = hash.toString('latin1');
    const cached = this.#known.get(id);
    if (cached) return this.#use(cached, hash);
    return this.#unknown.get(id) === true ? null : this.#lookUp(id, hash);
  }

  async #lookUp(id: string, hash: Buffer): Promise<ResolvedActor | null> {
    const epoch = this.#epoch;
    const key = await this.#lookups.add(hash);
    const current = epoch === this.#epoch;
    if (!key) {
      if (current) this.#unknown.set(id, true);
      return null;
    }
    const cached = toCached(key);
    if (current) this.#known.set(id, cached);
    return this.#use(cached, hash);
  }

  #use(cached: Cached, hash: Buffer): ResolvedActor | null {
    const now = this.#clock.now().getTime();
    if (now >= cached.expiresAtMs || !sameHash(hash, cached.hash)) return null;
    if (now - cached.usedAtMs >= USED_EVERY_MS) {
      cached.usedAtMs = now;
      this.#uses.record({ tenantId: cached.actor.tenantId, id: cached.actor.keyId, at: new Date(now) });
    }
    return cached.actor;
  }

  #listen(changes: ChangeBus): void {
    changes.subscribe(API_KEY_TOPIC, (change) => {
      this.#forget((cached) => {
        if (change === 'all') return true;
        return cached.actor.tenantId === change.tenantId && (change.id === '*' || cached.actor.keyId === change.id);
      });
    });
    changes.subscribe(TENANT_TOPIC, (change) => {
      this.#forget((cached) => change === 'all' || cached.actor.tenantId === change.tenantId);
    });
  }

  #forget(matches: (cached: Cached) => boolean): void {
    this.#epoch += 1;
    this.#known.deleteWhere(matches);
    this.#unknown.clear();
  }
}

function toCached(key: KnownKey): Cached {
  return {
    hash: key.hash,
    actor: { kind: 'api_key', tenantId: key.tenantId, keyId: key.id, app: key.app, scopes: key.scopes },
    expiresAtMs: key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    usedAtMs: key.lastUsedAt?.getTime() ?? 0,
  };
}
