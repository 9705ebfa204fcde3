/**
 * Whose turn it is. $1 queue, $2 the tenant served last, $3 most claims, $4 and $5 tenants that hold claims here already
 * and how many more each may take, $6 how many any other may. `eligible` further narrows the lanes, `laneRoom` what is
 * taken of one.
 * Every tenant with due work gets the same share of the claims, and inside it every lane the same share, the lanes that
 * waited longest first.
 */
function turns(eligible: string, laneRoom: string): string {
  return `waiting_tenants AS (
    SELECT tenant_id FROM lanes WHERE queue = $1 AND due_at <= now()${eligible} GROUP BY tenant_id
  ), tenants_in_turn AS (
    SELECT w.tenant_id, row_number() OVER (ORDER BY w.tenant_id <= $2, w.tenant_id) AS turn,
      coalesce(held.room, $6::integer) AS room
    FROM waiting_tenants w LEFT JOIN unnest($4::text[], $5::integer[]) AS held (tenant_id, room) USING (tenant_id)
    WHERE coalesce(held.room, $6::integer) > 0
    ORDER BY w.tenant_id <= $2, w.tenant_id LIMIT $3::integer
  ), tenants AS (
    SELECT *, least(room, ceil($3::integer::numeric / count(*) OVER ()))::integer AS share FROM tenants_in_turn
  ), picked AS MATERIALIZED (
    SELECT t.tenant_id, t.turn, t.share, l.lane, l.place, l.waiting > t.share AS more,
      least(ceil(t.share::numeric / least(l.waiting, t.share))::integer, ${laneRoom}) AS quota
    FROM tenants t CROSS JOIN LATERAL (
      SELECT lane, row_number() OVER (ORDER BY served_at, lane) AS place, count(*) OVER () AS waiting
      FROM lanes WHERE queue = $1 AND tenant_id = t.tenant_id AND due_at <= now()${eligible}
      ORDER BY served_at, lane LIMIT t.share
    ) l
  )`;
}

/** Claims what `found` holds, fairest first, never more than the limit and never more of a tenant than its share. */
function claimFound(limit: string, owner: string, leaseMs: string, counted: string): string {
  return `numbered AS (
    SELECT *, row_number() OVER (PARTITION BY tenant_id, lane ORDER BY due_at, id) AS depth FROM found
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY tenant_id ORDER BY depth, place) AS nth FROM numbered
  ), chosen AS (
    SELECT * FROM ranked WHERE nth <= share ORDER BY nth, turn LIMIT ${limit}::integer
  ), claimed AS (
    UPDATE work w SET claim_owner = ${owner}, claim_epoch = w.claim_epoch + 1,
      due_at = now() + ${leaseMs}::integer * interval '1 millisecond', counted = ${counted}
    FROM chosen c WHERE w.queue = $1 AND w.tenant_id = c.tenant_id AND w.id = c.id
    RETURNING w.tenant_id, w.lane, w.id, w.claim_epoch, w.tries, c.due_at, c.nth
  ), next AS (
    SELECT extract(epoch FROM min(due_at) - now())::float8 * 1000 AS next_in_ms
    FROM lanes WHERE queue = $1 AND due_at > now()
  )
  SELECT next.next_in_ms, picked.tenant_id, picked.lane, picked.quota, picked.more, claimed.id, claimed.claim_epoch,
    claimed.tries, claimed.due_at
  FROM next LEFT JOIN picked ON true LEFT JOIN claimed USING (tenant_id, lane)
  ORDER BY claimed.nth, picked.turn`;
}

function waitingOfLane(most: string): string {
  return `SELECT w.id, w.due_at FROM work w
      WHERE w.queue = $1 AND w.tenant_id = picked.tenant_id AND w.lane = picked.lane
        AND w.claim_owner IS NULL AND w.due_at <= now()
      ORDER BY w.due_at, w.id LIMIT ${most} FOR UPDATE SKIP LOCKED`;
}

/** $9, $10, $11: lanes of which this process holds claims, and how many more it may take; $12 of any other lane. */
const HELD_LANES = `held_lanes AS MATERIALIZED (
    SELECT * FROM unnest($9::text[], $10::text[], $11::integer[]) AS held_lanes (tenant_id, lane, room)
  ), any_limit AS MATERIALIZED (SELECT EXISTS (SELECT FROM lane_limits WHERE queue = $1) AS found)`;
const LANE_ROOM = `coalesce((SELECT h.room FROM held_lanes h WHERE h.tenant_id = t.tenant_id AND h.lane = l.lane), $12::integer)`;

/**
 * Lanes that rest, that this process has enough of, or whose limit (or their tenant's) is reached, take no turn. Looked at without a lock:
 * `ROOMS` decides. Nothing is looked up where the queue has no limits.
 */
