import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { Pagination } from '../../../components/collections/pagination.tsx';
import { Table, type Column } from '../../../components/collections/table.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Stack } from '../../../components/layout/page-header.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useApprovals, type Approval, type ApprovalStatus } from '../api/list-approvals.ts';
import styles from './approvals.module.css';
import { StatusBadge } from './status-badge.tsx';
import { useSubjects, type Subjects } from './use-subjects.ts';

const URL_STATE = { status: '', capability: '', environment: '', page: '1' } as const;
const STATUSES = ['approved', 'rejected', 'expired', 'cancelled'] as const satisfies readonly ApprovalStatus[];
const ENVIRONMENTS = ['production', 'sandbox'] as const;

/** What was decided, by whom, and what ended without a decision. */
export function DecidedTab() {
  const { t } = useTranslation(['approvals', 'common']);
  const url = useUrlState(URL_STATE);
  const subjects = useSubjects();
  const columns = useColumns(subjects);
  const { status, capability, environment, page } = url.values;
  const approvals = useApprovals({
    status: STATUSES.find((one) => one === status),
    decided: true,
    capability: capability === '' ? undefined : capability,
    environment: ENVIRONMENTS.find((one) => one === environment),
    page: Number(page),
  });
  return (
    <Stack>
      <DecidedFilters url={url} subjects={subjects} total={approvals.data?.meta.total} />
      <Loaded query={approvals}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState
              title={t(url.changed > 0 ? 'none' : 'noneDecided')}
              action={url.changed > 0 && <Button onPress={() => url.reset()}>{t('common:kit.resetFilters')}</Button>}
            >
              {url.changed === 0 ? t('noneDecidedText') : undefined}
            </EmptyState>
          ) : (
            <>
              <Table caption={t('tabs.decided')} columns={columns} rows={data} keyOf={({ id }) => id} />
              <Pagination
                page={meta.current_page}
                last={meta.last_page}
                onChange={(next) => url.set({ page: String(next) })}
              />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

interface DecidedFiltersProps {
  url: ReturnType<typeof useUrlState<typeof URL_STATE>>;
  subjects: Subjects;
  total: number | undefined;
}

function DecidedFilters({ url, subjects, total }: DecidedFiltersProps) {
  const { t } = useTranslation(['approvals', 'common']);
  // Another filter begins at its first page.
  const state = {
    ...url,
    set: (changes: Readonly<Record<string, string>>) => url.set({ ...changes, page: '1' }),
    changed: url.changed - (url.values.page === '1' ? 0 : 1),
  };
  return (
    <FilterBar
      label={t('filters.label')}
      state={state}
      filters={[
        {
          name: 'status',
          label: t('filters.status'),
          options: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        },
        {
          name: 'capability',
          label: t('filters.capability'),
          options: subjects.capabilities.map(({ name, title }) => ({ value: name, label: title })),
        },
        {
          name: 'environment',
          label: t('filters.environment'),
          options: ENVIRONMENTS.map((value) => ({ value, label: t(`common:environments.${value}`) })),
        },
      ]}
    >
      {total !== undefined && t('count', { count: total })}
    </FilterBar>
  );
}

function useColumns(subjects: Subjects): Column<Approval>[] {
  const { t } = useTranslation(['approvals', 'common']);
  return [
    {
      id: 'what',
      header: t('columns.what'),
      isRowHeader: true,
      cell: (one) => <Link to={`/operations/${one.operation_id}`}>{subjects.titleOf(one.capability)}</Link>,
    },
    { id: 'status', header: t('columns.status'), cell: (one) => <StatusBadge status={one.status} /> },
    {
      id: 'environment',
      header: t('columns.environment'),
      cell: (one) => t(`common:environments.${one.environment}`),
    },
    {
      id: 'askedBy',
      header: t('askedBy'),
      cell: (one) => <span dir="auto">{subjects.nameOf(one.requested_by)}</span>,
    },
    {
      id: 'decidedBy',
      header: t('columns.decidedBy'),
      cell: (one) => (one.decided_by === null ? '–' : <span dir="auto">{subjects.nameOf(one.decided_by)}</span>),
    },
    {
      id: 'when',
      header: t('columns.when'),
      cell: (one) => <RelativeTime at={one.decided_at ?? one.expires_at} />,
    },
    {
      id: 'note',
      header: t('note'),
      cell: (one) =>
        one.note === null ? (
          '–'
        ) : (
          <span className={styles.noteCell} dir="auto">
            {one.note}
          </span>
        ),
    },
  ];
}
