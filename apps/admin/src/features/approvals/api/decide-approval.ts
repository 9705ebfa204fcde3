import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../lib/api/api-error.ts';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { Approval } from './list-approvals.ts';

export type Verb = 'approve' | 'reject';

export interface Decide {
  id: string;
  verb: Verb;
  note: string;
}

/** What became of it. Not ours: somebody else, or the clock, was first. */
export interface Decided {
  readonly isOurs: boolean;
  readonly approval: Approval;
}

async function decideApproval({ id, verb, note }: Decide): Promise<Decided> {
  const params = { path: { id } };
  const body = note.trim() === '' ? {} : { note: note.trim() };
  try {
    const approval =
      verb === 'approve'
        ? await dataOf(hub.POST('/api/v1/approvals/{id}/approve', { params, body }))
        : await dataOf(hub.POST('/api/v1/approvals/{id}/reject', { params, body }));
    return { isOurs: true, approval };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'illegal_transition') throw error;
    return { isOurs: false, approval: await dataOf(hub.GET('/api/v1/approvals/{id}', { params })) };
  }
}

/** Decides an approval. Whoever comes second is told what happened, as an outcome and not as an error. */
export function useDecideApproval() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: decideApproval,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['approvals'] }),
        queryClient.invalidateQueries({ queryKey: ['operations'] }),
      ]),
  });
}
