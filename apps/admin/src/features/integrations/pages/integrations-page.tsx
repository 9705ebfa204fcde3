import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useCategoryName } from '../../../lib/catalog/category-names.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useConnections, type Connection } from '../api/list-connections.ts';
import { useProviders, type Provider } from '../api/list-providers.ts';
import { AttentionList } from '../components/attention-list.tsx';
import { CATALOG_URL, CatalogFilters } from '../components/catalog-filters.tsx';
import { catalogOf, filterCatalog, groupCatalog, needingAttention, type CatalogEntry } from '../components/catalog.ts';
import { ProviderCard } from '../components/provider-card.tsx';
import styles from '../components/integrations.module.css';

/** The catalog: what is plugged in, what could be, and what needs somebody. */
export function IntegrationsPage() {
  const { t } = useTranslation(['integrations', 'common']);
  const providers = useProviders();
  const connections = useConnections();
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <CatalogBody providers={providers} connections={connections} />
    </>
  );
}

interface CatalogBodyProps {
  providers: ReturnType<typeof useProviders>;
  connections: ReturnType<typeof useConnections>;
}

function CatalogBody({ providers, connections }: CatalogBodyProps) {
  if (providers.data !== undefined && connections.data !== undefined) {
    return <Catalog providers={providers.data} connections={connections.data} />;
  }
  const failed = [providers, connections].find((query) => query.isError);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <Stack>
      <Skeleton className={styles.filtersToCome} />
      <div className={styles.grid} aria-busy="true">
        {Array.from({ length: 9 }, (_, index) => (
          <Skeleton key={index} className={styles.cardToCome} />
        ))}
      </div>
    </Stack>
  );
}

function Catalog({ providers, connections }: { providers: readonly Provider[]; connections: readonly Connection[] }) {
  const { t } = useTranslation(['integrations', 'common']);
  const filters = useUrlState(CATALOG_URL);
  const entries = useMemo(() => catalogOf(providers, connections), [providers, connections]);
  // Two hundred cards are not in the way of the next letter.
  const shown = filterCatalog(entries, useDeferredValue(filters.values), useCategoryName());
  return (
    <Stack>
      <AttentionList connections={needingAttention(connections)} />
      {connections.length === 0 && (
        <Notice>
          <strong>{t('firstRun.title')}</strong>
          <br />
          {t('firstRun.text')}
        </Notice>
      )}
      <CatalogFilters providers={providers} state={filters} shown={shown.length} />
      {shown.length === 0 ? (
        <EmptyState
          title={t('none.title')}
          action={<Button onPress={() => filters.reset()}>{t('common:kit.resetFilters')}</Button>}
        >
          {t('none.text')}
        </EmptyState>
      ) : (
        groupCatalog(shown).map(([group, entries]) => <CatalogGroup key={group} group={group} entries={entries} />)
      )}
    </Stack>
  );
}

function CatalogGroup({ group, entries }: { group: Provider['group']; entries: readonly CatalogEntry[] }) {
  const { t } = useTranslation(['integrations', 'common']);
  return (
    <section className={styles.group} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`groups.${group}`)}</h2>
      <ul role="list" className={styles.grid}>
        {entries.map((entry) => (
          <li key={entry.provider.name}>
            <ProviderCard entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}
