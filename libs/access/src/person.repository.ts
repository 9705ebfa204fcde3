import { Injectable } from '@nestjs/common';
import type { PersonRole, SystemTransaction } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';

/** A person with the hash of their password: never leaves the services that check it. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

export interface MembershipOf {
  readonly tenantId: string;
  readonly role: PersonRole;
}

/** Rows of `people`, and memberships across tenants: for signing in, which belongs to no tenant. */
@Injectable()
export class PersonRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  async anybody(): Promise<boolean> {
    const rows = await this.#system.query('SELECT 1 FROM people LIMIT 1');
    return rows.length > 0;
  }

  async findByEmail(email: string): Promise<Person | null> {
    return this.#find('email = $1', email);
  }

  async find(id: string): Promise<Person | null> {
    return this.#find('id = $1', id);
  }

  /** False when somebody has that address already. */
  async insert(tx: SystemTransaction, person: Person, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO people (id, email, name, password_hash, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [person.id, person.email, person.name, person.passwordHash, at],
    );
    return rows.length === 1;
  }

  async rename(tx: SystemTransaction, id: string, name: string, at: Date): Promise<void> {
    await tx.query('UPDATE people SET name = $2, updated_at = $3 WHERE id = $1', [id, name, at]);
  }

  /** False when the hash is not the one that was checked any more. */
  async changePassword(tx: SystemTransaction, person: Person, passwordHash: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE people SET password_hash = $3, updated_at = $4 WHERE id = $1 AND password_hash = $2 RETURNING id',
      [person.id, person.passwordHash, passwordHash, at],
    );
    return rows.length === 1;
  }

  /** Whatever the password was. */
  async resetPassword(tx: SystemTransaction, id: string, passwordHash: string, at: Date): Promise<void> {
    await tx.query('UPDATE people SET password_hash = $2, updated_at = $3 WHERE id = $1', [id, passwordHash, at]);
  }

  /** Somebody who is a member already keeps the role they have. */
  async join(tx: SystemTransaction, personId: string, membership: MembershipOf, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO memberships (tenant_id, person_id, role, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT DO NOTHING`,
      [membership.tenantId, personId, membership.role, at],
    );
  }

  /** Living tenants only. */
  async membershipsOf(tx: SystemTransaction, personId: string): Promise<MembershipOf[]> {
    return tx.query<MembershipOf>(
      `SELECT m.tenant_id AS "tenantId", m.role FROM memberships m
       JOIN tenants t ON t.id = m.tenant_id AND t.deleted_at IS NULL WHERE m.person_id = $1 ORDER BY m.tenant_id`,
      [personId],
    );
  }

  async #find(where: string, value: string): Promise<Person | null> {
    const [person] = await this.#system.query<Person>(
      `SELECT id, email, name, password_hash AS "passwordHash" FROM people WHERE ${where}`,
      [value],
    );
    return person ?? null;
  }
}
