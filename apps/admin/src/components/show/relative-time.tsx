import { useTranslation } from 'react-i18next';
import { languageOf } from '../../lib/i18n/languages.ts';
import { exactTime, relativeTime } from '../../lib/time/relative-time.ts';
import { useNow } from '../../lib/time/use-now.ts';

/** "3 minutes ago", exact on hover, in the person's zone. `isExact` shows the moment itself. */
export function RelativeTime({ at, isExact = false }: { at: string; isExact?: boolean }) {
  const now = useNow();
  const { i18n } = useTranslation();
  const date = new Date(at);
  const { locale } = languageOf(i18n.language);
  const exact = exactTime(date, locale);
  return (
    <time dateTime={at} title={exact}>
      {isExact ? exact : relativeTime(date, now, locale)}
    </time>
  );
}
