import { Trans, useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import { LetterTile } from '../../../components/show/letter-tile.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Operation } from '../api/list-operations.ts';
import { NextTime } from './next-time.tsx';
import { StatusBadge } from './status-badge.tsx';
import styles from './operations.module.css';

interface OperationRowProps {
  operation: Operation;
  /** What the capability is called for people. */
  title: string;
  connection: string | null;
  vendor: string | null;
}

/** One operation in the list: what, where, how it stands, when. */
export function OperationRow({ operation, title, connection, vendor }: OperationRowProps) {
  const { t } = useTranslation(['operations', 'common']);
  const { environment, app, attempts_count, created_at } = operation;
  return (
    <div className={styles.row}>
      <LetterTile name={vendor ?? '?'} size="small" />
      <div className={styles.rowWhat}>
        <span className={styles.rowTitle} dir="auto">
          {title}
        </span>
        <span className={styles.rowWhere} dir="auto">
          {connection ?? t('noConnection')}
          {app !== null && (
            <>
              {' · '}
              <bdi>{app}</bdi>
            </>
          )}
          {attempts_count > 1 && ` · ${t('attemptsCount', { count: attempts_count })}`}
        </span>
      </div>
      <div className={styles.rowNote} dir="auto">
        <Note operation={operation} />
      </div>
      <div className={styles.rowBadges}>
        <StatusBadge operation={operation} />
        {environment === 'sandbox' && <Badge>{t('common:environments.sandbox')}</Badge>}
      </div>
      <span className={styles.rowTime}>
        <RelativeTime at={created_at} />
      </span>
    </div>
  );
}

/** Why it is where it is, in a line. */
function Note({ operation: { status, error, next_retry_at } }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  if (error !== null) return <HubWords>{error.message}</HubWords>;
  if (status === 'paused' || status === 'awaiting_approval') return t(`notes.${status}`);
  if (next_retry_at === null) return null;
  return <Trans t={t} i18nKey="notes.next" components={{ when: <NextTime at={next_retry_at} /> }} />;
}
