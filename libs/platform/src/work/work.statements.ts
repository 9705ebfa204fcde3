/** The queues, one index probe each; thousands of lanes may be due. */
const QUEUES = `queues AS (
      (SELECT queue FROM lanes ORDER BY queue LIMIT 1)
      UNION ALL
      SELECT next.queue FROM queues q CROSS JOIN LATERAL (
        SELECT l.queue FROM lanes l WHERE l.queue > q.queue ORDER BY l.queue LIMIT 1
      ) next
    )`;

/** One lane per row of `waiting`: it gets, or keeps, the earliest due time. Answers only lanes that filled or moved earlier. */
const FILL_LANES = `
  INSERT INTO lanes AS l (queue, tenant_id, lane, due_at)
  SELECT queue, tenant_id, lane, min(due_at) FROM waiting
  GROUP BY queue, tenant_id, lane ORDER BY queue, tenant_id, lane
  ON CONFLICT (queue, tenant_id, lane) DO UPDATE SET due_at = excluded.due_at WHERE l.due_at > excluded.due_at
  RETURNING l.queue, l.tenant_id, l.lane, l.due_at`;

/** Work that ended and is asked for again begins elsewhere: who lost a claim of its earlier life holds none of the new. */
const FIRST_EPOCH = `floor(random() * 1e9)::integer`;

/**
 * Sorted, so that two transactions adding the same lanes wait for each other instead of deadlocking. The upsert locks the
 * lane even where it changes nothing: SETTLE relies on it.
 */
export const ENQUEUE = {
  name: 'work-enqueue',
  text: `WITH input AS (
    SELECT DISTINCT ON (queue, tenant_id, id) queue, tenant_id, lane, id, coalesce(due_at, now()) AS due_at
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
      AS input (queue, tenant_id, lane, id, due_at)
    ORDER BY queue, tenant_id, id, due_at NULLS FIRST
  ), stored AS (
    INSERT INTO work AS w (queue, tenant_id, lane, id, due_at, claim_epoch)
    SELECT queue, tenant_id, lane, id, due_at, ${FIRST_EPOCH} FROM input
    ON CONFLICT (queue, tenant_id, id) DO UPDATE SET
      due_at = CASE WHEN w.claim_owner IS NULL THEN least(w.due_at, excluded.due_at) ELSE w.due_at END,
      again_at = CASE WHEN w.claim_owner IS NULL THEN NULL ELSE least(w.again_at, excluded.due_at) END
    RETURNING w.queue, w.tenant_id, w.lane, w.due_at, w.claim_owner
  ), waiting AS (SELECT * FROM stored WHERE claim_owner IS NULL),
  filled AS (${FILL_LANES})
  SELECT * FROM filled`,
};

const MINE = `queue = $1 AND tenant_id = $2 AND id = $3 AND claim_owner = $4 AND claim_epoch = $5`;

/** Ends work, unless it was asked for again meanwhile. */
export const COMPLETE = {
  name: 'work-complete',
  text: `DELETE FROM work WHERE ${MINE} AND again_at IS NULL RETURNING queue, tenant_id, lane, counted`,
};

/** Gives a claim back until $6 and counts $7 tries; with $6 null only if it was asked for again, with its tries forgotten. */
export const GIVE_BACK = {
  name: 'work-give-back',
  text: `WITH waiting AS (
    UPDATE work SET claim_owner = NULL, due_at = least($6::timestamptz, again_at), again_at = NULL,
      tries = CASE WHEN $6::timestamptz IS NULL THEN 0 ELSE tries + $7::integer END
    WHERE ${MINE} AND ($6::timestamptz IS NOT NULL OR again_at IS NOT NULL)
    RETURNING queue, tenant_id, lane, due_at, counted
  ), filled AS (${FILL_LANES})
  SELECT waiting.*, filled.queue IS NOT NULL AS filled FROM waiting LEFT JOIN filled ON true`,
};

/** Nobody takes from this lane for $4 milliseconds. */
export const REST = {
  name: 'work-rest',
  text: `UPDATE lanes SET rests_until = now() + $4::integer * interval '1 millisecond'
    WHERE queue = $1 AND tenant_id = $2 AND lane = $3`,
};

