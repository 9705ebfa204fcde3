import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { IssuedKey } from './create-key.ts';

interface Rotation {
  id: string;
  /** How long the old secret still works. */
  overlapSeconds: number;
}

const rotateKey = ({ id, overlapSeconds }: Rotation): Promise<IssuedKey> =>
  dataOf(
    hub.POST('/api/v1/api-keys/{id}/rotate', {
      params: { path: { id } },
      body: { overlap_seconds: overlapSeconds },
    }),
  );

export function useRotateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: rotateKey,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
