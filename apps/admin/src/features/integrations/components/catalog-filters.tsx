import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import type { UrlState } from '../../../lib/url/use-url-state.ts';
import type { Provider } from '../api/list-providers.ts';
import { GROUPS } from './catalog.ts';
import { STANDINGS } from './standing.ts';

/** What the catalog's address holds. */
export const CATALOG_URL = { q: '', status: '', category: '', auth: '' } as const;

const AUTH_TYPES = ['api_key', 'basic', 'oauth2', 'service_account', 'custom'] as const;

interface CatalogFiltersProps {
  providers: readonly Provider[];
  state: UrlState<typeof CATALOG_URL>;
  shown: number;
}

export function CatalogFilters({ providers, state, shown }: CatalogFiltersProps) {
  const { t } = useTranslation(['integrations', 'common']);
  const groups = new Set(providers.map((provider) => provider.group));
  const used = new Set<string>(providers.flatMap((provider) => provider.auth_types));
  return (
    <FilterBar
      label={t('filters.label')}
      state={state}
      search={{ name: 'q', label: t('filters.search') }}
      filters={[
        {
          name: 'status',
          label: t('filters.status'),
          options: STANDINGS.map((value) => ({
            value,
            label: value === 'off' ? t('off') : t(`common:health.${value}`),
          })),
        },
        {
          name: 'category',
          label: t('filters.category'),
          options: GROUPS.filter((value) => groups.has(value)).map((value) => ({ value, label: t(`groups.${value}`) })),
        },
        {
          name: 'auth',
          label: t('filters.authType'),
          options: AUTH_TYPES.filter((value) => used.has(value)).map((value) => ({
            value,
            label: t(`common:authTypes.${value}`),
          })),
        },
      ]}
    >
      {t('count', { count: shown })}
    </FilterBar>
  );
}
