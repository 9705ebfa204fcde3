import { Injectable } from '@nestjs/common';
import { BatchWriter, DRAIN, Lifecycle, Log, newId, SystemDatabase } from '@patchbay/platform';
import { normaliseEmail } from './password-rules.ts';
import { PasswordHasher } from './password-hasher.service.ts';
import { PersonDiary } from './person-diary.service.ts';
import type { Person } from './person.repository.ts';
import { PersonRepository } from './person.repository.ts';
import { Sessions } from './sessions.service.ts';
import { ACCOUNT_LIMITS, isNoteworthy } from './sign-in-brake-rules.ts';
import type { CountedTry } from './sign-in-brake.service.ts';
import { SignInBrake } from './sign-in-brake.service.ts';
import { wrongCredentials } from './sign-in.errors.ts';
import type { Visit } from './visit.ts';

interface Slowdown {
  readonly person: Person;
  readonly failures: number;
}

/** Passwords are checked here and nowhere else, with the brake on. */
@Injectable()
export class SignIn {
  readonly #notes: BatchWriter<Slowdown>;

  constructor(
    private readonly system: SystemDatabase,
    private readonly people: PersonRepository,
    private readonly hasher: PasswordHasher,
    private readonly brake: SignInBrake,
    private readonly sessions: Sessions,
    private readonly diary: PersonDiary,
    lifecycle: Lifecycle,
    log: Log,
  ) {
    // Beside the answer: written before it, the time it takes would tell an account that exists.
    this.#notes = new BatchWriter<Slowdown>({
      name: 'sign-in slowdowns',
      flushMs: 1000,
      maxBatch: 100,
      write: (slowdowns) => this.#note(slowdowns),
      onDropped: (count) => log.warn('slowed-down sign-ins were not written to the audit log', { count }),
    });
    lifecycle.onDrain(DRAIN.writers, 'sign-in slowdowns', () => this.#notes.drain());
  }

  /** Answers the token of the new session; 401, or 429 with the seconds to wait. */
  async signIn(email: string, password: string, visit: Visit): Promise<string> {
    const { person, counted } = await this.checked(email, password, visit.address);
    return this.system.inTransaction(async (tx) => {
      await this.brake.forgive(tx, counted);
      const details = { failures_before: counted.failures - 1, address: visit.address };
      await this.diary.note(tx, person, visit.requestId, { action: 'person.signed_in', details });
      return this.sessions.open(tx, person.id, visit);
    });
  }

  /** Whose password it is. The try stays counted until the caller forgives it. */
  async checked(email: string, password: string, address: string): Promise<{ person: Person; counted: CountedTry }> {
    const normalised = normaliseEmail(email);
    this.hasher.refuseWhenFull();
    const counted = await this.brake.count(normalised, address);
    const person = await this.people.findByEmail(normalised);
    const right = await this.hasher.verify(person?.passwordHash ?? null, password);
    if (person !== null && right) return { person, counted };
    if (person !== null && isNoteworthy(counted.failures, ACCOUNT_LIMITS)) {
      this.#notes.add({ person, failures: counted.failures });
    }
    throw wrongCredentials();
  }

  /** Writes what is held; for tests and the clean stop. */
  drain(): Promise<void> {
    return this.#notes.drain();
  }

  async #note(slowdowns: readonly Slowdown[]): Promise<void> {
    await this.system.inTransaction(async (tx) => {
      for (const { person, failures } of slowdowns) {
        const entry = { action: 'person.sign_in_slowed', details: { failures } };
        await this.diary.note(tx, person, newId(), entry, { kind: 'system', name: 'sign-in' });
      }
    });
  }
}
