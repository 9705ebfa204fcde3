import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checkConnection, type Verification } from '../api/check-connection.ts';
import type { Connection } from '../api/list-connections.ts';
import { CHECKING, SAVING, type CheckProgress } from './check-progress.ts';

/** What is stored before the check: a new connection, or a change of one. */
type Save = () => Promise<Connection>;

export interface Check {
  /** Null before the first. */
  readonly progress: CheckProgress | null;
  readonly isRunning: boolean;
  readonly result: Verification | null;
  /** Why it did not come to its end: a refusal of what was to be saved, say. */
  readonly error: unknown;
  /** Checks a connection that is stored already. */
  test: (id: string) => Promise<Verification>;
  /** Save & Test. */
  saveAndTest: (save: Save) => Promise<Verification>;
  reset: () => void;
}

/** One check at a time, followed step by step. */
export function useCheck(): Check {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const change = (changes: (before: CheckProgress) => Partial<CheckProgress>) =>
    setProgress((before) => (before === null ? null : { ...before, ...changes(before) }));
  const mutation = useMutation({
    mutationFn: async (start: { save: Save } | { id: string }) => {
      setProgress('save' in start ? SAVING : CHECKING);
      const id = 'save' in start ? (await start.save()).id : start.id;
      if ('save' in start) change(() => ({ saved: 'ok' }));
      const result = await checkConnection(id, (step) => change(({ told }) => ({ told: [...told, step] })));
      change(() => ({ result }));
      return result;
    },
    onError: () => change(() => ({ isBroken: true })),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['integrations'] });
      void queryClient.invalidateQueries({ queryKey: ['providers'] });
    },
  });
  return {
    progress,
    isRunning: mutation.isPending,
    result: mutation.data ?? null,
    error: mutation.error,
    test: (id) => mutation.mutateAsync({ id }),
    saveAndTest: (save) => mutation.mutateAsync({ save }),
    reset: () => {
      mutation.reset();
      setProgress(null);
    },
  };
}
