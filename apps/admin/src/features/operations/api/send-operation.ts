import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiErrorOf } from '../../../lib/api/api-error.ts';
import { hub, unreached } from '../../../lib/api/hub.ts';
import { operationQuery } from './get-operation.ts';
import type { Operation } from './list-operations.ts';

/** The body of a request as the try-it page makes it. */
export interface OperationRequest {
  readonly capability: string;
  readonly input: Record<string, unknown>;
  readonly environment: 'sandbox' | 'production';
  readonly mode: 'sync';
  readonly integration_id?: string;
}

/** Sends it and waits. An operation that ended undelivered is an answer, too: the refusal carries it in `data`. */
async function sendOperation(request: OperationRequest): Promise<Operation> {
  const { data, error, response } = await hub
    .POST('/api/v1/operations', { body: { ...request } })
    .catch((cause: unknown) => {
      throw unreached(cause);
    });
  if (data !== undefined) return data.data;
  const refused: unknown = error;
  if (isRecord(refused) && isRecord(refused['data']) && typeof refused['data']['id'] === 'string') {
    return refused['data'] as unknown as Operation;
  }
  throw apiErrorOf(response.status, refused, response.headers.get('x-request-id'));
}

export function useSendOperation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: sendOperation,
    onSuccess: (operation) => queryClient.setQueryData(operationQuery(operation.id).queryKey, operation),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['operations'] }),
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
