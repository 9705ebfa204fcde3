import type { SystemTransaction } from '../database/transaction.ts';

/** How much of a lane may be claimed at once, over all processes. */
export interface LaneLimit {
  readonly queue: string;
  readonly tenantId: string;
  /** Null: of all the tenant's lanes together. */
  readonly lane: string | null;
  /** Null: as much as there is. */
  readonly most: number | null;
}

type Query = Pick<SystemTransaction, 'query'>;

/** In `lane_limits`, the name of the tenant as a whole. */
const WHOLE_TENANT = '';

/** Sets or lifts a limit. It holds for what is claimed from the commit on; what is claimed already counts. */
export async function setLaneLimit(tx: Query, { queue, tenantId, lane, most }: LaneLimit): Promise<void> {
  const name = lane ?? WHOLE_TENANT;
  if (most === null) {
    await tx.query(`DELETE FROM lane_limits WHERE queue = $1 AND tenant_id = $2 AND lane = $3`, [
      queue,
      tenantId,
      name,
    ]);
    return;
  }
  await tx.query(
    `INSERT INTO lane_limits (queue, tenant_id, lane, most) VALUES ($1, $2, $3, $4)
     ON CONFLICT (queue, tenant_id, lane) DO UPDATE SET most = excluded.most`,
    [queue, tenantId, name, most],
  );
  await tx.query(
    `UPDATE work SET counted = true
     WHERE queue = $1 AND tenant_id = $2 AND ($3 = '' OR lane = $3) AND claim_owner IS NOT NULL AND NOT counted`,
    [queue, tenantId, name],
  );
}

/** Whoever let the lane rest did so by a limit that has changed. */
export async function stopLaneRest(tx: Query, queue: string, tenantId: string, lane: string): Promise<void> {
  await tx.query(
    `UPDATE lanes SET rests_until = NULL
     WHERE queue = $1 AND tenant_id = $2 AND lane = $3 AND rests_until IS NOT NULL`,
    [queue, tenantId, lane],
  );
}

/** What the tenant's limits are, by lane; the tenant's own under ''. Tenants without any have none. */
export async function laneLimitsOf(tx: Query, queue: string, tenantId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ lane: string; most: number }>(
    `SELECT lane, most FROM lane_limits WHERE queue = $1 AND tenant_id = $2`,
    [queue, tenantId],
  );
  return new Map(rows.map(({ lane, most }) => [lane, most]));
}

/** How many pieces of a lane's work are claimed at this moment, over all processes. */
export async function claimedOf(tx: Query, queue: string, tenantId: string, lane: string): Promise<number> {
  const [row] = await tx.query<{ claimed: number }>(
    `SELECT count(*)::integer AS claimed FROM work
     WHERE queue = $1 AND tenant_id = $2 AND lane = $3 AND claim_owner IS NOT NULL`,
    [queue, tenantId, lane],
  );
  return row?.claimed ?? 0;
}