/** The heartbeat: $2… name the live claims, each with the milliseconds it is extended by. */
export const EXTEND = {
  name: 'work-extend',
  text: `UPDATE work w SET due_at = now() + live.lease_ms * interval '1 millisecond'
    FROM unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[])
      AS live (queue, tenant_id, id, epoch, lease_ms)
    WHERE w.queue = live.queue AND w.tenant_id = live.tenant_id AND w.id = live.id
      AND w.claim_owner = $1 AND w.claim_epoch = live.epoch
    RETURNING w.queue, w.tenant_id, w.id, w.claim_epoch`,
};

/** First statement of settling: who is adding to a lane at this moment holds it, and it is settled another time. */
export const LOCK_LANES = {
  name: 'work-lock-lanes',
  text: `SELECT l.tenant_id, l.lane FROM unnest($2::text[], $3::text[]) AS visited (tenant_id, lane)
    JOIN lanes l ON l.queue = $1 AND l.tenant_id = visited.tenant_id AND l.lane = visited.lane
    FOR UPDATE OF l SKIP LOCKED`,
};

/**
 * Second statement, in the same transaction: its snapshot is younger than the locks, so nothing added by those who held
 * them before is overlooked. A lane without waiting work loses its row; one with due work keeps its due time (a heap-only
 * update).
 */
export const SETTLE = {
  name: 'work-settle',
  text: `WITH state AS MATERIALIZED (
    SELECT locked.tenant_id, locked.lane, (
      SELECT w.due_at FROM work w WHERE w.queue = $1 AND w.tenant_id = locked.tenant_id AND w.lane = locked.lane
        AND w.claim_owner IS NULL ORDER BY w.due_at, w.id LIMIT 1
    ) AS due_at FROM unnest($2::text[], $3::text[]) AS locked (tenant_id, lane)
  ), emptied AS (
    DELETE FROM lanes USING state
    WHERE lanes.queue = $1 AND lanes.tenant_id = state.tenant_id AND lanes.lane = state.lane AND state.due_at IS NULL
  ), served AS (
    UPDATE lanes SET served_at = clock_timestamp(),
      due_at = CASE WHEN state.due_at > now() THEN state.due_at ELSE least(lanes.due_at, now()) END
    FROM state
    WHERE lanes.queue = $1 AND lanes.tenant_id = state.tenant_id AND lanes.lane = state.lane
      AND state.due_at IS NOT NULL
  )
  SELECT extract(epoch FROM min(due_at) FILTER (WHERE due_at > now()) - now())::float8 * 1000 AS next_in_ms,
    coalesce(jsonb_agg(jsonb_build_object('tenantId', tenant_id, 'lane', lane)) FILTER (WHERE due_at <= now()), '[]') AS due,
    (SELECT count(*)::integer FROM unnest($4::text[], $5::text[]) AS visited (tenant_id, lane)
    JOIN lanes l ON l.queue = $1 AND l.tenant_id = visited.tenant_id AND l.lane = visited.lane) AS present
  FROM state`,
};

/** The safety net of a worker whose hints were lost: when each of its queues is due. */
export const LOOK = {
  name: 'work-look',
  text: `SELECT queue, extract(epoch FROM due.at - now())::float8 * 1000 AS next_in_ms
    FROM unnest($1::text[]) AS queue
    CROSS JOIN LATERAL (SELECT min(due_at) AS at FROM lanes WHERE lanes.queue = queue.queue) AS due
    WHERE due.at IS NOT NULL`,
};

/**
 * What the sweeper does: claims that ran out more than $1 milliseconds ago wait again, at once the first two times, then
 * after a minute each (work that kills its process must not kill one after the other); and which queues have lanes
 * that nobody has served for that long.
 */
