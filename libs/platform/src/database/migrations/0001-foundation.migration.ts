import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema. Rules every later migration keeps:
 * - a tenant's table has its keys and foreign keys on (tenant_id, …), so that a row cannot point across tenants;
 * - row-level security is on: `patchbay_request` sees the tenant named by the transaction, `patchbay_system` sees all;
 * - tables that grow without end are ranged on their ULID, with a default partition; the retention job makes and drops
 *   partitions; uniqueness that must hold across time lives in a small table of its own (idempotency_keys);
 * - expand first, contract a release later: processes of two versions overlap.
 * The roles `patchbay_request` and `patchbay_system` belong to the whole cluster and are there already (runtime-roles.ts).
 */
export class Foundation1700000000001 implements MigrationInterface {
  readonly name = 'Foundation1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const table of TENANT_TABLES) {
      for (const statement of tenantPolicies(table)) await runner.query(statement);
    }
    for (const table of SYSTEM_TABLES) {
      for (const statement of systemPolicies(table)) await runner.query(statement);
    }
    for (const statement of GRANTS) await runner.query(statement);
  }

  /** There is nothing before the first schema to go back to. */
  async down(): Promise<void> {}
}

/**
 * Takes up to p_block permits of a connection's budget: p_limit in any window of p_window_ms, counted in p_slots slots (1: a
 * window aligned to the clock; more: sliding, never above the limit in any span of that length). valid_ms: until the slot
 * ends and unused permits lapse. granted 0: nothing left, or suspended by the vendor, for wait_ms. The row stays locked
 * until the caller's transaction ends; callers that take for several connections do so in the order of their ids.
 */
const TAKE_PERMITS = `CREATE FUNCTION patchbay_take_permits(
    p_tenant text, p_connection text, p_name text, p_limit integer, p_window_ms bigint, p_slots integer, p_block integer,
    OUT granted integer, OUT valid_ms integer, OUT wait_ms integer
  ) LANGUAGE plpgsql AS $$
  DECLARE
    slot_ms bigint := greatest(1, p_window_ms / p_slots);
    now_ms bigint := floor(extract(epoch FROM clock_timestamp()) * 1000);
    slot bigint := now_ms / slot_ms;
    w rate_windows%ROWTYPE;
    held_slot bigint;
    earlier integer[];
    spent integer;
    oldest integer := 0;
  BEGIN
    SELECT ceil(extract(epoch FROM suspended_until - clock_timestamp()) * 1000) INTO wait_ms FROM rate_windows
      WHERE tenant_id = p_tenant AND connection_id = p_connection AND name = 'suspension'
      AND suspended_until > clock_timestamp();
    IF FOUND THEN granted := 0; valid_ms := 0; RETURN; END IF;
    LOOP
      SELECT * INTO w FROM rate_windows
        WHERE tenant_id = p_tenant AND connection_id = p_connection AND name = p_name FOR UPDATE;
      EXIT WHEN FOUND;
      INSERT INTO rate_windows (tenant_id, connection_id, name, window_start)
        VALUES (p_tenant, p_connection, p_name, to_timestamp(slot * slot_ms / 1000.0)) ON CONFLICT DO NOTHING;
    END LOOP;
    -- Waiting for the row took time; a clock that went back must not open a window twice.
    now_ms := floor(extract(epoch FROM clock_timestamp()) * 1000);
    held_slot := floor(round(extract(epoch FROM w.window_start) * 1000) / slot_ms);
    slot := greatest(now_ms / slot_ms, held_slot);
    earlier := w.earlier_used;
    IF slot > held_slot THEN
      earlier := CASE WHEN slot - held_slot > p_slots THEN '{}'::integer[]
        ELSE array_fill(0, ARRAY[(slot - held_slot - 1)::integer]) || w.used || earlier END;
      w.used := 0;
    END IF;
    earlier := CASE WHEN p_slots = 1 THEN '{}'::integer[] ELSE earlier[1:p_slots] END;
    spent := w.used;
    FOR i IN 1..cardinality(earlier) LOOP
      spent := spent + earlier[i];
      IF earlier[i] > 0 THEN oldest := i; END IF;
    END LOOP;
    granted := greatest(0, least(p_block, p_limit - spent));
    valid_ms := greatest(0, (slot + 1) * slot_ms - now_ms);
    wait_ms := CASE WHEN granted > 0 THEN 0 WHEN p_slots = 1 THEN valid_ms
      ELSE (slot + p_slots + 1 - oldest) * slot_ms - now_ms END;
    UPDATE rate_windows SET window_start = to_timestamp(slot * slot_ms / 1000.0), used = w.used + granted,
      earlier_used = earlier WHERE tenant_id = p_tenant AND connection_id = p_connection AND name = p_name;
  END $$`;

