import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import { LetterTile } from '../../../components/show/letter-tile.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Operation } from '../api/list-operations.ts';
import { StatusBadge } from './status-badge.tsx';
import styles from './operations.module.css';

interface OperationRowProps {
  operation: Operation;
  /** What the capability is called for people. */
  title: string;
  connection: string | null;
}

/** One operation in the list: what, where, how it stands, when. */
export function OperationRow({ operation, title, connection }: OperationRowProps) {
  const { t } = useTranslation(['operations', 'common']);
  const { status, environment, error, app, attempts_count, created_at, next_retry_at } = operation;
  return (
    <div className={styles.row}>
      <LetterTile name={connection ?? '?'} size="small" />
      <div className={styles.rowWhat}>
        <span className={styles.rowTitle}>
          <bdi>{title}</bdi>
        </span>
        <span className={styles.rowWhere}>
          <bdi>{connection ?? t('noConnection')}</bdi>
          {app !== null && (
            <>
              {' · '}
              <bdi>{app}</bdi>
            </>
          )}
          {attempts_count > 1 && ` · ${t('attemptsCount', { count: attempts_count })}`}
        </span>
      </div>
      <div className={styles.rowNote}>
        {error !== null && <bdi lang="en">{error.message}</bdi>}
        {error === null && next_retry_at !== null && (
          <>
            {t('nextTry')} <RelativeTime at={next_retry_at} />
          </>
        )}
      </div>
      <div className={styles.rowBadges}>
        {environment === 'sandbox' && <Badge>{t('common:environments.sandbox')}</Badge>}
        <StatusBadge status={status} />
      </div>
      <span className={styles.rowTime}>
        <RelativeTime at={created_at} />
      </span>
    </div>
  );
}
