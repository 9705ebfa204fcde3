import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Operations that wait for somebody's yes. */
export class Approvals1700000000004 implements MigrationInterface {
  readonly name = 'Approvals1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...APPROVALS, ...POLICIES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE approvals');
    await runner.query('ALTER TABLE operations DROP COLUMN approved');
  }
}

const APPROVALS = [
  // The yes travels with the operation: whoever takes it on needs no look at approvals.
  `ALTER TABLE operations ADD COLUMN approved boolean NOT NULL DEFAULT false`,
  // status: pending, approved, rejected, expired, cancelled (its operation was). No key to operations, which are dropped by
  // the week. because: the policy's reason, as it was when it was asked for.
  `CREATE TABLE approvals (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    operation_id text COLLATE "C" NOT NULL,
    capability text NOT NULL,
    app text,
    provider text NOT NULL,
    integration_id text COLLATE "C" NOT NULL,
    environment text NOT NULL,
    requested_by text NOT NULL,
    input_redacted jsonb NOT NULL,
    policy_id text COLLATE "C",
    because text NOT NULL,
    status text NOT NULL DEFAULT 'pending',
    expires_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    note text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK ((status = 'pending') = (decided_at IS NULL))
  )`,
  // An operation waits for one decision at a time.
  `CREATE UNIQUE INDEX approvals_one_pending ON approvals (tenant_id, operation_id) WHERE status = 'pending'`,
  `CREATE INDEX approvals_of_operation ON approvals (tenant_id, operation_id)`,
  `CREATE INDEX approvals_to_expire ON approvals (expires_at) WHERE status = 'pending'`,
  `CREATE INDEX approvals_to_forget ON approvals (decided_at) WHERE status <> 'pending'`,
];

const OWN = `tenant_id = current_setting('patchbay.tenant_id', true)`;

const POLICIES = [
  `ALTER TABLE approvals ENABLE ROW LEVEL SECURITY`,
  `CREATE POLICY own_tenant ON approvals TO patchbay_request USING (${OWN}) WITH CHECK (${OWN})`,
  `CREATE POLICY system ON approvals TO patchbay_system USING (true) WITH CHECK (true)`,
  `GRANT SELECT, INSERT, UPDATE ON approvals TO patchbay_request, patchbay_system`,
  `GRANT DELETE ON approvals TO patchbay_system`,
];
