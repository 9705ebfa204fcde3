import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

/** A credential of a connection, without its value. */
export type Credential = Schemas['CredentialFieldView'];

const listCredentials = (id: string, signal: AbortSignal): Promise<Credential[]> =>
  dataOf(hub.GET('/api/v1/integrations/{id}/credentials', { params: { path: { id } }, signal }));

export const useCredentials = (id: string) =>
  useQuery(
    queryOptions({
      queryKey: ['integrations', id, 'credentials'],
      queryFn: ({ signal }) => listCredentials(id, signal),
    }),
  );
