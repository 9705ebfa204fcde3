import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each non-sensitive credential was set, and by whom: {field: {at, by}}. `credentials` has the same of those it seals. */
export class OpenCredentials1700000000012 implements MigrationInterface {
  readonly name = 'OpenCredentials1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE connections ADD COLUMN public_credentials_set jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE connections DROP COLUMN public_credentials_set');
  }
}
