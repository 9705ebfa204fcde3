import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Connection } from '../api/list-connections.ts';
import { addressOf } from './connection-address.ts';
import styles from './provider.module.css';
import { StandingBadge } from './standing-badge.tsx';
import { standingOf } from './standing.ts';

/** The tenant's connections to one provider. */
export function ProviderConnections({ connections }: { connections: readonly Connection[] }) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  return (
    <Card title={t('provider.connections')}>
      <ul role="list" className={styles.rows}>
        {connections.map((connection) => (
          <li key={connection.id} className={styles.connection}>
            <StandingBadge standing={standingOf(connection)} />
            <Link to={addressOf(connection)} className={styles.connectionName}>
              {nameOfConnection(connection)}
            </Link>
            <Badge>{t(`common:environments.${connection.environment}`)}</Badge>
            {connection.status === 'pending_verify' && <Badge>{t('statuses.pending_verify')}</Badge>}
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
