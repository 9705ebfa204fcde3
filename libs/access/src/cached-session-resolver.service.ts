import { Injectable } from '@nestjs/common';
import type { KnownSession, SessionMembership } from '@patchbay/platform';
import { ChangeBus, Clock, SessionResolver } from '@patchbay/platform';
import { SESSION_TOPIC, TENANT_TOPIC } from './access.topics.ts';
import { SecretHolders } from './secret-holders.ts';
import { SESSION_IDLE_MS } from './session-times.ts';
import { csrfTokenOf } from './session-token.ts';
import { SessionUses } from './session-uses.service.ts';
import type { StoredSession } from './session.repository.ts';
import { SessionRepository } from './session.repository.ts';

const USED_EVERY_MS = 60_000;

interface SessionHolder {
  readonly session: KnownSession;
  readonly expiresAtMs: number;
  seenAtMs: number;
}

/** Whose browser is asking. */
@Injectable()
export class CachedSessionResolver extends SessionResolver {
  readonly #clock: Clock;
  readonly #uses: SessionUses;
  readonly #holders: SecretHolders<StoredSession, SessionHolder>;

  constructor(sessions: SessionRepository, uses: SessionUses, changes: ChangeBus, clock: Clock) {
    super();
    this.#clock = clock;
    this.#uses = uses;
    const findByHash = (hashes: readonly Buffer[]) => sessions.findByHash(hashes);
    this.#holders = new SecretHolders({ name: 'session look-ups', findByHash, toHolder }, changes, clock);
    this.#listen(changes);
  }

  override resolve(token: string): KnownSession | null | Promise<KnownSession | null> {
    const holder = this.#holders.of(token);
    return holder instanceof Promise ? holder.then((found) => this.#use(found)) : this.#use(holder);
  }

  #use(holder: SessionHolder | null): KnownSession | null {
    const now = this.#clock.now().getTime();
    if (holder === null || now >= holder.expiresAtMs || now - holder.seenAtMs >= SESSION_IDLE_MS) return null;
    if (now - holder.seenAtMs >= USED_EVERY_MS) {
      holder.seenAtMs = now;
      this.#uses.record({ id: holder.session.id, at: new Date(now) });
    }
    return holder.session;
  }

  #listen(changes: ChangeBus): void {
    changes.subscribe(SESSION_TOPIC, (change) => {
      this.#holders.forget(({ session }) => change === 'all' || session.personId === change.id);
    });
    changes.subscribe(TENANT_TOPIC, (change) => {
      this.#holders.forget(({ session }) => {
        return change === 'all' || session.memberships.some(({ tenantId }) => tenantId === change.tenantId);
      });
    });
  }
}

function toHolder(stored: StoredSession, token: string): SessionHolder {
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
