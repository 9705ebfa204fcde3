import { useTranslation } from 'react-i18next';
import { exactTime, relativeTime } from '../../lib/time/relative-time.ts';
import { useNow } from '../../lib/time/use-now.ts';

/** "3 minutes ago", exact on hover, in the person's zone. `isExact` shows the moment itself. */
export function RelativeTime({ at, isExact = false }: { at: string; isExact?: boolean }) {
  const now = useNow();
  const { i18n } = useTranslation();
  const date = new Date(at);
  const exact = exactTime(date, i18n.language);
  return (
    <time dateTime={at} title={exact}>
      {isExact ? exact : relativeTime(date, now, i18n.language)}
    </time>
  );
}
