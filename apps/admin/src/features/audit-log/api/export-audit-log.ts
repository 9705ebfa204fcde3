import { useMutation } from '@tanstack/react-query';
import { apiErrorOf } from '../../../lib/api/api-error.ts';
import { hub, unreached } from '../../../lib/api/hub.ts';
import { auditQueryOf, type AuditFilters } from './audit-filters.ts';

/** Every entry that matches, as JSON lines. An export that breaks off is an error and not half a file. */
async function exportAuditLog(filters: AuditFilters): Promise<Blob> {
  const { error, response } = await hub
    .GET('/api/v1/audit-log/export', { params: { query: auditQueryOf(filters) }, parseAs: 'stream' })
    .catch((cause: unknown) => {
      throw unreached(cause);
    });
  if (!response.ok) throw apiErrorOf(response.status, error, response.headers.get('x-request-id'));
  return response.blob().catch((cause: unknown) => {
    throw unreached(cause);
  });
}

export const useExportAuditLog = () => useMutation({ mutationFn: exportAuditLog });
