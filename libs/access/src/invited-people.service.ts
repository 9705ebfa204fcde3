import { Injectable } from '@nestjs/common';
import type { FieldErrors, SystemTransaction } from '@patchbay/platform';
import { Clock, conflict, newId, validationFailed } from '@patchbay/platform';
import type { OpenInvitation } from './invitation.repository.ts';
import { PasswordHasher } from './password-hasher.service.ts';
import { PersonRepository } from './person.repository.ts';
import type { Person } from './person.repository.ts';
import { Sessions } from './sessions.service.ts';
import type { CountedTry } from './sign-in-brake.service.ts';
import { SignInBrake } from './sign-in-brake.service.ts';
import { refuseBadPassword } from './sign-in.errors.ts';
import { SignIn } from './sign-in.service.ts';
import type { Visit } from './visit.ts';

interface Given {
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

/** Who accepts an invitation, proven to be the one it was sent to. */
export interface Invited extends Person {
  readonly isNew: boolean;
  readonly counted: CountedTry | null;
}

/** People who were invited: somebody new, or somebody with an account already. */
@Injectable()
export class InvitedPeople {
  constructor(
    private readonly people: PersonRepository,
    private readonly signIn: SignIn,
    private readonly brake: SignInBrake,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async hasAccount(email: string): Promise<boolean> {
    return (await this.people.findByEmail(email)) !== null;
  }

  /** By the session, or the account's password; somebody new by holding the link. Nothing is stored yet. */
  async prove(email: string, given: Given, visit: Visit): Promise<Invited> {
    const known = await this.people.findByEmail(email);
    if (known === null) return this.#newcomer(email, given);
    if (visit.session?.personId === known.id) return { ...known, isNew: false, counted: null };
    if (given.password === undefined) {
      throw validationFailed({ password: [`There is an account for ${email}: give its password, or sign in first.`] });
    }
    const { person, counted } = await this.signIn.checked(email, given.password, visit.address);
    return { ...person, isNew: false, counted };
  }

  /** In the transaction that uses the invitation up; answers the token of the session that is opened. */
  async join(tx: SystemTransaction, person: Invited, invitation: OpenInvitation, visit: Visit): Promise<string> {
    const now = this.clock.now();
    if (person.isNew && !(await this.people.insert(tx, person, now))) {
      throw conflict('An account with this address was made meanwhile; try again with its password.');
    }
    if (person.counted !== null) await this.brake.forgive(tx, person.counted);
    await this.people.join(tx, person.id, invitation, now);
    await this.sessions.changed(tx, person.id);
    return this.sessions.open(tx, person.id, visit);
  }

  async #newcomer(email: string, given: Given): Promise<Invited> {
    const { name, password } = given;
    const errors: FieldErrors = {};
    if (name === undefined) errors['name'] = ['Give your name.'];
    if (password === undefined) errors['password'] = ['Choose a password.'];
    if (name === undefined || password === undefined) throw validationFailed(errors);
    refuseBadPassword(password);
    const passwordHash = await this.hasher.hash(password);
    return { id: newId(), email, name: name.trim(), passwordHash, isNew: true, counted: null };
  }
}
