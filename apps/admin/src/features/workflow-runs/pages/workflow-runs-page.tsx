import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { LiveList } from '../../../components/collections/live-list.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { useUrlState, type UrlState } from '../../../lib/url/use-url-state.ts';
import { useRuns } from '../api/list-runs.ts';
import { RunRow } from '../components/run-row.tsx';
import { RUN_STATUSES } from '../components/run-status.ts';

const RUNS_URL = { status: '', name: '', app: '', from: '', to: '' } as const;

/** What ran in several steps, and how far it came. */
export function WorkflowRunsPage() {
  const { t } = useTranslation('workflow-runs');
  const url = useUrlState(RUNS_URL);
  const list = useRuns(useSettled(url.values));
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Stack>
        <FilterBar
          label={t('filters.label')}
          state={url}
          search={{ name: 'name', label: t('filters.name') }}
          filters={[
            {
              name: 'status',
              label: t('filters.status'),
              options: RUN_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
            },
          ]}
          more={[
            { name: 'app', label: t('filters.app') },
            { name: 'from', label: t('filters.from'), type: 'moment' },
            { name: 'to', label: t('filters.to'), type: 'moment' },
          ]}
        >
          {list.query.data !== undefined && t(list.hasMore ? 'countSoFar' : 'count', { count: list.rows.length })}
        </FilterBar>
        <Loaded query={list.query}>{() => <RunList list={list} url={url} />}</Loaded>
      </Stack>
    </>
  );
}

function RunList({ list, url }: { list: ReturnType<typeof useRuns>; url: UrlState<typeof RUNS_URL> }) {
  const { t } = useTranslation(['workflow-runs', 'common']);
  const { rows, hasMore, isLoadingMore, moreError, loadMore } = list;
  if (rows.length === 0 && url.changed > 0) {
    return (
      <EmptyState
        title={t('none.filtered')}
        action={<Button onPress={url.reset}>{t('common:kit.resetFilters')}</Button>}
      >
        {t('none.filteredText')}
      </EmptyState>
    );
  }
  if (rows.length === 0) return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  return (
    <>
      <LiveList
        listKey={list.key}
        label={t('title')}
        items={rows}
        keyOf={({ id }) => id}
        textOf={({ name, status }) => `${name}, ${t(`status.${status}`)}`}
        linkOf={({ id }) => `/workflow-runs/${id}`}
        rowHeight={62}
        onLoadMore={hasMore && moreError === null ? loadMore : undefined}
        isLoadingMore={isLoadingMore}
      >
        {(run) => <RunRow run={run} />}
      </LiveList>
      {moreError !== null && <ErrorState error={moreError} onRetry={loadMore} />}
    </>
  );
}
