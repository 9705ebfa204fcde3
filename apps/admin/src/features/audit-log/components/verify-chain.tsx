import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { CopyField } from '../../../components/show/copy-field.tsx';
import type { useVerifyAuditLog, Verification } from '../api/verify-audit-log.ts';
import styles from './audit-log.module.css';

/** What the check of the chain found. */
export function ChainResult({ check }: { check: ReturnType<typeof useVerifyAuditLog> }) {
  if (check.isError) return <ErrorState error={check.error} onRetry={() => check.mutate()} />;
  if (check.data === undefined) return null;
  return check.data.intact ? <Intact found={check.data} /> : <Broken found={check.data} />;
}

function Intact({ found }: { found: Verification }) {
  const { t } = useTranslation('audit-log');
  return (
    <Notice tone="good" isAlert>
      <strong>{t('chain.intact')}</strong>
      <p>{t('chain.verified', { count: found.entries_verified })}</p>
      {found.entries_waiting > 0 && <p>{t('chain.waiting', { count: found.entries_waiting })}</p>}
      {found.entries_expired > 0 && <p>{t('chain.expired', { count: found.entries_expired })}</p>}
      {found.head !== null && (
        <>
          <p>{t('chain.keepHead')}</p>
          <CopyField label={t('chain.head', { seal: found.head.seal })} value={found.head.hash} />
        </>
      )}
    </Notice>
  );
}

function Broken({ found }: { found: Verification }) {
  const { t } = useTranslation('audit-log');
  return (
    <Notice tone="bad" isAlert>
      <strong>{t('chain.broken')}</strong>
      <p>{t('chain.brokenText')}</p>
      <ul className={styles.breaks}>
        {found.breaks.map(({ kind, seal, entry_id: id, message }) => (
          <li key={`${kind} ${String(seal)} ${String(id)}`} lang="en" dir="auto">
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
