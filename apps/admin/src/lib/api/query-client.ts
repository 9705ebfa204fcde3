import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isPassing } from './api-error.ts';

const MOST_RETRIES = 2;
const FRESH_MS = 15_000;

/** The page's one cache of answers. `onSignedOut` is told when the hub no longer knows the session. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.meta?.['public'] !== true) notice(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.['public'] !== true) notice(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal does not change by asking again.
        retry: (failures, error) => isPassing(error) && failures < MOST_RETRIES,
        refetchOnWindowFocus: true,
      },
    },
  });
}
