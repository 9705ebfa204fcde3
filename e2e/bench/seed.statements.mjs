// The rows of the seed. `seeded` holds the tenants by number, `times` the moments operations were made at.

/** Tenants with key, connection and credential: staged once, then spread over their tables. */
export const TENANT_ROWS = {
  stage: `CREATE TEMP TABLE staged AS SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
      $6::bytea[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[])
    AS t (id, connection, key_id, rest, master_id, hash, data, fingerprint, connection_key, token)`,
  inserts: [
    `INSERT INTO tenants (id, name, slug) SELECT id, 'Tenant ' || id, 'seeded-' || id FROM staged`,
    `INSERT INTO tenant_keys (tenant_id, purpose, version, master_key_id, wrapped)
     SELECT id, 'data', 1, master_id, data FROM staged
     UNION ALL SELECT id, 'fingerprint', 1, master_id, fingerprint FROM staged`,
    `INSERT INTO api_keys (tenant_id, id, name, hash, hint, scopes, created_by)
     SELECT id, key_id, 'Seeded', hash, 'pb_…seed', '{*}', 'platform' FROM staged`,
    `INSERT INTO connections (tenant_id, id, provider, environment, target, auth_type, status, version,
       enabled_capabilities, public_credentials, webhook_token, account, health_state, verified_at, last_success_at)
     SELECT id, connection, 'twilio', 'production', 'vendor', 'basic', 'active', 2, '{send_sms}',
       '{"account_sid": "AC0123456789abcdef0123456789abcdef", "from_number": "+15005550001"}', rest, 'Bench',
       'connected', now(), now() FROM staged`,
    `INSERT INTO connection_keys (tenant_id, connection_id, version, tenant_key_version, wrapped)
     SELECT id, connection, 1, 1, connection_key FROM staged`,
    `INSERT INTO credentials (tenant_id, connection_id, field, kind, version, origin, sealed, updated_by)
     SELECT id, connection, 'auth_token', 'api_key', 1, $1, token, 'api_key:' || key_id FROM staged`,
  ],
};

/** The last rule serves; those before it are tried and do not match. $1: the beginning of their ids. */
export function ruleRows(each) {
  return `INSERT INTO routing_rules (tenant_id, id, name, capability, integration_id, priority, conditions)
    SELECT tenant_id, $1 || lpad((seeded.n * ${each} + i)::text, 10, '0'), 'Region ' || i, 'send_sms', connection_id, i,
      CASE WHEN i = ${each} THEN '[]'
        ELSE jsonb_build_array(jsonb_build_object('field', 'metadata.region', 'operator', 'eq', 'value', 'region-' || i)) END
    FROM seeded CROSS JOIN generate_series(1, ${each}) i`;
}

/** Operation number n: whose it is, and its id. The first tenant has 19 of 100. */
const NUMBERED = `SELECT i AS n, prefix || lpad(i::text, 16, '0') AS id, at, tenant_id, connection_id
  FROM generate_series(0, $count - 1) i
  JOIN times ON times.n = i::bigint * (SELECT count(*) FROM times) / $count
  JOIN seeded ON seeded.n = CASE WHEN i % 100 < 19 THEN 0 ELSE 1 + i::bigint * 7919 % ((SELECT count(*) FROM seeded) - 1) END`;

export const OPERATION_ROWS = [
  `CREATE TEMP TABLE numbered AS ${NUMBERED}`,
  `INSERT INTO operations (tenant_id, id, capability, environment, integration_id, provider, mode, status, app,
     idempotency_key, input_redacted, input_sealed_for, result_redacted, error, vendor_status, attempts_count, tries,
     request_id, created_at, updated_at, completed_at)
   SELECT tenant_id, id, 'send_sms', 'production', connection_id, 'twilio', 'sync',
     CASE WHEN n % 50 = 0 THEN 'exhausted' ELSE 'delivered' END, (ARRAY['shop', 'crm', NULL])[1 + n % 3], 'key-' || n,
     '{"to": "+15005550006", "body": "[redacted]"}', connection_id,
     CASE WHEN n % 50 = 0 THEN NULL ELSE '{"status": "queued", "message_id": "SM[redacted]"}'::jsonb END,
     CASE WHEN n % 50 = 0 THEN '{"code": "provider_rejected", "message": "The number does not exist."}'::jsonb END,
     CASE WHEN n % 50 = 0 THEN NULL ELSE 'queued' END, 1, 1, id, at, at, at FROM numbered ORDER BY id`,
  `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider, outcome, status,
     failure_class, latency_ms, started_at, completed_at)
   SELECT tenant_id, id, id, 1, connection_id, 'twilio', CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'delivered' END,
     CASE WHEN n % 50 = 0 THEN 400 ELSE 201 END, CASE WHEN n % 50 = 0 THEN 'client' END, 40 + n % 400, at, at
   FROM numbered ORDER BY id`,
  // As if all had been asked for within the day that a key is kept: more than six weeks at this rate would leave.
  `INSERT INTO idempotency_keys (tenant_id, route, key, fingerprint, operation_id, expires_at)
   SELECT tenant_id, 'POST /api/v1/operations', 'key-' || n, decode(md5(id) || md5(id), 'hex'), id, now() + interval '1 day'
   FROM numbered ORDER BY id`,
  `DROP TABLE numbered`,
];

/** What people look at besides: of the first tenant only. */
export const ADMIN_ROWS = [
  `INSERT INTO audit_log (tenant_id, id, actor, action, subject_type, subject_id, request_id, created_at)
   SELECT tenant_id, prefix || lpad(m::text, 16, '0'), '{"kind": "platform"}', 'routing_rule.updated', 'routing_rule', 'r', 'r', at
   FROM seeded CROSS JOIN times CROSS JOIN generate_series(1, 10) m WHERE seeded.n = 0`,
  `INSERT INTO alerts (tenant_id, id, kind, severity, integration_id, incident, title, message, created_at)
   SELECT tenant_id, prefix || lpad('1', 16, '0'), 'connection_degraded', 'warning', connection_id, prefix || times.n, 'Twilio', 'Slow', at
   FROM seeded CROSS JOIN times WHERE seeded.n = 0`,
];
