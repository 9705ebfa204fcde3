import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Operation } from '../api/list-operations.ts';
import { connectionAddress } from './connection-address.ts';
import styles from './operations.module.css';

/** What the status means for this operation, and what to do about it. */
export function OutcomeNotice({ operation }: { operation: Operation }) {
  const { error } = operation;
  if (error?.code === 'outcome_unknown') return <UnknownOutcome message={error.message} />;
  if (error !== null) return <Failure operation={operation} error={error} />;
  return <Standing operation={operation} />;
}

function UnknownOutcome({ message }: { message: string }) {
  const { t } = useTranslation('operations');
  return (
    <Notice tone="warn">
      <strong>{t('unknown.title')}</strong>
      <p>{t('unknown.what')}</p>
      <p>{t('unknown.why')}</p>
      <ol className={styles.todo}>
        <li>{t('unknown.look')}</li>
        <li>{t('unknown.there')}</li>
        <li>{t('unknown.notThere')}</li>
      </ol>
      <p className={styles.hubWords}>
        <bdi>{message}</bdi>
      </p>
    </Notice>
  );
}

function Failure({ operation, error }: { operation: Operation; error: NonNullable<Operation['error']> }) {
  const { t } = useTranslation('operations');
  const { status, integration_id, provider } = operation;
  return (
    <Notice tone={status === 'exhausted' || status === 'rejected' ? 'bad' : 'warn'}>
      <strong>{t(`errors.${error.code}`)}</strong>
      <p>
        <bdi>{error.message}</bdi>
      </p>
      <p>
        {t(`cures.${error.code}`)}{' '}
        {status === 'exhausted' && integration_id !== null && (
          <Link to={connectionAddress(provider, integration_id)}>{t('openConnection')}</Link>
        )}
      </p>
    </Notice>
  );
}

function Standing({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const { status, next_retry_at, integration_id, provider } = operation;
  if (status === 'retrying' && next_retry_at !== null) {
    return (
      <Notice>
        {t('standing.retrying')} <RelativeTime at={next_retry_at} />
      </Notice>
    );
  }
  if (status === 'paused') {
    return (
      <Notice
        tone="warn"
        action={
          integration_id !== null && <Link to={connectionAddress(provider, integration_id)}>{t('openConnection')}</Link>
        }
      >
        {t('standing.paused')}
      </Notice>
    );
  }
  if (status === 'awaiting_approval') {
    return (
      <Notice action={<Link to="/approvals">{t('openApprovals')}</Link>}>{t('standing.awaiting_approval')}</Notice>
    );
  }
  if (status === 'delivered') return null;
  return <Notice>{t(`standing.${status}`)}</Notice>;
}
