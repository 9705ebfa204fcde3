import { useEffect, useState } from 'react';
import { getHubStatus, type HubStatus } from './get-hub-status.ts';

const ASK_AGAIN_MS = 10_000;

/** The hub's status, asked again while the page is looked at. */
export function useHubStatus(): HubStatus {
  const [status, setStatus] = useState<HubStatus>({ state: 'asking' });
  useEffect(() => {
    const closing = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      const answer = await getHubStatus(closing.signal);
      if (!closing.signal.aborted) setStatus(answer);
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_AGAIN_MS);
    return () => {
      closing.abort();
      clearInterval(timer);
    };
  }, []);
  return status;
}
