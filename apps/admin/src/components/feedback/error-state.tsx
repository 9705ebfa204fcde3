import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api/api-error.ts';
import { Button } from '../actions/button.tsx';
import { HubWords } from '../show/hub-words.tsx';
import styles from './feedback.module.css';

/** What failed, in the hub's words, the id to quote, and another try. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const refusal = error instanceof ApiError ? error : null;
  const requestId = refusal?.requestId ?? null;
  return (
    <div className={styles.errorState} role="alert">
      <h2>{t(titleOf(refusal))}</h2>
      <p>{refusal === null || refusal.status === 0 ? t('kit.tryAgainSoon') : <HubWords>{refusal.message}</HubWords>}</p>
      {requestId !== null && (
        <p className={styles.requestId}>
          {t('kit.requestId')} <code dir="ltr">{requestId}</code>
        </p>
      )}
      {onRetry !== undefined && (
        <Button icon="refresh" onPress={onRetry}>
          {t('kit.tryAgain')}
        </Button>
      )}
    </div>
  );
}

function titleOf(refusal: ApiError | null) {
  if (refusal === null) return 'kit.somethingFailed';
  if (refusal.status === 0) return 'kit.hubUnreachable';
  if (refusal.status === 404) return 'kit.notThere';
  if (refusal.status === 403) return 'kit.notAllowed';
  return 'kit.hubRefused';
}
