import { Injectable } from '@nestjs/common';
import { Clock, newId, SystemDatabase } from '@patchbay/platform';
import { normaliseEmail } from './password-rules.ts';
import { PasswordHasher } from './password-hasher.service.ts';
import { PersonDiary } from './person-diary.service.ts';
import { PersonRepository } from './person.repository.ts';
import { Sessions } from './sessions.service.ts';
import { SetupLink } from './setup-link.service.ts';
import { refuseBadPassword } from './sign-in.errors.ts';
import type { Visit } from './visit.ts';

export interface FirstPerson {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** The first start: whoever holds the printed link becomes the owner of the first tenant. */
@Injectable()
export class Setup {
  constructor(
    private readonly system: SystemDatabase,
    private readonly link: SetupLink,
    private readonly people: PersonRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly diary: PersonDiary,
    private readonly clock: Clock,
  ) {}

  /** Answers the token of the session that is opened at once. */
  async complete(first: FirstPerson, visit: Visit): Promise<string> {
    await this.link.refuseWrong(first.token);
    refuseBadPassword(first.password);
    const email = normaliseEmail(first.email);
    const passwordHash = await this.hasher.hash(first.password);
    return this.system.inTransaction(async (tx) => {
      const tenantId = await this.link.use(tx, first.token);
      const person = { id: newId(), email, name: first.name.trim(), passwordHash };
      const now = this.clock.now();
      await this.people.insert(tx, person, now);
      await this.people.join(tx, person.id, { tenantId, role: 'owner' }, now);
      await this.diary.note(tx, person, visit.requestId, { action: 'person.created', details: { by: 'setup link' } });
      const token = await this.sessions.open(tx, person.id, visit);
      // Tells every process that the link is used up.
      await this.sessions.changed(tx, person.id);
      return token;
    });
  }
}
