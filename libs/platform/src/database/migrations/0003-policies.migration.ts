import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies, what holds where none applies, and which connections an app is bound to. */
export class Policies1700000000003 implements MigrationInterface {
  readonly name = 'Policies1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...TENANT_TABLES.flatMap(tenantPolicies)]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TENANT_TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  // A null among app, capability, provider, environment matches everything. approval_expires_in: seconds.
  `CREATE TABLE policies (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    name text,
    effect text NOT NULL,
    app text,
    capability text,
    provider text,
    environment text,
    approval_expires_in integer,
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
  )`,
  // No row: allow.
  `CREATE TABLE policy_defaults (
    tenant_id text COLLATE "C" PRIMARY KEY REFERENCES tenants (id),
    effect text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  // capabilities null: everything the connection has enabled.
  `CREATE TABLE app_bindings (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    name text,
    app text NOT NULL,
    environment text NOT NULL,
    slot text NOT NULL,
    integration_id text COLLATE "C" NOT NULL,
    required_category text,
    required_capabilities text[] NOT NULL DEFAULT '{}',
    capabilities text[],
    workflows text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, integration_id) REFERENCES connections (tenant_id, id)
  )`,
  `CREATE UNIQUE INDEX app_bindings_one_per_slot ON app_bindings (tenant_id, app, environment, slot)`,
];

const TENANT_TABLES = ['policies', 'policy_defaults', 'app_bindings'];

function tenantPolicies(table: string): string[] {
  const own = `tenant_id = current_setting('patchbay.tenant_id', true)`;
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY own_tenant ON ${table} TO patchbay_request USING (${own}) WITH CHECK (${own})`,
    `CREATE POLICY system ON ${table} TO patchbay_system USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO patchbay_request, patchbay_system`,
  ];
}
