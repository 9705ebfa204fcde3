import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub } from '../../../lib/api/hub.ts';

const PER_PAGE = 50;

const listKeyPage = (page: number, signal: AbortSignal) =>
  envelopeOf(hub.GET('/api/v1/api-keys', { params: { query: { page, per_page: PER_PAGE } }, signal }));

export const keyPageQuery = (page: number) =>
  queryOptions({
    queryKey: ['api-keys', { page }],
    queryFn: ({ signal }) => listKeyPage(page, signal),
    placeholderData: keepPreviousData,
  });

/** One page of the tenant's API keys. */
export const useKeyPage = (page: number) => useQuery(keyPageQuery(page));
