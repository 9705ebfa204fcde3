import { queryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { envelopeOf, hub, type Schemas } from '../api/hub.ts';

export type ApiKey = Schemas['ApiKeyDto'];

const listApiKeys = (signal: AbortSignal): Promise<ApiKey[]> =>
  allPages((page) =>
    envelopeOf(hub.GET('/api/v1/api-keys', { params: { query: { state: 'all', page, per_page: 100 } }, signal })),
  );

export const apiKeysQuery = () =>
  queryOptions({ queryKey: ['api-keys', 'all'], queryFn: ({ signal }) => listApiKeys(signal) });

/** Every API key the tenant ever had: a log names those that were revoked, too. */
export const useApiKeys = () => useQuery(apiKeysQuery());
