import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { Pagination } from '../../../components/collections/pagination.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { cx } from '../../../lib/class-names.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useConnections } from '../../integrations/index.ts';
import { useAlerts, type AlertPage } from '../api/list-alerts.ts';
import { AlertRow } from '../components/alert-row.tsx';
import styles from '../components/alerts.module.css';
import { useAcknowledgeWithWord } from '../components/use-acknowledge-with-word.ts';

const URL_STATE = { seen: '', state: '', severity: '', connection: '', page: '1' } as const;

/** What the hub found out by itself and somebody should know. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  const mayChange = useMayChange();
  const url = useUrlState(URL_STATE);
  const { page: pageText, ...filters } = url.values;
  const page = Math.max(1, Math.trunc(Number(pageText)) || 1);
  const alerts = useAlerts(filters, page);
  const acknowledge = useAcknowledgeWithWord();
  const fresh = alerts.data?.alerts.filter((alert) => alert.acknowledged_at === null) ?? [];
  // Another filter begins at its first page.
  const state = { ...url, set: (changes: Readonly<Record<string, string>>) => url.set({ page: '1', ...changes }) };
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          mayChange ? (
            // There from the beginning: nothing moves when the alerts come.
            <Button icon="check" isDisabled={fresh.length === 0} onPress={() => acknowledge(fresh)}>
              {t('acknowledgeShown')}
            </Button>
          ) : undefined
        }
      />
      <Stack>
        <FilterBar label={t('filters.label')} state={state} filters={useFilters()}>
          {alerts.data !== undefined && t('unacknowledged', { count: alerts.data.unacknowledged })}
        </FilterBar>
        <Loaded query={alerts}>
          {(found) => (
            <AlertList
              page={found}
              isFiltered={url.changed > 0}
              onReset={() => url.reset()}
              number={page}
              go={url.set}
            />
          )}
        </Loaded>
      </Stack>
    </>
  );
}

interface AlertListProps {
  page: AlertPage;
  number: number;
  isFiltered: boolean;
  onReset: () => void;
  go: (changes: { page: string }) => void;
}

function AlertList({ page, number, isFiltered, onReset, go }: AlertListProps) {
  const { t } = useTranslation(['alerts', 'common']);
  const acknowledge = useAcknowledgeWithWord();
  if (page.alerts.length === 0) {
    if (!isFiltered) return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
    return (
      <EmptyState
        title={t('common:kit.nothingFound')}
        action={<Button onPress={onReset}>{t('common:kit.resetFilters')}</Button>}
      />
    );
  }
  return (
    <>
      <ul role="list" className={cx(styles.list, styles.framed)}>
        {page.alerts.map((alert) => (
          <li key={alert.id}>
            <AlertRow alert={alert} onAcknowledge={(one) => acknowledge([one])} />
          </li>
        ))}
      </ul>
      <Pagination page={number} last={page.lastPage} onChange={(to) => go({ page: String(to) })} />
    </>
  );
}

function useFilters() {
  const { t } = useTranslation('alerts');
  const connections = useConnections();
  return [
    {
      name: 'seen',
      label: t('filters.seen'),
      options: [
        { value: 'no', label: t('filters.notSeen') },
        { value: 'yes', label: t('filters.wasSeen') },
      ],
    },
    {
      name: 'state',
      label: t('filters.state'),
      options: [
        { value: 'open', label: t('filters.open') },
        { value: 'healed', label: t('filters.over') },
      ],
    },
    {
      name: 'severity',
      label: t('filters.severity'),
      options: [
        { value: 'critical', label: t('filters.critical') },
        { value: 'info', label: t('filters.info') },
      ],
    },
    {
      name: 'connection',
      label: t('filters.connection'),
      options: (connections.data ?? []).map(({ id, label, display_name: name }) => ({
        value: id,
        label: label === null ? name : `${name} · ${label}`,
      })),
    },
  ];
}
