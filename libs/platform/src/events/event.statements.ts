/** A consumer begins with what is committed after it was first known. */
export const CREATE_CURSORS = `INSERT INTO event_cursors (consumer, xid, id)
  SELECT consumer, pg_snapshot_xmin(pg_current_snapshot()), '' FROM unnest($1::text[]) consumer
  ON CONFLICT (consumer) DO NOTHING`;

/**
 * Takes the consumer's lease. One that was not given back belonged to a process that died, perhaps of the event: that
 * counts as a try of it.
 */
export const TAKE = {
  name: 'events-take',
  text: `UPDATE event_cursors SET owner = $2, lease_until = now() + $3::integer * interval '1 millisecond',
      tries = tries + CASE WHEN owner IS NULL THEN 0 ELSE 1 END
    WHERE consumer = $1 AND (owner IS NULL OR lease_until < now()) AND (retry_at IS NULL OR retry_at <= now())
    RETURNING xid::text, id, tries`,
};

/**
 * Events after the cursor that nothing can be committed before any more: everything older than the oldest transaction
 * still running. horizon is that bound; hidden tells whether a committed event of these types lies above it.
 */
export const READ = {
  name: 'events-read',
  text: `SELECT next.id, next.xid::text, next.tenant_id, next.type, next.subject_id, next.data, next.created_at,
      bounds.horizon::text, bounds.hidden
    FROM (
      SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon,
        coalesce((
          SELECT true FROM outbox WHERE xid >= pg_snapshot_xmin(pg_current_snapshot()) AND type = ANY ($3)
          ORDER BY xid, id LIMIT 1
        ), false) AS hidden
    ) bounds
    LEFT JOIN LATERAL (
      SELECT * FROM outbox o
      WHERE (o.xid, o.id) > ($1::xid8, $2) AND o.xid < pg_snapshot_xmin(pg_current_snapshot()) AND o.type = ANY ($3)
      ORDER BY o.xid, o.id LIMIT $4::integer
    ) next ON true
    ORDER BY next.xid, next.id`,
};

/** Where whoever begins to watch begins: before everything that is still running. */
export const HORIZON = {
  name: 'events-horizon',
  text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid',
};

/** The same for those who watch some tenants ($3), and types as patterns ($4). */
export const READ_TAIL = {
  name: 'events-read-tail',
  text: `SELECT next.id, next.xid::text, next.tenant_id, next.type, next.subject_id, next.data, next.created_at,
      bounds.horizon::text, bounds.hidden
    FROM (
      SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon,
        coalesce((
          SELECT true FROM outbox WHERE xid >= pg_snapshot_xmin(pg_current_snapshot()) AND tenant_id = ANY ($3)
          ORDER BY xid, id LIMIT 1
        ), false) AS hidden
    ) bounds
    LEFT JOIN LATERAL (
      SELECT * FROM outbox o
      WHERE (o.xid, o.id) > ($1::xid8, $2) AND o.xid < pg_snapshot_xmin(pg_current_snapshot())
        AND o.tenant_id = ANY ($3) AND o.type LIKE ANY ($4)
      ORDER BY o.xid, o.id LIMIT $5::integer
    ) next ON true
    ORDER BY next.xid, next.id`,
};

/** Fenced by the lease, which it renews. */
export const ADVANCE = {
  name: 'events-advance',
  text: `UPDATE event_cursors SET xid = $3::xid8, id = $4, tries = 0, retry_at = NULL, updated_at = now(),
      lease_until = now() + $5::integer * interval '1 millisecond'
    WHERE consumer = $1 AND owner = $2 RETURNING consumer`,
};

export const RENEW = {
  name: 'events-renew',
  text: `UPDATE event_cursors SET lease_until = now() + $3::integer * interval '1 millisecond'
    WHERE consumer = $1 AND owner = $2 RETURNING consumer`,
};

/**
 * Gives the lease back; $3 tries were made of the next event, which is tried again after $4 milliseconds if not null. The
 * cursor moves to ($5, $6) unless they are null.
 */
export const RELEASE = {
  name: 'events-release',
  text: `UPDATE event_cursors SET owner = NULL, lease_until = NULL, tries = $3, updated_at = now(),
      retry_at = now() + $4::integer * interval '1 millisecond',
      xid = coalesce($5::xid8, xid), id = coalesce($6, id)
    WHERE consumer = $1 AND owner = $2`,
};

export const SET_ASIDE = {
  name: 'events-set-aside',
  text: `INSERT INTO events_set_aside (consumer, event_id, tenant_id, type, subject_id, reason)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (consumer, event_id) DO NOTHING`,
};

/** Consumers that have something to read, and nobody who reads it. */
export const LOOK = {
  name: 'events-look',
  text: `SELECT consumer FROM event_cursors c
    WHERE consumer = ANY ($1) AND (owner IS NULL OR lease_until < now()) AND (retry_at IS NULL OR retry_at <= now())
      AND (SELECT true FROM outbox o WHERE (o.xid, o.id) > (c.xid, c.id) ORDER BY o.xid, o.id LIMIT 1)`,
};

/**
 * After a restore from a dump the transaction ids of the rows are of another server, and may lie in this one's future:
 * the events would be withheld, or the cursors past everything. Such rows move to the beginning, in the order of their
 * ids; the cursors go to the given id, a little before their own.
 */
export const FOREIGN_ROWS = `SELECT
    EXISTS (SELECT FROM outbox WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())) AS events,
    EXISTS (SELECT FROM event_cursors WHERE xid > pg_snapshot_xmax(pg_current_snapshot())) AS cursors`;
export const ADOPT_EVENTS = `UPDATE outbox SET xid = '3' WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())`;
export const ADOPT_CURSORS = `UPDATE event_cursors SET xid = '3', id = coalesce((
    SELECT id FROM outbox WHERE created_at < (SELECT max(created_at) FROM outbox) - interval '10 minutes'
    ORDER BY created_at DESC LIMIT 1), '')
  WHERE xid > pg_snapshot_xmax(pg_current_snapshot())`;
