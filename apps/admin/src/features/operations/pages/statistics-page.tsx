import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { useCapabilities } from '../../../lib/catalog/list-capabilities.ts';
import { useUrlState, type UrlState } from '../../../lib/url/use-url-state.ts';
import { useConnections } from '../../integrations/index.ts';
import { useStatistics } from '../api/get-statistics.ts';
import { StatisticsTables, StatisticsTotals } from '../components/statistics-tables.tsx';
import styles from '../components/statistics.module.css';

const STATISTICS_URL = { range: '24h', capability: '', integration_id: '', environment: '' } as const;

// The hub counts at most 31 days.
const HOURS = { '1h': 1, '6h': 6, '24h': 24, '7d': 168, '30d': 720 } as const;
type Range = keyof typeof HOURS;
const RANGES = Object.keys(HOURS) as Range[];

/** How many operations, how they ended, and how long vendors took. */
export function StatisticsPage() {
  const { t } = useTranslation('operations');
  const url = useUrlState(STATISTICS_URL);
  const { range, capability, integration_id, environment } = url.values;
  const hours = HOURS[RANGES.find((known) => known === range) ?? '24h'];
  const query = useStatistics({ hours, capability, integration_id, environment });
  return (
    <>
      <PageHeader
        title={t('statistics.title')}
        intro={t('statistics.intro')}
        back={<Link to="/operations">{t('title')}</Link>}
      />
      <Stack>
        <StatisticsFilters url={url} />
        <Loaded query={query}>
          {(statistics) =>
            statistics.total.operations === 0 && statistics.total.attempts === 0 ? (
              <EmptyState title={t('statistics.none')}>{t('statistics.noneText')}</EmptyState>
            ) : (
              <>
                <StatisticsTotals statistics={statistics} />
                <StatisticsTables statistics={statistics} />
                <p className={styles.note}>{t('statistics.note')}</p>
              </>
            )
          }
        </Loaded>
      </Stack>
    </>
  );
}

function StatisticsFilters({ url }: { url: UrlState<typeof STATISTICS_URL> }) {
  const { t } = useTranslation(['operations', 'common']);
  const { data: capabilities = [] } = useCapabilities();
  const { data: connections = [] } = useConnections();
  return (
    <FilterBar
      label={t('statistics.filter')}
      state={url}
      filters={[
        {
          name: 'range',
          label: t('statistics.range'),
          isAlwaysSet: true,
          options: RANGES.map((value) => ({ value, label: t(`ranges.${value}`) })),
        },
        {
          name: 'capability',
          label: t('filters.capability'),
          options: capabilities.map(({ name, title }) => ({ value: name, label: title })),
        },
        {
          name: 'integration_id',
          label: t('filters.connection'),
          options: connections.map((connection) => ({ value: connection.id, label: nameOfConnection(connection) })),
        },
        {
          name: 'environment',
          label: t('facts.environment'),
          options: (['sandbox', 'production'] as const).map((value) => ({
            value,
            label: t(`common:environments.${value}`),
          })),
        },
      ]}
    />
  );
}
