import { Injectable } from '@nestjs/common';
import type { KnownSession, SystemTransaction } from '@patchbay/platform';
import { ChangeBus, Clock, NO_TENANT, newId, notFound, SystemDatabase } from '@patchbay/platform';
import { SESSION_TOPIC } from './access.topics.ts';
import { CachedSessionResolver } from './cached-session-resolver.service.ts';
import { PersonDiary } from './person-diary.service.ts';
import { hashSecret } from './secret-hash.ts';
import { SESSION_IDLE_MS, SESSION_LONGEST_MS } from './session-times.ts';
import { newToken } from './session-token.ts';
import type { ListedSession } from './session.repository.ts';
import { SessionRepository } from './session.repository.ts';
import { signedOutError } from './sign-in.errors.ts';
import type { Visit } from './visit.ts';

/** The sessions of people: opened by signing in, ended by the person or by time. */
@Injectable()
export class Sessions {
  constructor(
    private readonly system: SystemDatabase,
    private readonly sessions: SessionRepository,
    private readonly resolver: CachedSessionResolver,
    private readonly diary: PersonDiary,
    private readonly changes: ChangeBus,
    private readonly clock: Clock,
  ) {}

  /** A new one, whatever the browser had before: that ends. Answers the token for its cookie. */
  async open(tx: SystemTransaction, personId: string, visit: Visit): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await this.sessions.insert(tx, {
      id: newId(),
      personId,
      hash: hashSecret(token),
      address: visit.address,
      userAgent: visit.userAgent,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LONGEST_MS),
    });
    if (visit.previousToken !== null) await this.#endByToken(tx, visit.previousToken);
    return token;
  }

  /** What a session just opened or changed is like now. */
  async known(token: string): Promise<KnownSession> {
    const session = await this.resolver.resolve(token);
    if (session === null) throw signedOutError();
    return session;
  }

  async list(personId: string): Promise<ListedSession[]> {
    const now = this.clock.now();
    return this.sessions.list(personId, new Date(now.getTime() - SESSION_IDLE_MS), now);
  }

  /** Signs this browser out. */
  async end(token: string): Promise<void> {
    await this.system.inTransaction((tx) => this.#endByToken(tx, token));
  }

  /** Signs the person out in one browser, this one or another; 404 unless that session is theirs. */
  async endOne(session: KnownSession, id: string, requestId: string): Promise<ListedSession> {
    return this.system.inTransaction(async (tx) => {
      const ended = await this.sessions.endById(tx, session.personId, id);
      if (ended === null) throw notFound('session');
      await this.changed(tx, session.personId);
      const person = { id: session.personId, email: session.email };
      const entry = { action: 'person.session_ended', details: { address: ended.address } };
      await this.diary.note(tx, person, requestId, entry);
      return ended;
    });
  }

  /** Signs the person out everywhere, here too. */
  async endEverywhere(session: KnownSession, requestId: string): Promise<number> {
    return this.system.inTransaction(async (tx) => {
      const count = await this.endAll(tx, session.personId, null);
      const person = { id: session.personId, email: session.email };
      await this.diary.note(tx, person, requestId, { action: 'person.signed_out_everywhere', details: { count } });
      return count;
    });
  }

  /** All of a person's sessions but one. */
  async endAll(tx: SystemTransaction, personId: string, except: string | null): Promise<number> {
    const count = await this.sessions.endAll(tx, personId, except);
    await this.changed(tx, personId);
    return count;
  }

  /** What sessions of this person know is stale: another name, role or tenant. */
  async changed(tx: SystemTransaction, personId: string): Promise<void> {
    await this.changes.announce(tx, { topic: SESSION_TOPIC, tenantId: NO_TENANT, id: personId });
  }

  async deleteEnded(): Promise<void> {
    const now = this.clock.now();
    await this.sessions.deleteEnded(new Date(now.getTime() - SESSION_IDLE_MS), now);
  }

  async #endByToken(tx: SystemTransaction, token: string): Promise<void> {
    const personId = await this.sessions.endByHash(tx, hashSecret(token));
    if (personId !== null) await this.changed(tx, personId);
  }
}
