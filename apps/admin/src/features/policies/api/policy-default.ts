import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type PolicyDefault = Schemas['PolicyDefaultDto'];

const getDefault = (signal: AbortSignal) => dataOf(hub.GET('/api/v1/policies/default', { signal }));
const setDefault = (body: PolicyDefault) => dataOf(hub.PUT('/api/v1/policies/default', { body }));

export const policyDefaultQuery = () =>
  queryOptions({ queryKey: ['policies', 'default'], queryFn: ({ signal }) => getDefault(signal) });

/** What holds where no policy applies. */
export const usePolicyDefault = () => useQuery(policyDefaultQuery());

export function useSetPolicyDefault() {
  const queryClient = useQueryClient();
  const { queryKey } = policyDefaultQuery();
  return useMutation({
    mutationFn: setDefault,
    onMutate: async (chosen) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, chosen);
      return before;
    },
    onError: (_error, _chosen, before) => queryClient.setQueryData(queryKey, before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
