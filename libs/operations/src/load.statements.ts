import type { Claim } from '@patchbay/platform';
import { COLUMNS } from './operation.repository.ts';

/**
 * What many claims are about, in one look. Claims come in batches, and a statement each, planned anew each time, would be
 * half of what carrying out a queued operation asks of the database. The bounds on id leave other partitions alone.
 */
export const LOAD = {
  name: 'operations-load',
  text: `SELECT ${COLUMNS} FROM unnest($1::text[], $2::text[]) AS wanted (tenant_id, id)
    JOIN operations USING (tenant_id, id) WHERE id BETWEEN $3 AND $4`,
  values: (claims: readonly Pick<Claim, 'tenantId' | 'id'>[]): unknown[] => {
    const ids = claims.map(({ id }) => id).sort();
    return [claims.map(({ tenantId }) => tenantId), claims.map(({ id }) => id), ids[0], ids.at(-1)];
  },
};
