import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type IssuedKey = Schemas['IssuedApiKeyDto'];
export type Scope = Schemas['CreateApiKeyDto']['scopes'][number];

const createKey = (body: Schemas['CreateApiKeyDto']): Promise<IssuedKey> =>
  dataOf(hub.POST('/api/v1/api-keys', { body }));

export function useCreateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: createKey,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