const TABLES = [
  // --- access -------------------------------------------------------------------------------------------------------
  `CREATE TABLE tenants (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    slug text NOT NULL,
    owner_email text,
    secret_prefixes text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
  )`,
  `CREATE UNIQUE INDEX tenants_slug ON tenants (slug) WHERE deleted_at IS NULL`,
  `CREATE TABLE api_keys (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL UNIQUE,
    hint text NOT NULL,
    scopes text[] NOT NULL,
    app text,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_by text NOT NULL,
    rotated_from text COLLATE "C",
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, rotated_from) REFERENCES api_keys (tenant_id, id)
  )`,
  // One row per Idempotency-Key; route is e.g. 'POST /api/v1/api-keys'. For operations the operation is the answer.
  `CREATE TABLE idempotency_keys (
    tenant_id text COLLATE "C" NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    operation_id text COLLATE "C",
    status integer,
    answer jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL DEFAULT now() + interval '24 hours',
    PRIMARY KEY (tenant_id, route, key)
  )`,
  `CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at)`,

  // --- audit --------------------------------------------------------------------------------------------------------
  `CREATE TABLE audit_log (
    tenant_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    actor jsonb NOT NULL,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    request_id text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
  ) PARTITION BY RANGE (id)`,
  `CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT`,

  // --- vault --------------------------------------------------------------------------------------------------------
  // purpose: 'data' (wraps connection keys) or 'fingerprint' (HMAC of request bodies). A shredded key leaves its row without
  // the key, so that its version is never given to another one; unreadable_since: quarantined by a rotation, and reported.
  `CREATE TABLE tenant_keys (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    purpose text NOT NULL,
    version integer NOT NULL,
    master_key_id text NOT NULL,
    wrapped bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    shredded_at timestamptz,
    unreadable_since timestamptz,
    PRIMARY KEY (tenant_id, purpose, version),
    CHECK ((wrapped IS NULL) = (shredded_at IS NOT NULL))
  )`,

  // --- connections --------------------------------------------------------------------------------------------------
  // version: the fence of serving (operations join on it); setup_version: the fence of verifying (credentials, config,
  // capabilities). incident: one stretch of being red. uniqueness: the label, where one provider may be connected twice.
  `CREATE TABLE connections (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    provider text NOT NULL,
    environment text NOT NULL,
    target text NOT NULL,
    auth_type text NOT NULL,
    label text,
    uniqueness text NOT NULL DEFAULT '',
    status text NOT NULL,
    error_cause text,
    version bigint NOT NULL DEFAULT 1,
    setup_version bigint NOT NULL DEFAULT 1,
    enabled_capabilities text[] NOT NULL,
    public_credentials jsonb NOT NULL DEFAULT '{}',
    open_references text[] NOT NULL DEFAULT '{}',
    config jsonb NOT NULL DEFAULT '{}',
    metadata jsonb NOT NULL DEFAULT '{}',
    webhook_token text NOT NULL UNIQUE,
    account text,
    health_state text NOT NULL DEFAULT 'not_connected',
    health_code text,
    health_reason text,
    health_since timestamptz NOT NULL DEFAULT now(),
    health_checked_at timestamptz,
    health_latency_ms integer,
    upstream_failures integer NOT NULL DEFAULT 0,
    verified_at timestamptz,
    verification_error text,
    incident text COLLATE "C",
    next_probe_at timestamptz,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    PRIMARY KEY (tenant_id, id)
  )`,
  `CREATE UNIQUE INDEX connections_one_per_provider ON connections (tenant_id, provider, environment, uniqueness)
    WHERE deleted_at IS NULL`,
  `CREATE INDEX connections_to_probe ON connections (next_probe_at) WHERE deleted_at IS NULL AND next_probe_at IS NOT NULL`,
  `CREATE TABLE connection_keys (
    tenant_id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    tenant_key_version integer NOT NULL,
    wrapped bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    shredded_at timestamptz,
    unreadable_since timestamptz,
    PRIMARY KEY (tenant_id, connection_id, version),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id),
    CHECK ((wrapped IS NULL) = (shredded_at IS NOT NULL))
  )`,
  // sealed: the secret, or the reference to it; `reference` repeats the latter for people to see and is never resolved, so
  // that who writes to this row cannot point it elsewhere. kind: api_key, oauth_token, webhook_secret, service_account.
  `CREATE TABLE credentials (
    tenant_id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    field text NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    origin text NOT NULL,
    sealed bytea NOT NULL,
    reference text,
    unreadable_since timestamptz,
    updated_by text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connection_id, field),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id)
  )`,
  `CREATE TABLE health_history (
    tenant_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    state text NOT NULL,
    code text,
    reason text,
    latency_ms integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connection_id, id)
  ) PARTITION BY RANGE (id)`,
  `CREATE TABLE health_history_default PARTITION OF health_history DEFAULT`,

  // --- calls --------------------------------------------------------------------------------------------------------
  `CREATE TABLE vendor_calls (
    tenant_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    provider text NOT NULL,
    purpose text NOT NULL,
    capability text,
    operation_id text COLLATE "C",
    try integer NOT NULL,
    method text NOT NULL,
    url text NOT NULL,
    status integer,
    outcome text NOT NULL,
    failure_class text,
    error text,
    latency_ms integer NOT NULL,
    vendor_request_id text,
    request jsonb,
    response jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connection_id, id)
  ) PARTITION BY RANGE (id)`,
  `CREATE TABLE vendor_calls_default PARTITION OF vendor_calls DEFAULT`,
  // The high-water mark of each limiter window: processes take permits from it in blocks. A window is one slot (fixed) or
  // several (sliding); window_start and used are the current slot's, earlier_used those before it, newest first. The row
  // named 'suspension' holds how long the vendor asked this connection to be silent.
  `CREATE TABLE rate_windows (
    tenant_id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    window_start timestamptz NOT NULL DEFAULT now(),
    used integer NOT NULL DEFAULT 0,
    earlier_used integer[] NOT NULL DEFAULT '{}',
    suspended_until timestamptz,
    PRIMARY KEY (tenant_id, connection_id, name),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id)
  )`,
  `CREATE INDEX rate_windows_suspended ON rate_windows (suspended_until) WHERE suspended_until IS NOT NULL`,
  TAKE_PERMITS,
  `CREATE TABLE breakers (
    tenant_id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    state text NOT NULL DEFAULT 'closed',
    opened_at timestamptz,
    open_until timestamptz,
    override text NOT NULL DEFAULT 'auto',
    override_until timestamptz,
    probe_owner text,
    probe_until timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connection_id),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id)
  )`,
  // Closed breakers are the rule: what a process must know of is few.
  `CREATE INDEX breakers_remarkable ON breakers (updated_at) WHERE state <> 'closed' OR override <> 'auto'`,
  `CREATE TABLE breaker_counts (
    tenant_id text COLLATE "C" NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    bucket timestamptz NOT NULL,
    requests integer NOT NULL,
    failures integer NOT NULL,
    PRIMARY KEY (tenant_id, connection_id, bucket),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id)
  )`,

  // --- routing ------------------------------------------------------------------------------------------------------
  `CREATE TABLE routing_rules (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    name text,
    capability text NOT NULL,
    capability_version integer NOT NULL DEFAULT 1,
    integration_id text COLLATE "C" NOT NULL,
    fallback_integration_id text COLLATE "C",
    priority integer NOT NULL DEFAULT 100,
    is_default boolean NOT NULL DEFAULT false,
    conditions jsonb NOT NULL DEFAULT '[]',
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, integration_id) REFERENCES connections (tenant_id, id),
    FOREIGN KEY (tenant_id, fallback_integration_id) REFERENCES connections (tenant_id, id)
  )`,
  `CREATE INDEX routing_rules_by_capability ON routing_rules (tenant_id, capability, priority, id)`,

  // --- operations ---------------------------------------------------------------------------------------------------
  // `status` and the rest of what changes is in no index, so that finishing an operation is a heap-only update.
  // input_sealed_for: the connection whose key sealed the input; the result is sealed for integration_id.
  // tries: those that count; bound: an outcome was unknown, so no other connection may ever be asked;
  // reference: what the vendor knows it by, null for its id.
  `CREATE TABLE operations (
    tenant_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    capability text NOT NULL,
    capability_version integer NOT NULL DEFAULT 1,
    environment text NOT NULL,
    integration_id text COLLATE "C",
    provider text,
    pinned boolean NOT NULL DEFAULT false,
    duplicate_safe boolean NOT NULL DEFAULT false,
    mode text NOT NULL,
    status text NOT NULL,
    app text,
    idempotency_key text,
    input_redacted jsonb NOT NULL,
    input_sealed bytea,
    input_sealed_for text COLLATE "C",
    result_redacted jsonb,
    result_sealed bytea,
    error jsonb,
    vendor_status text,
    metadata jsonb NOT NULL DEFAULT '{}',
    attempts_count integer NOT NULL DEFAULT 0,
    tries integer NOT NULL DEFAULT 0,
    bound boolean NOT NULL DEFAULT false,
    reference text COLLATE "C",
    next_retry_at timestamptz,
    request_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    completed_at timestamptz,
    PRIMARY KEY (tenant_id, id)
  ) PARTITION BY RANGE (id)`,
  `CREATE TABLE operations_default PARTITION OF operations DEFAULT WITH (fillfactor = 70)`,
  `CREATE TABLE operation_attempts (
    tenant_id text COLLATE "C" NOT NULL,
    operation_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    integration_id text COLLATE "C" NOT NULL,
    provider text NOT NULL,
    outcome text NOT NULL,
    status integer,
    failure_class text,
    error jsonb,
    latency_ms integer,
    vendor_request_id text,
    started_at timestamptz NOT NULL,
    completed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, operation_id, id)
  ) PARTITION BY RANGE (operation_id)`,
  `CREATE TABLE operation_attempts_default PARTITION OF operation_attempts DEFAULT`,

  // --- alerts -------------------------------------------------------------------------------------------------------
  `CREATE TABLE alerts (
    tenant_id text COLLATE "C" NOT NULL REFERENCES tenants (id),
    id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    severity text NOT NULL,
    integration_id text COLLATE "C",
    incident text NOT NULL,
    title text NOT NULL,
    message text NOT NULL,
    heals text COLLATE "C",
    healed_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
  )`,
  // Events are delivered at least once: an incident is alerted once, and once more (another kind) when it heals.
  `CREATE UNIQUE INDEX alerts_one_per_incident ON alerts (tenant_id, incident, kind)`,

  // --- platform: events, work ---------------------------------------------------------------------------------------
  // Consumers read in (xid, id) order below the oldest running transaction, so that a late commit is never skipped.
  `CREATE TABLE outbox (
    id text COLLATE "C" NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    tenant_id text COLLATE "C" NOT NULL,
    type text NOT NULL,
    subject_id text NOT NULL,
    data jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  ) PARTITION BY RANGE (id)`,
  `CREATE TABLE outbox_default PARTITION OF outbox DEFAULT`,
  `CREATE INDEX outbox_order ON outbox (xid, id)`,
  // tries, retry_at: of the event next after the cursor, after it failed.
  `CREATE TABLE event_cursors (
    consumer text PRIMARY KEY,
    xid xid8 NOT NULL,
    id text COLLATE "C" NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    retry_at timestamptz,
    owner text,
    lease_until timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  // Events a consumer gave up; the event itself is in the outbox while that is kept.
  `CREATE TABLE events_set_aside (
    consumer text NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    tenant_id text COLLATE "C" NOT NULL,
    type text NOT NULL,
    subject_id text NOT NULL,
    reason text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
  )`,
  // What is to be done and when to look at it next; a row lives until its work is finished. claim_owner null: waiting.
  // While it is claimed, due_at is the end of the claim. again_at: asked for again meanwhile.
  `CREATE TABLE work (
    queue text COLLATE "C" NOT NULL,
    tenant_id text COLLATE "C" NOT NULL,
    lane text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL DEFAULT now(),
    claim_owner text,
    claim_epoch integer NOT NULL DEFAULT 0,
    tries integer NOT NULL DEFAULT 0,
    again_at timestamptz,
    PRIMARY KEY (queue, tenant_id, id)
  ) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)`,
  // A row is in one of the two, never in both: work inserted already claimed costs one index entry besides its key.
  `CREATE INDEX work_waiting ON work (queue, tenant_id, lane, due_at, id) WHERE claim_owner IS NULL`,
  `CREATE INDEX work_claimed ON work (due_at) WHERE claim_owner IS NOT NULL`,
  // A lane has a row here while it holds waiting work: a hint is sent when the row appears, not once per piece of work.
  `CREATE TABLE lanes (
    queue text COLLATE "C" NOT NULL,
    tenant_id text COLLATE "C" NOT NULL,
    lane text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL,
    served_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (queue, tenant_id, lane)
  ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000)`,
  `CREATE INDEX lanes_due ON lanes (queue, due_at, tenant_id)`,
  `CREATE INDEX lanes_of_tenant ON lanes (queue, tenant_id, due_at)`,
  `CREATE TABLE schedules (
    name text PRIMARY KEY,
    next_at timestamptz NOT NULL,
    owner text,
    lease_until timestamptz
  )`,
];

/** Tables a request may touch, under row-level security. */
const TENANT_TABLES = [
  'api_keys',
  'idempotency_keys',
  'audit_log',
  'tenant_keys',
  'connections',
  'connection_keys',
  'credentials',
  'health_history',
  'vendor_calls',
  'rate_windows',
  'breakers',
  'breaker_counts',
  'routing_rules',
  'operations',
  'operation_attempts',
  'alerts',
  'outbox',
  'work',
  'lanes',
];

/** Tables of the hub itself: a request never touches them, save its own tenant's row, and the platform key's the tenants. */
const SYSTEM_TABLES = ['tenants', 'event_cursors', 'events_set_aside', 'schedules'];

function tenantPolicies(table: string): string[] {
  const own = `tenant_id = current_setting('patchbay.tenant_id', true)`;
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY own_tenant ON ${table} TO patchbay_request USING (${own}) WITH CHECK (${own})`,
    `CREATE POLICY system ON ${table} TO patchbay_system USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO patchbay_request, patchbay_system`,
  ];
}

