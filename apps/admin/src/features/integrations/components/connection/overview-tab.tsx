import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { Facts } from '../../../../components/show/facts.tsx';
import { HealthBadge } from '../../../../components/show/health-badge.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { languageOf } from '../../../../lib/i18n/languages.ts';
import { duration } from '../../../../lib/time/relative-time.ts';
import { useConnectionHealth, type ConnectionHealth } from '../../api/get-connection-health.ts';
import { useLastFailedCall } from '../../api/get-last-failed-call.ts';
import type { Connection } from '../../api/list-connections.ts';
import { CallCharts } from './call-charts.tsx';
import styles from './connection.module.css';

const MOST_HISTORY = 10;

/** How the connection fares: what is known, how busy it is, and what it went through. */
export function OverviewTab({ connection }: { connection: Connection }) {
  const health = useConnectionHealth(connection.id);
  return (
    <Stack>
      <Loaded query={health}>
        {(data) => (
          <>
            <HealthFacts connection={connection} health={data} />
            <CallCharts id={connection.id} />
            <HealthHistory history={data.history.slice(0, MOST_HISTORY)} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function HealthFacts({ connection, health }: { connection: Connection; health: ConnectionHealth }) {
  const { t, i18n } = useTranslation(['integrations/connections', 'common']);
  const lastFailed = useLastFailedCall(connection.id).data;
  const { locale } = languageOf(i18n.language);
  const moment = (at: string | null) => (at === null ? t('overview.never') : <RelativeTime at={at} />);
  const facts = [
    { label: t('overview.account'), value: health.account ?? t('overview.unknown') },
    { label: t('overview.status'), value: t(`statuses.${health.status}`) },
    { label: t(`overview.inState.${health.state}`), value: <RelativeTime at={health.since} /> },
    { label: t('overview.lastSuccess'), value: moment(health.last_success_at) },
    { label: t('overview.lastFailure'), value: moment(health.last_failure_at) },
    { label: t('overview.lastCheck'), value: moment(health.checked_at) },
    {
      label: t('overview.latency'),
      value: health.latency_ms === null ? t('overview.unknown') : duration(health.latency_ms, locale),
    },
  ];
  return (
    <Card title={t('overview.health')}>
      <Facts facts={facts} />
      {lastFailed !== null && lastFailed !== undefined && (
        <p className={styles.lastError}>
          <strong>{t('overview.lastError')}</strong>{' '}
          <span lang="en" dir="auto">
            {lastFailed.error}
          </span>{' '}
          <span className={styles.soft}>
            <RelativeTime at={lastFailed.created_at} />
          </span>
        </p>
      )}
    </Card>
  );
}

function HealthHistory({ history }: { history: ConnectionHealth['history'] }) {
  const { t } = useTranslation('integrations/connections');
  if (history.length === 0) return null;
  return (
    <Card title={t('overview.history')}>
      <ol className={styles.history}>
        {history.map((entry) => (
          <li key={entry.at}>
            <HealthBadge health={entry.state} />
            <span className={styles.historyReason}>
              {entry.reason === null ? t('overview.fine') : <bdi lang="en">{entry.reason}</bdi>}
            </span>
            <span className={styles.soft}>
              <RelativeTime at={entry.at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
