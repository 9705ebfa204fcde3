import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in: who they are, what they belong to, their sessions, invitations, and the brake on guessing. */
export class People1700000000007 implements MigrationInterface {
  readonly name = 'People1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...policies(), ...GRANTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY members_of_own_tenant ON people');
    for (const table of ['invitations', 'sessions', 'memberships', 'people', 'setup_links', 'sign_in_brakes']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

const TABLES = [
  // A person belongs to the hub, not to a tenant: memberships say which tenants they work in.
  `CREATE TABLE people (
    id text COLLATE "C" PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  )`,
  `CREATE TABLE memberships (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    person_id text COLLATE "C" NOT NULL REFERENCES people (id),
    role text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
  )`,
  `CREATE INDEX memberships_person ON memberships (person_id)`,
  // hash: SHA-256 of the 256 random bits in the cookie.
  `CREATE TABLE sessions (
    id text COLLATE "C" PRIMARY KEY,
    person_id text COLLATE "C" NOT NULL REFERENCES people (id),
    hash bytea NOT NULL UNIQUE,
    address text NOT NULL,
    user_agent text NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE INDEX sessions_person ON sessions (person_id)`,
  `CREATE INDEX sessions_expiry ON sessions (expires_at)`,
  // Both hashes are of links to the same invitation: the one its maker was shown, and the one that was mailed.
  `CREATE TABLE invitations (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    email text NOT NULL CHECK (email = lower(email)),
    role text NOT NULL,
    hash bytea NOT NULL UNIQUE,
    mail_hash bytea UNIQUE,
    invited_by text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, email)
  )`,
  // At most one row: the link that creates the first person.
  `CREATE TABLE setup_links (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    hash bytea NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  // subject: a digest of an e-mail address, or a network address. Counted before a password is checked.
  `CREATE TABLE sign_in_brakes (
    subject text COLLATE "C" PRIMARY KEY,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
  )`,
  `CREATE INDEX sign_in_brakes_age ON sign_in_brakes (last_at)`,
];

function policies(): string[] {
  const own = `tenant_id = current_setting('patchbay.tenant_id', true)`;
  const tenants = ['memberships', 'invitations'].map(
    (table) => `CREATE POLICY own_tenant ON ${table} TO patchbay_request USING (${own}) WITH CHECK (${own})`,
  );
  const all = ['people', 'memberships', 'sessions', 'invitations', 'setup_links', 'sign_in_brakes'].flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY system ON ${table} TO patchbay_system USING (true) WITH CHECK (true)`,
  ]);
  return [...all, ...tenants];
}

const GRANTS = [
  ...['people', 'memberships', 'sessions', 'invitations', 'setup_links', 'sign_in_brakes'].map(
    (table) => `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO patchbay_system`,
  ),
  `GRANT SELECT, UPDATE, DELETE ON memberships TO patchbay_request`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON invitations TO patchbay_request`,
  // A request sees who is a member of its tenant, and of them never the password's hash.
  `CREATE POLICY members_of_own_tenant ON people FOR SELECT TO patchbay_request USING (EXISTS (
    SELECT 1 FROM memberships m
    WHERE m.person_id = people.id AND m.tenant_id = current_setting('patchbay.tenant_id', true)))`,
  `GRANT SELECT (id, email, name) ON people TO patchbay_request`,
];
