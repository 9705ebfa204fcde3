import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api/api-error.ts';
import { fieldErrorsOf } from '../../lib/api/field-errors.ts';
import { waitingTime } from '../../lib/time/relative-time.ts';
import { HubWords } from '../show/hub-words.tsx';
import { Notice } from './notice.tsx';

/** At the foot of a form: what the hub refused and no field shows. `shown` are the paths that fields of this form show. */
export function FormError({ error, shown }: { error: unknown; shown: readonly string[] }) {
  if (error === null || error === undefined) return null;
  const others = fieldErrorsOf(error).others(shown);
  const hasFields = error instanceof ApiError && Object.keys(error.fields).length > 0;
  if (hasFields && others.length === 0) return null;
  return (
    <Notice tone="bad" isAlert>
      {others.length > 0 ? <HubWords>{others.join(' ')}</HubWords> : <WholeRefusal error={error} />}
    </Notice>
  );
}

/** What is about no field: in words of the page where it is something that pages know, else in the hub's. */
function WholeRefusal({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  if (!(error instanceof ApiError)) return <HubWords>{error instanceof Error ? error.message : ''}</HubWords>;
  const { status, retryAfter, message } = error;
  if (status === 0) return `${t('kit.hubUnreachable')}. ${t('kit.tryAgainSoon')}`;
  if (retryAfter === null) return <HubWords>{message}</HubWords>;
  return t('kit.tooManyTries', { time: waitingTime(retryAfter, i18n.language) });
}
