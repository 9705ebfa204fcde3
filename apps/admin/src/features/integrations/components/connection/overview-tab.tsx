import { useTranslation } from 'react-i18next';
import { Link } from '../../../../components/actions/link.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { Facts } from '../../../../components/show/facts.tsx';
import { HealthBadge } from '../../../../components/show/health-badge.tsx';
import { HubWords } from '../../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { languageOf } from '../../../../lib/i18n/languages.ts';
import { duration } from '../../../../lib/time/relative-time.ts';
import { useConnectionHealth, type ConnectionHealth } from '../../api/get-connection-health.ts';
import { useLastFailedCall } from '../../api/get-last-failed-call.ts';
import type { VendorCall } from '../../api/list-calls.ts';
import type { Connection } from '../../api/list-connections.ts';
import { addressOf } from '../connection-address.ts';
import { CallCharts } from './call-charts.tsx';
import { saidBy } from './call-words.tsx';
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
  const lastFailed = useLastFailedCall(connection.id).data ?? null;
  const { locale } = languageOf(i18n.language);
  const moment = (at: string | null) => (at === null ? t('overview.never') : <RelativeTime at={at} />);
  const facts = [
    { label: t('overview.account'), value: health.account ?? t('overview.unknown') },
    { label: t(`overview.inState.${health.state}`), value: <RelativeTime at={health.since} /> },
    { label: t('overview.lastSuccess'), value: moment(health.last_success_at) },
    { label: t('overview.lastError'), value: moment(lastFailed?.created_at ?? health.last_failure_at) },
    { label: t('overview.lastCheck'), value: moment(health.checked_at) },
    {
      label: t('overview.latency'),
      value: health.latency_ms === null ? t('overview.unknown') : duration(health.latency_ms, locale),
    },
  ];
  return (
    <Card title={t('overview.health')}>
      <Facts facts={facts} />
      {lastFailed !== null && <LastError connection={connection} call={lastFailed} />}
    </Card>
  );
}

function LastError({ connection, call }: { connection: Connection; call: VendorCall }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <p className={styles.lastError}>
      {t('overview.lastErrorWas')} <HubWords>{saidBy(call)}</HubWords>{' '}
      <Link to={`${addressOf(connection)}?tab=calls&outcome=failed&call=${call.id}`}>{t('overview.seeCall')}</Link>
    </p>
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
              {entry.reason === null ? t('overview.fine') : <HubWords>{entry.reason}</HubWords>}
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