const WITH_ROOM = ` AND coalesce(rests_until <= now(), true)
      AND (tenant_id, lane) NOT IN (SELECT tenant_id, lane FROM held_lanes WHERE room <= 0)
      AND (NOT (SELECT found FROM any_limit) OR NOT EXISTS (
        SELECT FROM lane_limits m WHERE m.queue = $1 AND m.tenant_id = lanes.tenant_id AND m.lane = lanes.lane
          AND m.most <= (SELECT count(*) FROM work w WHERE w.queue = $1 AND w.tenant_id = lanes.tenant_id
            AND w.lane = lanes.lane AND w.counted AND w.claim_owner IS NOT NULL)
        UNION ALL
        SELECT FROM lane_limits m WHERE m.queue = $1 AND m.tenant_id = lanes.tenant_id AND m.lane = ''
          AND m.most <= (SELECT count(*) FROM work w WHERE w.queue = $1 AND w.tenant_id = lanes.tenant_id
            AND w.counted AND w.claim_owner IS NOT NULL)
      ))`;

/** The room that limits leave, each locked until the claims are committed, in the order of tenant and lane. */
const ROOMS = `rooms AS MATERIALIZED (
    SELECT m.tenant_id, m.lane, patchbay_claim_room($1, m.tenant_id, m.lane) AS room
    FROM (
      SELECT DISTINCT m.tenant_id, m.lane FROM picked JOIN lane_limits m
        ON m.queue = $1 AND m.tenant_id = picked.tenant_id AND m.lane IN ('', picked.lane)
      ORDER BY m.tenant_id, m.lane
    ) m
  ), roomy AS MATERIALIZED (
    SELECT picked.tenant_id, picked.turn, picked.lane, picked.place,
      least(picked.share, whole.room) AS share, least(picked.quota, own.room, whole.room) AS quota,
      own.room IS NOT NULL OR whole.room IS NOT NULL AS counted
    FROM picked
    LEFT JOIN rooms own ON own.tenant_id = picked.tenant_id AND own.lane = picked.lane
    LEFT JOIN rooms whole ON whole.tenant_id = picked.tenant_id AND whole.lane = ''
  )`;

/** Lanes are not locked: a lane to which others add all the time would never be served. */
export const CLAIM = {
  name: 'work-claim',
  text: `WITH ${HELD_LANES}, ${turns(WITH_ROOM, LANE_ROOM)}, ${ROOMS}, found AS (
    SELECT picked.*, w.id, w.due_at FROM roomy picked CROSS JOIN LATERAL (${waitingOfLane('picked.quota')}) w
  ), ${claimFound('$3', '$7', '$8', 'c.counted')}`,
};

const BUSY_LANES = `busy AS MATERIALIZED (
    SELECT DISTINCT tenant_id, lane FROM work WHERE queue = $1 AND claim_owner IS NOT NULL
  )`;
/** A hashed subplan, also where hash joins are off. */
const NOT_BUSY = ' AND (tenant_id, lane) NOT IN (SELECT tenant_id, lane FROM busy)';

/**
 * Ordered lanes, first statement: locks lanes nobody works on. Those in turn that somebody holds at this moment are told,
 * too: who adds to a lane that says due already hints at nothing, so they must be looked at again.
 */
export const LOCK_ORDERED = {
  name: 'work-lock-ordered',
  text: `WITH ${BUSY_LANES}, ${turns(NOT_BUSY, '1')}, locked AS MATERIALIZED (
    SELECT lanes.tenant_id, lanes.lane
    FROM picked JOIN lanes ON lanes.queue = $1 AND lanes.tenant_id = picked.tenant_id AND lanes.lane = picked.lane
    ORDER BY picked.place, picked.turn LIMIT $3::integer FOR UPDATE OF lanes SKIP LOCKED
  )
  SELECT picked.tenant_id, picked.lane, picked.turn::integer, picked.place::integer, picked.more, picked.share,
    (picked.tenant_id, picked.lane) IN (SELECT tenant_id, lane FROM locked) AS locked
  FROM picked`,
};

/**
 * Ordered lanes, second statement, in the same transaction: a snapshot younger than the locks, so that a claim committed
 * just before them is seen. $5… are the locked lanes.
 */
export const CLAIM_ORDERED = {
  name: 'work-claim-ordered',
  text: `WITH ${BUSY_LANES}, picked AS MATERIALIZED (
    SELECT given.*, 1 AS quota FROM unnest($5::text[], $6::text[], $7::integer[], $8::integer[], $9::boolean[],
      $10::integer[]) AS given (tenant_id, lane, turn, place, more, share)
    WHERE (tenant_id, lane) NOT IN (SELECT tenant_id, lane FROM busy)
  ), found AS (
    SELECT picked.*, w.id, w.due_at FROM picked CROSS JOIN LATERAL (${waitingOfLane('picked.quota')}) w
  ), ${claimFound('$2', '$3', '$4', 'false')}`,
};
