import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of operations by idempotency key, also long after the key itself has expired. Partial: an operation without a key
 * pays nothing. Neither column ever changes, so that finishing stays a heap-only update.
 */
export class OperationsByKey1700000000009 implements MigrationInterface {
  readonly name = 'OperationsByKey1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX operations_by_key ON operations (tenant_id, idempotency_key) WHERE idempotency_key IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX operations_by_key');
  }
}
