import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person set as a connection's rate limit: {max, windowMs, sliding}; null: what the provider says. */
export class RateOverrides1700000000010 implements MigrationInterface {
  readonly name = 'RateOverrides1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE connections ADD COLUMN rate_limit jsonb CHECK (rate_limit ?& ARRAY['max', 'windowMs', 'sliding'])`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE connections DROP COLUMN rate_limit');
  }
}
