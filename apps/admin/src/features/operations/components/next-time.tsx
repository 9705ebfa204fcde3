import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useNow } from '../../../lib/time/use-now.ts';

/** A moment to come. One that is due, and was not used yet, is now and not "a minute ago". */
export function NextTime({ at }: { at: string }) {
  const now = useNow().toISOString();
  return <RelativeTime at={at < now ? now : at} />;
}