export const SWEEP = {
  name: 'work-sweep',
  text: `WITH abandoned AS (
    SELECT queue, tenant_id, id FROM work
    WHERE claim_owner IS NOT NULL AND due_at < now() - $1::integer * interval '1 millisecond'
    ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED
  ), waiting AS (
    UPDATE work w SET claim_owner = NULL, tries = w.tries + 1, again_at = NULL,
      due_at = now() + CASE WHEN w.tries < 2 THEN interval '0' ELSE interval '1 minute' END
    FROM abandoned a WHERE w.queue = a.queue AND w.tenant_id = a.tenant_id AND w.id = a.id
    RETURNING w.queue, w.tenant_id, w.lane, w.due_at
  ), filled AS (${FILL_LANES})
  SELECT queue, count(*)::integer AS abandoned FROM waiting GROUP BY queue
  UNION ALL
  SELECT queue, 0 FROM (${queuesOverdue()}) overdue`,
};

function queuesOverdue(): string {
  return `WITH RECURSIVE ${QUEUES}
    SELECT queue FROM queues WHERE EXISTS (
      SELECT FROM lanes WHERE lanes.queue = queues.queue AND due_at < now() - $1::integer * interval '1 millisecond'
    )`;
}

/** Beyond it a queue is deep, whatever the number. */
export const MOST_COUNTED = 10_000;

/**
 * For people who watch: of each queue with lanes, how much waits and is due, and when the oldest of it became due. At most
 * so much is counted, and so many lanes are looked at, those due longest first; what a lane's own row says of its due time
 * may be older than its work.
 */
export const DEPTHS = {
  name: 'work-depths',
  text: `WITH RECURSIVE ${QUEUES}
    SELECT queues.queue, counted.due, extract(epoch FROM now() - oldest.due_at)::float8 AS oldest_seconds
    FROM queues CROSS JOIN LATERAL (
      SELECT count(*)::integer AS due FROM (
        SELECT FROM lanes l CROSS JOIN LATERAL (
          SELECT FROM work w WHERE w.queue = l.queue AND w.tenant_id = l.tenant_id AND w.lane = l.lane
            AND w.claim_owner IS NULL AND w.due_at <= now() LIMIT ${MOST_COUNTED}
        ) found WHERE l.queue = queues.queue AND l.due_at <= now() LIMIT ${MOST_COUNTED}
      ) taken
    ) counted CROSS JOIN LATERAL (
      SELECT min(first.due_at) AS due_at FROM (
        SELECT l.queue, l.tenant_id, l.lane FROM lanes l WHERE l.queue = queues.queue AND l.due_at <= now()
        ORDER BY l.due_at LIMIT 1000
      ) l CROSS JOIN LATERAL (
        SELECT w.due_at FROM work w WHERE w.queue = l.queue AND w.tenant_id = l.tenant_id AND w.lane = l.lane
          AND w.claim_owner IS NULL AND w.due_at <= now() ORDER BY w.due_at, w.id LIMIT 1
      ) first
    ) oldest`,
};

/**
 * Lanes that should have a row (or an earlier due time) and have not: no statement leaves them so, a person with psql
 * may. One index probe per lane with waiting work, whatever the number of pieces.
 */
export const MEND = {
  name: 'work-mend',
  text: `WITH RECURSIVE found AS (
    (SELECT queue, tenant_id, lane, due_at FROM work WHERE claim_owner IS NULL
      ORDER BY queue, tenant_id, lane, due_at LIMIT 1)
    UNION ALL
    SELECT next.* FROM found f CROSS JOIN LATERAL (
      SELECT w.queue, w.tenant_id, w.lane, w.due_at FROM work w
      WHERE w.claim_owner IS NULL AND (w.queue, w.tenant_id, w.lane) > (f.queue, f.tenant_id, f.lane)
      ORDER BY w.queue, w.tenant_id, w.lane, w.due_at LIMIT 1
    ) next
  ), waiting AS (
    SELECT found.* FROM found LEFT JOIN lanes l USING (queue, tenant_id, lane)
    WHERE l.queue IS NULL OR l.due_at > found.due_at
  ), filled AS (${FILL_LANES})
  SELECT queue, count(*)::integer AS lanes FROM filled GROUP BY queue`,
};
