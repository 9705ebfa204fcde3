import { Injectable } from '@nestjs/common';
import type { Actor, SystemTransaction } from '@patchbay/platform';
import type { AuditEntry } from './audit-trail.ts';
import { AuditTrail } from './audit-trail.ts';
import { PersonRepository } from './person.repository.ts';

/** What a person did that concerns each tenant they work in: each has it in its own audit log. */
@Injectable()
export class PersonDiary {
  readonly #people: PersonRepository;
  readonly #audit: AuditTrail;

  constructor(people: PersonRepository, audit: AuditTrail) {
    this.#people = people;
    this.#audit = audit;
  }

  async note(
    tx: SystemTransaction,
    person: { readonly id: string; readonly email: string },
    requestId: string,
    entry: Pick<AuditEntry, 'action' | 'details'>,
    by?: Actor,
  ): Promise<void> {
    for (const { tenantId, role } of await this.#people.membershipsOf(tx, person.id)) {
      const actor: Actor = by ?? { kind: 'person', personId: person.id, role, email: person.email };
      const subject = { subjectType: 'person', subjectId: person.id };
      await this.#audit.record({ tenantId, actor, requestId, tx }, { ...entry, ...subject });
    }
  }
}
