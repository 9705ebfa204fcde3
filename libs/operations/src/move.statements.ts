import { OPERATIONS_QUEUE } from '@patchbay/access';
import { FENCE } from './accept.statements.ts';
import { following, insertLastTry, lastTryOn, STARTABLE, type LastTry, type StartedTry } from './try.statements.ts';

/** What became of it: room or none; and whether it has begun. */
export interface MovedRow {
  readonly fits: boolean;
  readonly started: boolean;
}

/**
 * Begins a try at a connection of which only so many may be under way, while the claim is in another's lane: there it ends,
 * here it counts. The try before is written with it. The limit stays locked until the commit.
 */
export const MOVE = {
  name: 'operations-move',
  text: `WITH live AS (
    SELECT input.* FROM ${following.source}
    JOIN connections c ON c.tenant_id = input.tenant_id AND c.id = input.integration_id
    WHERE ${FENCE}
  ), placed AS MATERIALIZED (
    SELECT live.*, coalesce(patchbay_claim_room('${OPERATIONS_QUEUE}', tenant_id, integration_id), 1) > 0 AS fits FROM live
  ), held AS (
    UPDATE work w SET lane = placed.integration_id, counted = true,
      due_at = now() + $${following.next + 1}::integer * interval '1 millisecond'
    FROM placed WHERE placed.fits AND w.queue = '${OPERATIONS_QUEUE}' AND w.tenant_id = placed.tenant_id
      AND w.id = placed.id AND coalesce(w.claim_owner, '') = $${following.next} AND w.claim_epoch = placed.epoch
    RETURNING w.id
  ), begun AS (
    UPDATE operations o SET status = 'in_progress', integration_id = placed.integration_id, provider = placed.provider,
      next_retry_at = NULL, updated_at = now(), ${lastTryOn('placed')}
    FROM placed JOIN held ON held.id = placed.id
    WHERE o.tenant_id = placed.tenant_id AND o.id = placed.id AND o.status IN (${STARTABLE})
    RETURNING o.id
  ), attempts AS (
    ${insertLastTry('placed')}
  )
  SELECT placed.fits, begun.id IS NOT NULL AS started FROM placed LEFT JOIN begun ON begun.id = placed.id`,
  values: (row: StartedTry, last: LastTry | null, owner: string, leaseMs: number): unknown[] => [
    ...following.values([{ ...row, last }]),
    owner,
    leaseMs,
  ],
};
