export const CREATE = `INSERT INTO schedules (name, next_at)
  SELECT name, now() + first_ms * interval '1 millisecond' FROM unnest($1::text[], $2::bigint[]) AS job (name, first_ms)
  ON CONFLICT (name) DO NOTHING`;

/** Takes a job that is due and nobody runs; else tells when to look again. */
export const TAKE = {
  name: 'schedules-take',
  text: `WITH taken AS (
    UPDATE schedules SET owner = $2, lease_until = now() + $3::integer * interval '1 millisecond'
    WHERE name = $1 AND next_at <= now() AND (owner IS NULL OR lease_until < now())
    RETURNING name
  )
  SELECT EXISTS (SELECT FROM taken) AS taken,
    greatest(extract(epoch FROM greatest(next_at, lease_until) - now())::float8 * 1000, 100) AS look_in_ms
  FROM schedules WHERE name = $1`,
};

export const RENEW = {
  name: 'schedules-renew',
  text: `UPDATE schedules SET lease_until = now() + $3::integer * interval '1 millisecond' WHERE name = $1 AND owner = $2`,
};

/** The next time is the first one of the job's own rhythm that is still to come: periods missed are not made up for. */
export const FINISH = {
  name: 'schedules-finish',
  text: `UPDATE schedules SET owner = NULL, lease_until = NULL,
      next_at = next_at + ceil(greatest(extract(epoch FROM now() - next_at) * 1000, 1) / $3::bigint)
        * $3::bigint * interval '1 millisecond'
    WHERE name = $1 AND owner = $2
    RETURNING extract(epoch FROM next_at - now())::float8 * 1000 AS look_in_ms`,
};
