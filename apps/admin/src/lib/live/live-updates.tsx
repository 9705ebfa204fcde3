import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { isLiveKey, staleBy } from './live-rules.ts';
import { followStream, type LiveEvent, type LiveState } from './live-stream.ts';

type Hear = (event: LiveEvent) => void;

interface LiveUpdates {
  readonly state: LiveState;
  readonly subscribe: (hear: Hear) => () => void;
}

const LiveContext = createContext<LiveUpdates>({ state: 'connecting', subscribe: () => () => undefined });

const POLL_MS = 10_000;
// A burst of a thousand events asks each list once.
const GATHER_MS = 250;

/** Keeps what is on the screen true: by the hub's event stream, or by asking again while there is none. */
export function LiveUpdatesProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [listeners] = useState(() => new Set<Hear>());

  useEffect(() => {
    const closing = new AbortController();
    const refresh = gatheredRefresh(queryClient);
    void followStream(
      {
        onState: setState,
        onEvent: (event) => {
          refresh.note(staleBy(event.type));
          for (const hear of listeners) hear(event);
        },
      },
      closing.signal,
    );
    return () => {
      closing.abort();
      refresh.stop();
    };
  }, [queryClient, listeners]);

  usePolling(queryClient, state !== 'live');

  const updates = useMemo<LiveUpdates>(
    () => ({
      state,
      subscribe: (hear) => {
        listeners.add(hear);
        return () => listeners.delete(hear);
      },
    }),
    [state, listeners],
  );
  return <LiveContext value={updates}>{children}</LiveContext>;
}

export function useLiveState(): LiveState {
  return use(LiveContext).state;
}

/** Hears the events of the stream as they come; `hear` must keep its identity (useCallback). Lists refresh without it. */
export function useLiveEvents(hear: Hear): void {
  const { subscribe } = use(LiveContext);
  useEffect(() => subscribe(hear), [subscribe, hear]);
}

function usePolling(queryClient: QueryClient, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isLiveKey(queryKey) });
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [queryClient, on]);
}

function gatheredRefresh(queryClient: QueryClient) {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    note(resources: readonly string[]) {
      for (const resource of resources) stale.add(resource);
      if (stale.size === 0) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const resource of stale) void queryClient.invalidateQueries({ queryKey: [resource] });
        stale.clear();
      }, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
