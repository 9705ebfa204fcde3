import { useTranslation } from 'react-i18next';
import styles from './approvals.module.css';

/** What would be sent, as far as people may see it. */
export function ApprovalInput({ input }: { input: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('approvals');
  const entries = Object.entries(input);
  if (entries.length === 0) return <p className={styles.soft}>{t('noInput')}</p>;
  return (
    <dl className={styles.input} aria-label={t('input')}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : <code dir="ltr">{JSON.stringify(value)}</code>}</dd>
        </div>
      ))}
    </dl>
  );
}
