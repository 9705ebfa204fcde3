import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FilterBar } from '../../../../components/collections/filter-bar.tsx';
import { LoadMore } from '../../../../components/collections/load-more.tsx';
import { Table, type Column } from '../../../../components/collections/table.tsx';
import { EmptyState } from '../../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../../components/feedback/error-state.tsx';
import { SkeletonRows } from '../../../../components/feedback/skeleton.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { languageOf } from '../../../../lib/i18n/languages.ts';
import { duration } from '../../../../lib/time/relative-time.ts';
import { useUrlState } from '../../../../lib/url/use-url-state.ts';
import { useCalls, type CallFilters, type VendorCall } from '../../api/list-calls.ts';
import type { Connection } from '../../api/list-connections.ts';
import { useCapabilityTitles } from '../use-capability-titles.ts';
import { CallDrawer } from './call-drawer.tsx';
import { OUTCOMES, OutcomeBadge, PURPOSES, Purpose } from './call-words.tsx';
import styles from './connection.module.css';

// `operation` comes from an operation's page; clearing the filters takes it away.
const FILTERS = { outcome: '', purpose: '', capability: '', operation: '' } as const;

/** What went to the vendor and what came back, newest first. */
export function CallsTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation('integrations/connections');
  const filters = useUrlState(FILTERS);
  const open = useUrlState({ call: '' });
  const calls = useCalls(connection.id, filtersOf(filters.values));
  const shown = calls.data?.pages.flatMap(({ data }) => data);
  return (
    <Stack>
      <FilterBar label={t('calls.filters')} state={filters} filters={useFilters(connection)} />
      {shown === undefined ? (
        <NotYet query={calls} />
      ) : (
        <CallList
          provider={connection.provider}
          calls={shown}
          onOpen={(id) => open.set({ call: id })}
          onShowAll={filters.changed > 0 ? filters.reset : undefined}
        />
      )}
      <LoadMore query={calls} />
      <CallDrawer call={shown?.find(({ id }) => id === open.values.call)} onClose={() => open.set({ call: '' })} />
    </Stack>
  );
}

function NotYet({ query }: { query: ReturnType<typeof useCalls> }) {
  if (!query.isError) return <SkeletonRows />;
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
}

interface CallListProps {
  provider: string;
  calls: readonly VendorCall[];
  onOpen: (id: string) => void;
  /** Takes the filters away; undefined when there are none. */
  onShowAll: (() => void) | undefined;
}

function CallList({ provider, calls, onOpen, onShowAll }: CallListProps) {
  const { t } = useTranslation('integrations/connections');
  const columns = useColumns(useCapabilityTitles(provider), onOpen);
  if (calls.length > 0) {
    return <Table caption={t('tabs.calls')} columns={columns} rows={calls} keyOf={({ id }) => id} />;
  }
  return (
    <EmptyState
      title={t(onShowAll === undefined ? 'calls.none' : 'calls.noneMatch')}
      action={onShowAll !== undefined && <Button onPress={onShowAll}>{t('calls.showAll')}</Button>}
    >
      {t('calls.noneText')}
    </EmptyState>
  );
}

function filtersOf({ outcome, purpose, capability, operation }: Record<keyof typeof FILTERS, string>): CallFilters {
  const known = OUTCOMES.find((one) => one === outcome);
  return {
    ...(outcome === 'failed' ? { failed: true } : {}),
    ...(known === undefined ? {} : { outcome: known }),
    ...(purpose === '' ? {} : { purpose }),
    ...(capability === '' ? {} : { capability }),
    ...(operation === '' ? {} : { operation_id: operation }),
  };
}

function useFilters({ provider, enabled_capabilities: capabilities }: Connection) {
  const titleOf = useCapabilityTitles(provider);
  const { t } = useTranslation('integrations/connections');
  return [
    {
      name: 'outcome',
      label: t('calls.outcome'),
      options: [
        { value: 'failed', label: t('calls.allFailed') },
        ...OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
      ],
    },
    {
      name: 'purpose',
      label: t('calls.purpose'),
      options: PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) })),
    },
    {
      name: 'capability',
      label: t('calls.capability'),
      options: capabilities.map((value) => ({ value, label: titleOf(value) })),
    },
  ];
}

function useColumns(titleOf: (capability: string) => string, onOpen: (id: string) => void): Column<VendorCall>[] {
  const { t, i18n } = useTranslation('integrations/connections');
  const { locale } = languageOf(i18n.language);
  return [
    {
      id: 'request',
      header: t('calls.request'),
      isRowHeader: true,
      cell: ({ id, method, url }) => (
        <Button variant="quiet" size="small" className={styles.callName} onPress={() => onOpen(id)}>
          <bdi dir="ltr" className={styles.callPath}>
            {method} {pathOf(url)}
          </bdi>
        </Button>
      ),
    },
    { id: 'outcome', header: t('calls.outcome'), cell: (call) => <OutcomeBadge call={call} /> },
    {
      id: 'why',
      header: t('calls.purpose'),
      cell: ({ purpose, capability }) => (
        <span className={styles.callPurpose}>
          {capability === null ? <Purpose purpose={purpose} /> : titleOf(capability)}
        </span>
      ),
    },
    { id: 'latency', header: t('overview.latency'), align: 'end', cell: (call) => duration(call.latency_ms, locale) },
    { id: 'at', header: t('calls.when'), align: 'end', cell: (call) => <RelativeTime at={call.created_at} /> },
  ];
}

function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
