import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { HealthBadge } from '../../../components/show/health-badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Connection } from '../api/list-connections.ts';
import { addressOf, nameOf } from './connection-name.ts';
import styles from './provider.module.css';

/** The tenant's connections to one provider. */
export function ProviderConnections({ connections }: { connections: readonly Connection[] }) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  return (
    <Card title={t('provider.connections')}>
      <ul role="list" className={styles.rows}>
        {connections.map((connection) => (
          <li key={connection.id} className={styles.connection}>
            <HealthBadge health={connection.health.state} />
            <Link to={addressOf(connection)} className={styles.connectionName}>
              {nameOf(connection)} ({t(`common:environments.${connection.environment}`)})
            </Link>
            {connection.status !== 'active' && <Badge>{t(`statuses.${connection.status}`)}</Badge>}
            <span className={styles.since}>
              <RelativeTime at={connection.health.since} />
            </span>
            {connection.health.reason !== null && (
              <p className={styles.reason} lang="en" dir="auto">
                {connection.health.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
