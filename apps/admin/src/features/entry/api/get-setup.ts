import { queryOptions, useQuery } from '@tanstack/react-query';
import { hubJson } from '../../../lib/api/hub-json.ts';

const getSetup = (signal: AbortSignal) => hubJson<{ needed: boolean }>('GET', '/api/v1/auth/setup', { signal });

export const setupQuery = () =>
  queryOptions({ queryKey: ['setup'], queryFn: ({ signal }) => getSetup(signal), meta: { public: true } });

/** Whether the hub still waits for its first person. */
export const useSetup = () => useQuery(setupQuery());
