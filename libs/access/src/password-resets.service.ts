import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';
import { Clock, newId, notFound, SystemDatabase } from '@patchbay/platform';
import { normaliseEmail } from './password-rules.ts';
import { PasswordHasher } from './password-hasher.service.ts';
import { PersonDiary } from './person-diary.service.ts';
import type { Person } from './person.repository.ts';
import { PersonRepository } from './person.repository.ts';
import { hashSecret } from './secret-hash.ts';
import { PASSWORD_RESET_MS } from './session-times.ts';
import { isToken, newToken } from './session-token.ts';
import { Sessions } from './sessions.service.ts';
import { refuseBadPassword } from './sign-in.errors.ts';
import { SignInBrake } from './sign-in-brake.service.ts';
import type { Visit } from './visit.ts';

/** A link just made: the only moment it is known. */
export interface IssuedPasswordReset {
  readonly token: string;
  readonly email: string;
  readonly expiresAt: Date;
}

/** The way back for somebody who forgot the password: a link that only who runs the hub can make. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly system: SystemDatabase,
    private readonly people: PersonRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly brake: SignInBrake,
    private readonly diary: PersonDiary,
    private readonly clock: Clock,
  ) {}

  /** Makes the link; one made before is void. Null when nobody has that address. No route leads here. */
  async issue(address: string): Promise<IssuedPasswordReset | null> {
    const person = await this.people.findByEmail(normaliseEmail(address));
    if (person === null) return null;
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + PASSWORD_RESET_MS);
    await this.system.inTransaction(async (tx) => {
      await tx.query(
        `INSERT INTO password_resets (person_id, hash, created_at, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id) DO UPDATE
         SET hash = excluded.hash, created_at = excluded.created_at, expires_at = excluded.expires_at`,
        [person.id, hashSecret(token), now, expiresAt],
      );
      const entry = { action: 'person.password_reset_issued', details: { email: person.email } };
      await this.diary.note(tx, person, newId(), entry, { kind: 'system', name: 'operator' });
    });
    return { token, email: person.email, expiresAt };
  }

  /** Whose password it is; 404 for a link that was used, replaced, has expired or never was. */
  async show(token: string): Promise<Person> {
    const [found] = isToken(token)
      ? await this.system.query<{ personId: string }>(
          'SELECT person_id AS "personId" FROM password_resets WHERE hash = $1 AND expires_at > $2',
          [hashSecret(token), this.clock.now()],
        )
      : [];
    const person = found === undefined ? null : await this.people.find(found.personId);
    if (person === null) throw notFound('password reset');
    return person;
  }

  /** Uses the link up. Every session of the person ends; answers the token of the one that is opened. */
  async complete(token: string, password: string, visit: Visit): Promise<string> {
    const person = await this.show(token);
    refuseBadPassword(password);
    const passwordHash = await this.hasher.hash(password);
    return this.system.inTransaction(async (tx) => {
      await this.#use(tx, token);
      await this.people.resetPassword(tx, person.id, passwordHash, this.clock.now());
      await this.brake.release(tx, person.email);
      const count = await this.sessions.endAll(tx, person.id, null);
      const details = { sessions_ended: count };
      await this.diary.note(tx, person, visit.requestId, { action: 'person.password_reset', details });
      return this.sessions.open(tx, person.id, visit);
    });
  }

  async deleteExpired(): Promise<void> {
    await this.system.query('DELETE FROM password_resets WHERE expires_at <= $1', [this.clock.now()]);
  }

  async #use(tx: SystemTransaction, token: string): Promise<void> {
    const used = await tx.query('DELETE FROM password_resets WHERE hash = $1 AND expires_at > $2 RETURNING person_id', [
      hashSecret(token),
      this.clock.now(),
    ]);
    if (used.length === 0) throw notFound('password reset');
  }
}
