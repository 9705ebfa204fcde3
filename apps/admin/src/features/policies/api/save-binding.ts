import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { bindingsQuery } from './list-bindings.ts';

export type NewBinding = Schemas['CreateAppBindingDto'];

export interface SaveBinding {
  /** Of the one that is changed; undefined makes another. */
  id: string | undefined;
  body: NewBinding;
}

const saveBinding = ({ id, body }: SaveBinding) =>
  id === undefined
    ? dataOf(hub.POST('/api/v1/app-bindings', { body }))
    : dataOf(hub.PATCH('/api/v1/app-bindings/{id}', { params: { path: { id } }, body }));

export function useSaveBinding() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: saveBinding,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: bindingsQuery().queryKey }),
  });
}
