import { Injectable } from '@nestjs/common';
import type { KnownSession } from '@patchbay/platform';
import { Clock, conflict, PatchbayError, SystemDatabase, validationFailed } from '@patchbay/platform';
import { PasswordHasher } from './password-hasher.service.ts';
import { PersonDiary } from './person-diary.service.ts';
import { PersonRepository } from './person.repository.ts';
import { Sessions } from './sessions.service.ts';
import { refuseBadPassword } from './sign-in.errors.ts';
import { SignIn } from './sign-in.service.ts';
import { SignInBrake } from './sign-in-brake.service.ts';
import type { Visit } from './visit.ts';

/** What a signed-in person changes about themselves. */
@Injectable()
export class Account {
  constructor(
    private readonly system: SystemDatabase,
    private readonly people: PersonRepository,
    private readonly signIn: SignIn,
    private readonly brake: SignInBrake,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly diary: PersonDiary,
    private readonly clock: Clock,
  ) {}

  async rename(session: KnownSession, name: string): Promise<void> {
    await this.system.inTransaction(async (tx) => {
      await this.people.rename(tx, session.personId, name, this.clock.now());
      await this.sessions.changed(tx, session.personId);
    });
  }

  /** Every other session of the person ends; 422 on the field that is wrong. */
  async changePassword(session: KnownSession, current: string, next: string, visit: Visit): Promise<void> {
    refuseBadPassword(next, 'new_password');
    const { person, counted } = await this.#checked(session, current, visit);
    const passwordHash = await this.hasher.hash(next);
    await this.system.inTransaction(async (tx) => {
      const changed = await this.people.changePassword(tx, person, passwordHash, this.clock.now());
      if (!changed) throw conflict('The password was changed by another request meanwhile.');
      await this.brake.forgive(tx, counted);
      const count = await this.sessions.endAll(tx, person.id, session.id);
      const details = { sessions_ended: count };
      await this.diary.note(tx, person, visit.requestId, { action: 'person.password_changed', details });
    });
  }

  /** A wrong one does not sign out: 401 would send the page to the sign-in form. */
  async #checked(session: KnownSession, password: string, visit: Visit): ReturnType<SignIn['checked']> {
    try {
      return await this.signIn.checked(session.email, password, visit.address);
    } catch (error) {
      if (!(error instanceof PatchbayError) || error.code !== 'unauthenticated') throw error;
      throw validationFailed({ current_password: ['This is not your password.'] });
    }
  }
}
