import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub } from '../../../lib/api/hub.ts';

const PER_PAGE = 50;

export type KeyState = 'active' | 'revoked';

const listKeyPage = (state: KeyState, page: number, signal: AbortSignal) =>
  envelopeOf(hub.GET('/api/v1/api-keys', { params: { query: { state, page, per_page: PER_PAGE } }, signal }));

export const keyPageQuery = (state: KeyState, page: number) =>
  queryOptions({
    queryKey: ['api-keys', { state, page }],
    queryFn: ({ signal }) => listKeyPage(state, page, signal),
    placeholderData: keepPreviousData,
  });

/** One page of the tenant's API keys. */
export const useKeyPage = (state: KeyState, page: number) => useQuery(keyPageQuery(state, page));
