import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { HealthBadge } from '../../../components/show/health-badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Connection } from '../api/list-connections.ts';
import { addressOf } from './connection-address.ts';
import styles from './integrations.module.css';

/** What is red or yellow, why, and since when: on top, before anything else. */
export function AttentionList({ connections }: { connections: readonly Connection[] }) {
  const { t } = useTranslation(['integrations', 'common']);
  if (connections.length === 0) return null;
  return (
    <section className={styles.attention} aria-labelledby="attention">
      <h2 id="attention">{t('attention.title')}</h2>
      <ul role="list">
        {connections.map((connection) => (
          <li key={connection.id}>
            <HealthBadge health={connection.health.state} />
            <Link to={addressOf(connection)} className={styles.attentionName}>
              {nameOfConnection(connection)}
            </Link>
            <Badge>{t(`common:environments.${connection.environment}`)}</Badge>
            <span className={styles.reason} dir="auto">
              {connection.health.reason ?? t('attention.noReason')}
            </span>
            <span className={styles.since}>
              <RelativeTime at={connection.health.since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
