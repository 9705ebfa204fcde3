import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { useCapabilities } from '../../../lib/catalog/list-capabilities.ts';
import type { UrlState } from '../../../lib/url/use-url-state.ts';
import { useConnections, type Connection } from '../../integrations/index.ts';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { OPERATION_STATUSES } from './operation-status.ts';

/** What the list's address holds: the filters of the hub, by the hub's own names. */
export const OPERATIONS_URL = {
  status: '',
  capability: '',
  provider: '',
  integration_id: '',
  app: '',
  idempotency_key: '',
  from: '',
  to: '',
} as const;

/** Every filter the hub knows. The seldom ones are behind a button. */
export function OperationFilters({ state, children }: { state: UrlState<typeof OPERATIONS_URL>; children: ReactNode }) {
  const { t } = useTranslation(['operations', 'common']);
  const { data: capabilities = [] } = useCapabilities();
  const { data: connections = [] } = useConnections();
  const providers = useMemo(() => providersOf(connections), [connections]);
  return (
    <FilterBar
      label={t('filters.label')}
      state={state}
      search={{ name: 'idempotency_key', label: t('filters.idempotencyKey') }}
      filters={[
        {
          name: 'status',
          label: t('filters.status'),
          options: OPERATION_STATUSES.map((value) => ({
            value,
            label: t(value === 'exhausted' ? 'filters.notDelivered' : `status.${value}`),
          })),
        },
        {
          name: 'capability',
          label: t('filters.capability'),
          options: withChosen(
            capabilities.map(({ name, title }) => ({ value: name, label: title })),
            state.values.capability,
          ),
        },
        { name: 'provider', label: t('filters.provider'), options: withChosen(providers, state.values.provider) },
      ]}
      more={[
        {
          name: 'integration_id',
          label: t('filters.connection'),
          options: withChosen(connections.map(connectionOption), state.values.integration_id),
        },
        { name: 'app', label: t('filters.app') },
        { name: 'from', label: t('filters.from'), type: 'moment' },
        { name: 'to', label: t('filters.to'), type: 'moment' },
      ]}
    >
      {children}
    </FilterBar>
  );
}

interface NamedValue {
  value: string;
  label: string;
}

const connectionOption = (connection: Connection): NamedValue => ({
  value: connection.id,
  label: `${nameOfConnection(connection)} · ${connection.environment}`,
});

function providersOf(connections: readonly Connection[]): NamedValue[] {
  const names = new Map(connections.map(({ provider, display_name }) => [provider, display_name]));
  return [...names].map(([value, label]) => ({ value, label }));
}

/** A value of the address that is in no list (a deleted connection) is still what the list is filtered by. */
function withChosen(options: readonly NamedValue[], chosen: string): NamedValue[] {
  const isKnown = chosen === '' || options.some(({ value }) => value === chosen);
  return isKnown ? [...options] : [...options, { value: chosen, label: chosen }];
}
