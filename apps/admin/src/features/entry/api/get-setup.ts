import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

const getSetup = (signal: AbortSignal) => dataOf(hub.GET('/api/v1/auth/setup', { signal }));

export const setupQuery = () =>
  queryOptions({ queryKey: ['setup'], queryFn: ({ signal }) => getSetup(signal), meta: { public: true } });

/** Whether the hub still waits for its first person. */
export const useSetup = () => useQuery(setupQuery());
