import { Injectable } from '@nestjs/common';
import type { KnownSession, SessionMembership } from '@patchbay/platform';
import { BoundedCache, ChangeBus, Clock, GroupWriter, SessionResolver } from '@patchbay/platform';
import { SESSION_TOPIC, TENANT_TOPIC } from './access.topics.ts';
import { SESSION_IDLE_MS } from './session-times.ts';
import { csrfTokenOf, hashToken } from './session-token.ts';
import { SessionUses } from './session-uses.service.ts';
import type { StoredSession } from './session.repository.ts';
import { SessionRepository } from './session.repository.ts';

const MOST_SESSIONS = 10_000;
const KNOWN_MAX_AGE_MS = 300_000;
const UNKNOWN_MAX_AGE_MS = 5000;
/** While changes of other processes may be missed. */
const UNHEARD_MAX_AGE_MS = 1000;
const USED_EVERY_MS = 60_000;
const LOOKUP_BATCH = 100;

interface Cached {
  readonly session: KnownSession;
  readonly expiresAtMs: number;
  seenAtMs: number;
}

/**
 * Whose browser is asking, as KeyActorResolver tells whose key: a known session costs a digest and a look into memory.
 * Unknown tokens are looked up together and remembered apart, so that guessing neither floods the database nor empties the
 * cache.
 */
@Injectable()
export class CachedSessionResolver extends SessionResolver {
  readonly #clock: Clock;
  readonly #uses: SessionUses;
  readonly #known: BoundedCache<Cached>;
  readonly #unknown: BoundedCache<true>;
  readonly #lookups: GroupWriter<Buffer, StoredSession | null>;
  /** Rises with each change heard: what was looked up before it is not kept. */
  #epoch = 0;

  constructor(sessions: SessionRepository, uses: SessionUses, changes: ChangeBus, clock: Clock) {
    super();
    this.#clock = clock;
    this.#uses = uses;
    const trusted = (ms: number) => () => (changes.connected ? ms : UNHEARD_MAX_AGE_MS);
    this.#known = new BoundedCache({ maxEntries: MOST_SESSIONS, maxAgeMs: trusted(KNOWN_MAX_AGE_MS), clock });
    this.#unknown = new BoundedCache({ maxEntries: MOST_SESSIONS, maxAgeMs: trusted(UNKNOWN_MAX_AGE_MS), clock });
    this.#lookups = new GroupWriter<Buffer, StoredSession | null>({
      name: 'session look-ups',
      maxBatch: LOOKUP_BATCH,
      write: (hashes) => sessions.findByHash(hashes),
    });
    this.#listen(changes);
  }

  override resolve(token: string): KnownSession | null | Promise<KnownSession | null> {
    const hash = hashToken(token);
    const id = hash.toString('latin1');
    const cached = this.#known.get(id);
    if (cached) return this.#use(cached);
    return this.#unknown.get(id) === true ? null : this.#lookUp(id, hash, token);
  }

  async #lookUp(id: string, hash: Buffer, token: string): Promise<KnownSession | null> {
    const epoch = this.#epoch;
    const stored = await this.#lookups.add(hash);
    const current = epoch === this.#epoch;
    if (!stored) {
      if (current) this.#unknown.set(id, true);
      return null;
    }
    const cached = toCached(stored, token);
    if (current) this.#known.set(id, cached);
    return this.#use(cached);
  }

  #use(cached: Cached): KnownSession | null {
    const now = this.#clock.now().getTime();
    if (now >= cached.expiresAtMs || now - cached.seenAtMs >= SESSION_IDLE_MS) return null;
    if (now - cached.seenAtMs >= USED_EVERY_MS) {
      cached.seenAtMs = now;
      this.#uses.record({ id: cached.session.id, at: new Date(now) });
    }
    return cached.session;
  }

  #listen(changes: ChangeBus): void {
    changes.subscribe(SESSION_TOPIC, (change) => {
      this.#forget(({ session }) => change === 'all' || session.personId === change.id);
    });
    changes.subscribe(TENANT_TOPIC, (change) => {
      this.#forget(({ session }) => {
        return change === 'all' || session.memberships.some(({ tenantId }) => tenantId === change.tenantId);
      });
    });
  }

  #forget(matches: (cached: Cached) => boolean): void {
    this.#epoch += 1;
    this.#known.deleteWhere(matches);
    this.#unknown.clear();
  }
}

function toCached(stored: StoredSession, token: string): Cached {
  const { personId, email } = stored;
  const memberships = stored.memberships.map(({ tenant_id: tenantId, slug, name, role }): SessionMembership => ({
    ...{ tenantId, slug, name, role },
    actor: { kind: 'person', personId, role, email },
  }));
  return {
    session: { id: stored.id, personId, email, name: stored.name, csrfToken: csrfTokenOf(token), memberships },
    expiresAtMs: stored.expiresAt.getTime(),
    seenAtMs: stored.lastSeenAt.getTime(),
  };
}
