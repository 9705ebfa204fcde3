import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of a lane, and of a tenant, may be claimed at once over all processes. */
export class Concurrency1700000000005 implements MigrationInterface {
  readonly name = 'Concurrency1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...TABLES, CLAIM_ROOM, ...GRANTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION patchbay_claim_room(text, text, text)');
    await runner.query('DROP TABLE lane_limits');
    await runner.query('DROP INDEX work_counted');
    await runner.query('ALTER TABLE work DROP COLUMN counted');
    await runner.query('ALTER TABLE lanes DROP COLUMN rests_until');
    await runner.query('ALTER TABLE connections DROP COLUMN max_concurrent');
    await runner.query('ALTER TABLE tenants DROP COLUMN max_concurrent_operations');
  }
}

const COLUMNS = [
  `ALTER TABLE tenants ADD COLUMN max_concurrent_operations integer CHECK (max_concurrent_operations > 0)`,
  // What a person set; null: what the provider says.
  `ALTER TABLE connections ADD COLUMN max_concurrent integer CHECK (max_concurrent > 0)`,
  // Until then nobody takes from the lane: its connection's budget is used up.
  `ALTER TABLE lanes ADD COLUMN rests_until timestamptz`,
  // counted: its lane or its tenant has a limit. Work without one is not in the index, and costs what it did before.
  `ALTER TABLE work ADD COLUMN counted boolean NOT NULL DEFAULT false`,
  `CREATE INDEX work_counted ON work (queue, tenant_id, lane) WHERE counted AND claim_owner IS NOT NULL`,
];

const TABLES = [
  // lane '': the tenant as a whole. Whoever claims locks the row, counts, claims and commits.
  `CREATE TABLE lane_limits (
    queue text COLLATE "C" NOT NULL,
    tenant_id text COLLATE "C" NOT NULL,
    lane text COLLATE "C" NOT NULL,
    most integer NOT NULL CHECK (most > 0),
    PRIMARY KEY (queue, tenant_id, lane)
  )`,
];

/**
 * How many more claims this lane (or, with lane '', this tenant) may take; null: it has no limit. The limit stays locked until
 * the caller's transaction ends, so that nobody else counts before its claims are there to be counted; callers that ask
 * for several ask in the order of tenant and lane.
 */
const CLAIM_ROOM = `CREATE FUNCTION patchbay_claim_room(p_queue text, p_tenant text, p_lane text) RETURNS integer
  LANGUAGE plpgsql AS $$
  DECLARE
    allowed integer;
    claimed integer;
  BEGIN
    SELECT most INTO allowed FROM lane_limits
      WHERE queue = p_queue AND tenant_id = p_tenant AND lane = p_lane FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- A statement of its own: its snapshot is younger than the lock.
    IF p_lane = '' THEN
      SELECT count(*) INTO claimed FROM work
        WHERE queue = p_queue AND tenant_id = p_tenant AND counted AND claim_owner IS NOT NULL;
    ELSE
      SELECT count(*) INTO claimed FROM work
        WHERE queue = p_queue AND tenant_id = p_tenant AND lane = p_lane AND counted AND claim_owner IS NOT NULL;
    END IF;
    RETURN greatest(0, allowed - claimed);
  END $$`;

const OWN = `tenant_id = current_setting('patchbay.tenant_id', true)`;
const GRANTS = [
  `ALTER TABLE lane_limits ENABLE ROW LEVEL SECURITY`,
  `CREATE POLICY own_tenant ON lane_limits TO patchbay_request USING (${OWN}) WITH CHECK (${OWN})`,
  `CREATE POLICY system ON lane_limits TO patchbay_system USING (true) WITH CHECK (true)`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON lane_limits TO patchbay_request, patchbay_system`,
];