function systemPolicies(table: string): string[] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `CREATE POLICY system ON ${table} TO patchbay_system USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO patchbay_system`,
  ];
}

const GRANTS = [
  `CREATE POLICY own_tenant ON tenants FOR SELECT TO patchbay_request
    USING (id = current_setting('patchbay.tenant_id', true))`,
  // Tenant administration: 'platform' is what contexts of the platform key are bound to, and no tenant's id.
  `CREATE POLICY platform ON tenants TO patchbay_request
    USING (current_setting('patchbay.tenant_id', true) = 'platform')
    WITH CHECK (current_setting('patchbay.tenant_id', true) = 'platform')`,
  `GRANT SELECT, INSERT, UPDATE ON tenants TO patchbay_request`,
  // Append-only, whoever writes.
  `REVOKE UPDATE, DELETE ON audit_log FROM patchbay_request, patchbay_system`,
  // Nobody but the owner reads a partition or the history of the schema directly; should somebody be granted to, then nothing.
  `DO $$ DECLARE part regclass; BEGIN
    FOR part IN SELECT inhrelid FROM pg_inherits JOIN pg_class c ON c.oid = inhparent
      WHERE c.relkind = 'p' AND c.relnamespace = current_schema()::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part); END LOOP;
  END $$`,
  `ALTER TABLE migrations ENABLE ROW LEVEL SECURITY`,
];
