import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import { HealthBadge } from '../../../components/show/health-badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Connection } from '../api/list-connections.ts';
import styles from './integrations.module.css';

/** What is red or yellow, why, and since when: on top, before anything else. */
export function AttentionList({ connections }: { connections: readonly Connection[] }) {
  const { t } = useTranslation(['integrations', 'common']);
  if (connections.length === 0) return null;
  return (
    <section className={styles.attention} aria-labelledby="attention">
      <h2 id="attention">{t('attention.title')}</h2>
      <ul role="list">
        {connections.map(({ id, display_name, label, environment, health }) => (
          <li key={id}>
            <HealthBadge health={health.state} />
            <strong>{label === null ? display_name : `${display_name} · ${label}`}</strong>
            <Badge>{t(`common:environments.${environment === 'sandbox' ? 'sandbox' : 'production'}`)}</Badge>
            <span className={styles.reason} dir="auto">
              {health.reason ?? t('attention.noReason')}
            </span>
            <span className={styles.since}>
              <RelativeTime at={health.since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
