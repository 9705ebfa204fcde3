import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { optimistic, withChanged } from '../../../lib/api/optimistic.ts';
import { policiesQuery, type Policy } from './list-policies.ts';

export type NewPolicy = Schemas['CreatePolicyDto'];

export interface SavePolicy {
  /** Of the one that is changed; undefined makes another. */
  id: string | undefined;
  body: Partial<NewPolicy>;
}

const savePolicy = ({ id, body }: SavePolicy) =>
  id === undefined
    ? dataOf(hub.POST('/api/v1/policies', { body: body as NewPolicy }))
    : dataOf(
        hub.PATCH('/api/v1/policies/{id}', {
          params: { path: { id } },
          body: body as Schemas['UpdatePolicyDto'],
        }),
      );

/** Makes or changes a policy; a change shows in the list at once and is taken back when the hub refuses. */
export function useSavePolicy() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: savePolicy,
    ...optimistic<Policy[], SavePolicy>(queryClient, policiesQuery().queryKey, withChanged),
  });
}
