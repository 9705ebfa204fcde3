import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type AuditKinds = Schemas['AuditKindsDto'];

const listAuditKinds = (signal: AbortSignal): Promise<AuditKinds> =>
  dataOf(hub.GET('/api/v1/audit-log/kinds', { signal }));

export const auditKindsQuery = () =>
  queryOptions({ queryKey: ['audit-log', 'kinds'], queryFn: ({ signal }) => listAuditKinds(signal) });

/** Which actions and kinds of subjects the log has entries of: what its filters offer. */
export const useAuditKinds = () => useQuery(auditKindsQuery());
