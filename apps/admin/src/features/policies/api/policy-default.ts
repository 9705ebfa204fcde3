import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { optimistic } from '../../../lib/api/optimistic.ts';

export type PolicyDefault = Schemas['PolicyDefaultDto'];

const getDefault = (signal: AbortSignal) => dataOf(hub.GET('/api/v1/policies/default', { signal }));
const setDefault = (body: PolicyDefault) => dataOf(hub.PUT('/api/v1/policies/default', { body }));

export const policyDefaultQuery = () =>
  queryOptions({ queryKey: ['policies', 'default'], queryFn: ({ signal }) => getDefault(signal) });

/** What holds where no policy applies. */
export const usePolicyDefault = () => useQuery(policyDefaultQuery());

export function useSetPolicyDefault() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: setDefault,
    ...optimistic<PolicyDefault, PolicyDefault>(
      queryClient,
      policyDefaultQuery().queryKey,
      (_before, chosen) => chosen,
    ),
  });
}
