import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One-time links by which an operator lets somebody choose a new password. */
export class PasswordResets1700000000011 implements MigrationInterface {
  readonly name = 'PasswordResets1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE password_resets');
  }
}

const STATEMENTS = [
  // At most one per person: a new link voids the one before. hash: SHA-256 of the 256 random bits in the link.
  `CREATE TABLE password_resets (
    person_id text COLLATE "C" PRIMARY KEY REFERENCES people (id),
    hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `ALTER TABLE password_resets ENABLE ROW LEVEL SECURITY`,
  // Like people, it belongs to the hub and to no tenant: requests have no right on it.
  `CREATE POLICY system ON password_resets TO patchbay_system USING (true) WITH CHECK (true)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON password_resets TO patchbay_system`,
];
