import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { catchUp, isLiveKey, staleBy } from './live-rules.ts';
import { followStream, type LiveState } from './live-stream.ts';

interface LiveUpdates {
  readonly state: LiveState;
  /** Tries to connect now instead of when the next try is due. */
  readonly reconnect: () => void;
}

const LiveContext = createContext<LiveUpdates>({ state: 'connecting', reconnect: () => undefined });

const POLL_MS = 10_000;
// A burst of a thousand events asks each list once.
const GATHER_MS = 250;

/** Keeps what is on the screen true: by the hub's event stream, or by asking again while there is none. */
export function LiveUpdatesProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [nudge] = useState(() => new EventTarget());

  useEffect(() => {
    const closing = new AbortController();
    const refresh = gatheredRefresh(queryClient);
    let streams = 0;
    void followStream(
      {
        onState: setState,
        onEvent: ({ type }) => {
          if (type === 'ready') void catchUp(queryClient, ++streams === 1);
          else if (type === 'reset') void catchUp(queryClient, false);
          else refresh.note(staleBy(type));
        },
      },
      closing.signal,
      nudge,
    );
    return () => {
      closing.abort();
      refresh.stop();
    };
  }, [queryClient, nudge]);

  usePolling(queryClient, state);
  useNudges(nudge);

  const updates = useMemo<LiveUpdates>(
    () => ({ state, reconnect: () => nudge.dispatchEvent(new Event('nudge')) }),
    [state, nudge],
  );
  return <LiveContext value={updates}>{children}</LiveContext>;
}

/** Whether what is on the screen is of now, and a way to hurry. */
export function useLive(): LiveUpdates {
  return use(LiveContext);
}

function usePolling(queryClient: QueryClient, state: LiveState): void {
  useEffect(() => {
    if (state === 'live') return;
    const ask = () => {
      if (document.hidden) return;
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isLiveKey(queryKey) });
    };
    // The hub refuses the stream to who was signed out from elsewhere: that shows at once.
    if (state === 'polling') ask();
    const timer = setInterval(ask, POLL_MS);
    return () => clearInterval(timer);
  }, [queryClient, state]);
}

/** The network is back, or somebody looks again: worth a try. */
function useNudges(nudge: EventTarget): void {
  useEffect(() => {
    const tell = () => {
      if (!document.hidden) nudge.dispatchEvent(new Event('nudge'));
    };
    globalThis.addEventListener('online', tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      globalThis.removeEventListener('online', tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [nudge]);
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
