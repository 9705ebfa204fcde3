import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts by e-mail, and the chain of hashes over the audit log. */
export class MailAndSeals1700000000002 implements MigrationInterface {
  readonly name = 'MailAndSeals1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ALERT_MAILS, ...AUDIT_SEALS, ...policies(), ...GRANTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER audit_log_unsealed ON audit_log');
    await runner.query('DROP FUNCTION patchbay_note_unsealed()');
    for (const table of ['audit_seals', 'audit_unsealed', 'alert_mails']) await runner.query(`DROP TABLE ${table}`);
  }
}

const ALERT_MAILS = [
  // status: waiting, sent (the server took it), refused (the server never will), expired (it could not be sent in time),
  // dropped (nobody to send it to any more). detail: of the last failure, without addresses.
  `CREATE TABLE alert_mails (
    tenant_id text COLLATE "C" NOT NULL,
    alert_id text COLLATE "C" NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    detail text,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    PRIMARY KEY (tenant_id, alert_id),
    FOREIGN KEY (tenant_id, alert_id) REFERENCES alerts (tenant_id, id)
  )`,
];

const AUDIT_SEALS = [
  // Entries of the audit log that no seal covers yet: committed with them, so that nothing is skipped whatever order
  // transactions end in.
  `CREATE TABLE audit_unsealed (
    tenant_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant_id, id)
  )`,
  `CREATE TABLE audit_seals (
    tenant_id text COLLATE "C" NOT NULL,
    seal bigint NOT NULL,
    previous text,
    hash text NOT NULL,
    entry_ids text[] NOT NULL,
    entry_hashes text[] NOT NULL,
    kept_from text COLLATE "C" NOT NULL,
    sealed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, seal)
  )`,
  `INSERT INTO audit_unsealed (tenant_id, id) SELECT tenant_id, id FROM audit_log`,
  // By a trigger and not by who writes: processes of the version before this one write entries too.
  `CREATE FUNCTION patchbay_note_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO audit_unsealed (tenant_id, id) VALUES (NEW.tenant_id, NEW.id);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER audit_log_unsealed AFTER INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION patchbay_note_unsealed()`,
];

function policies(): string[] {
  const own = `tenant_id = current_setting('patchbay.tenant_id', true)`;
  return ['alert_mails', 'audit_unsealed', 'audit_seals'].flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY own_tenant ON ${table} TO patchbay_request USING (${own}) WITH CHECK (${own})`,
    `CREATE POLICY system ON ${table} TO patchbay_system USING (true) WITH CHECK (true)`,
  ]);
}

const GRANTS = [
  `GRANT SELECT, INSERT, UPDATE ON alert_mails TO patchbay_request, patchbay_system`,
  `GRANT SELECT, INSERT ON audit_unsealed TO patchbay_request, patchbay_system`,
  `GRANT DELETE ON audit_unsealed TO patchbay_system`,
  // Append-only, and only by the sealer.
  `GRANT SELECT ON audit_seals TO patchbay_request`,
  `GRANT SELECT, INSERT ON audit_seals TO patchbay_system`,
];
