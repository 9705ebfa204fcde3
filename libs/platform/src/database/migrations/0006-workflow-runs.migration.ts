import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workflow runs: several operations in steps. Partitioned and kept like the operations they are made of. */
export class WorkflowRuns1700000000006 implements MigrationInterface {
  readonly name = 'WorkflowRuns1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...policies()]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['workflow_steps', 'workflow_runs']) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  // error: {code, message, step, provider_code?} of the step it failed at.
  `CREATE TABLE workflow_runs (
    tenant_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    environment text NOT NULL,
    app text,
    metadata jsonb NOT NULL DEFAULT '{}',
    error jsonb,
    steps_count integer NOT NULL,
    steps_succeeded integer NOT NULL DEFAULT 0,
    retries integer NOT NULL DEFAULT 0,
    request_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    completed_at timestamptz,
    PRIMARY KEY (tenant_id, id)
  ) PARTITION BY RANGE (id)`,
  `CREATE TABLE workflow_runs_default PARTITION OF workflow_runs DEFAULT WITH (fillfactor = 70)`,
  // input_sealed: with the tenant's payload key, references in it still unresolved; null once nothing will need it.
  // operation_id is committed before the operation is made: that is what makes it exactly once.
  `CREATE TABLE workflow_steps (
    tenant_id text COLLATE "C" NOT NULL,
    run_id text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    key text NOT NULL,
    capability text NOT NULL,
    capability_version integer NOT NULL,
    integration_id text COLLATE "C",
    status text NOT NULL,
    input_redacted jsonb NOT NULL,
    input_sealed bytea,
    operation_id text COLLATE "C",
    earlier_operation_ids text[] NOT NULL DEFAULT '{}',
    result_redacted jsonb,
    error jsonb,
    started_at timestamptz,
    completed_at timestamptz,
    PRIMARY KEY (tenant_id, run_id, position)
  ) PARTITION BY RANGE (run_id)`,
  `CREATE TABLE workflow_steps_default PARTITION OF workflow_steps DEFAULT WITH (fillfactor = 70)`,
  // Whose operation is this? Asked for events that name operations.
  `CREATE INDEX workflow_steps_operation ON workflow_steps (tenant_id, operation_id) WHERE operation_id IS NOT NULL`,
  // What waits for a connection is looked at when one heals.
  `CREATE INDEX workflow_runs_paused ON workflow_runs (tenant_id, id) WHERE status = 'paused'`,
];

function policies(): string[] {
  const own = `tenant_id = current_setting('patchbay.tenant_id', true)`;
  return ['workflow_runs', 'workflow_steps'].flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    // Nobody but the owner reads a partition directly; should somebody be granted to, then nothing.
    `ALTER TABLE ${table}_default ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY own_tenant ON ${table} TO patchbay_request USING (${own}) WITH CHECK (${own})`,
    `CREATE POLICY system ON ${table} TO patchbay_system USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO patchbay_request, patchbay_system`,
  ]);
}
