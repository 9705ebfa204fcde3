import { useMutation } from '@tanstack/react-query';
import { apiErrorOf } from '../../../lib/api/api-error.ts';
import { hub, unreached } from '../../../lib/api/hub.ts';
import { filterQuery, type OperationFilters } from './list-operations.ts';

export type ExportFormat = 'csv' | 'jsonl';

/** The whole list as a file. An export that breaks off is an error and not half a file. */
async function exportOperations(filters: OperationFilters, format: ExportFormat): Promise<Blob> {
  const { error, response } = await hub
    .GET('/api/v1/operations/export', {
      params: { query: { ...filterQuery(filters), format } },
      // As a stream, so that the text is not held twice.
      parseAs: 'stream',
    })
    .catch((cause: unknown) => {
      throw unreached(cause);
    });
  if (!response.ok) throw apiErrorOf(response.status, error, response.headers.get('x-request-id'));
  return response.blob().catch((cause: unknown) => {
    throw unreached(cause);
  });
}

export const useExportOperations = () =>
  useMutation({
    mutationFn: ({ filters, format }: { filters: OperationFilters; format: ExportFormat }) =>
      exportOperations(filters, format),
  });
