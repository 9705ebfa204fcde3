import { newId } from '@patchbay/platform';

export type Sql = (statement: string, values: readonly unknown[]) => Promise<number>;

export interface History {
  readonly tenantId: string;
  readonly connectionId: string;
  /** Operations, the newest of just now and the others before it, evenly over `hours`. */
  readonly count: number;
  readonly hours: number;
}

const OPERATIONS = `INSERT INTO operations (tenant_id, id, capability, environment, integration_id, provider, mode, status,
    app, idempotency_key, input_redacted, result_redacted, error, vendor_status, attempts_count, tries, request_id,
    created_at, updated_at, completed_at)
  SELECT $1, id, 'send_sms', 'sandbox', $2, 'twilio', 'sync', CASE WHEN failed THEN 'exhausted' ELSE 'delivered' END,
    (ARRAY['shop', 'crm', 'booking'])[1 + n % 3], 'order-' || n, '{"to": "+15005550006", "body": "[redacted]"}',
    CASE WHEN failed THEN NULL ELSE '{"status": "queued", "message_id": "SM[redacted]"}'::jsonb END,
    CASE WHEN failed THEN '{"code": "vendor_error", "message": "The number does not exist."}'::jsonb END,
    CASE WHEN failed THEN NULL ELSE 'queued' END, 1, 1, id, at, at, at
  FROM (SELECT *, n % 50 = 7 AS failed FROM unnest($3::text[], $4::timestamptz[]) WITH ORDINALITY AS t (id, at, n)) AS row`;

const ATTEMPTS = `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider, outcome, status,
    failure_class, latency_ms, started_at, completed_at)
  SELECT $1, id, id, 1, $2, 'twilio', CASE WHEN failed THEN 'failed' ELSE 'delivered' END,
    CASE WHEN failed THEN 400 ELSE 201 END, CASE WHEN failed THEN 'client' END, 40 + n * 37 % 200, at, at
  FROM (SELECT *, n % 50 = 7 AS failed FROM unnest($3::text[], $4::timestamptz[]) WITH ORDINALITY AS t (id, at, n)) AS row`;

const CALLS = `INSERT INTO vendor_calls (tenant_id, id, connection_id, provider, purpose, capability, operation_id, try, method, url,
    status, outcome, failure_class, error, latency_ms, request, response, created_at)
  SELECT $1, id, $2, 'twilio', 'operation', 'send_sms', id, 1, 'POST',
    'https://api.twilio.com/2010-04-01/Accounts/[redacted]/Messages.json', CASE WHEN failed THEN 400 ELSE 201 END,
    CASE WHEN failed THEN 'refused' ELSE 'succeeded' END, CASE WHEN failed THEN 'client' END,
    CASE WHEN failed THEN 'The number does not exist.' END, 40 + n * 37 % 200,
    '{"headers": {"content-type": "application/x-www-form-urlencoded"}, "body": "To=[redacted]"}',
    '{"headers": {"content-type": "application/json"}, "body": "{\\"status\\":\\"queued\\"}"}', at
  FROM (SELECT *, n % 50 = 7 AS failed FROM unnest($3::text[], $4::timestamptz[]) WITH ORDINALITY AS t (id, at, n)) AS row`;

/** Operations that were done long before the test, with their attempts and calls: through the door it would take minutes. */
export async function writeHistory(sql: Sql, { tenantId, connectionId, count, hours }: History): Promise<void> {
  const now = Date.now();
  const apart = (hours * 3_600_000) / count;
  const times = Array.from({ length: count }, (_, n) => Math.floor(now - (count - n) * apart));
  const values = [tenantId, connectionId, times.map((at) => newId(at)), times.map((at) => new Date(at).toISOString())];
  for (const statement of [OPERATIONS, ATTEMPTS, CALLS]) await sql(statement, values);
}
