import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { GoneDialog } from '../../../components/overlays/gone-dialog.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useCapabilities, type Capability } from '../../../lib/catalog/list-capabilities.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState, type UrlState } from '../../../lib/url/use-url-state.ts';
import { useConnections, type Connection } from '../../integrations/index.ts';
import { useRules, type Rule } from '../api/list-rules.ts';
import { CapabilityCard } from '../components/capability-card.tsx';
import { ENVIRONMENTS, routingOf, type CapabilityRouting } from '../components/serving.ts';
import { useRuleActions } from '../components/use-rule-actions.ts';
import styles from '../components/routing.module.css';

const RuleDrawer = lazy(() => import('../components/rule-drawer.tsx').then((file) => ({ default: file.RuleDrawer })));

/** `rule`: the one in the drawer, or `new`, then of the capability `of`. */
const URL_STATE = { q: '', environment: '', state: '', rule: '', of: '' } as const;
const FILTERS = { q: '', environment: '', state: '' } as const;
const STATES = ['rules', 'only', 'undecided', 'off'] as const;

/** Which connection serves which capability, rule by rule. */
export function RoutingPage() {
  const { t } = useTranslation(['routing', 'common']);
  const mayChange = useMayChange();
  const url = useUrlState(URL_STATE);
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          <>
            <ButtonLink to="/routing/explain">{t('explain')}</ButtonLink>
            {mayChange && (
              <Button variant="primary" icon="plus" onPress={() => url.set({ rule: 'new', of: '' })}>
                {t('newRule')}
              </Button>
            )}
          </>
        }
      />
      <RoutingBody url={url} mayChange={mayChange} />
    </>
  );
}

type Url = UrlState<typeof URL_STATE>;

function RoutingBody({ url, mayChange }: { url: Url; mayChange: boolean }) {
  const queries = { capabilities: useCapabilities(), connections: useConnections(), rules: useRules() };
  const { capabilities, connections, rules } = queries;
  if (capabilities.data !== undefined && connections.data !== undefined && rules.data !== undefined) {
    const data = { capabilities: capabilities.data, connections: connections.data, rules: rules.data };
    return (
      <>
        <Routings {...data} url={url} mayChange={mayChange} />
        <DrawerOf {...data} url={url} mayChange={mayChange} />
      </>
    );
  }
  const failed = Object.values(queries).find((query) => query.isError);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <Stack>
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} className={styles.cardToCome} />
      ))}
    </Stack>
  );
}

interface RoutingsProps {
  capabilities: readonly Capability[];
  connections: readonly Connection[];
  rules: readonly Rule[];
  url: Url;
  mayChange: boolean;
}

function Routings({ capabilities, connections, rules, url, mayChange }: RoutingsProps) {
  const { t } = useTranslation(['routing', 'common']);
  const filters = useUrlState(FILTERS);
  const actions = useRuleActions();
  const byId = useMemo(() => new Map(connections.map((one) => [one.id, one])), [connections]);
  const all = useMemo(() => routingOf(capabilities, rules, connections), [capabilities, rules, connections]);
  if (all.length === 0) return <NothingToRoute />;
  const shown = filtered(all, filters.values);
  return (
    <Stack>
      <RoutingFilters state={filters} shown={shown.length} />
      {shown.length === 0 ? (
        <EmptyState
          title={t('none.title')}
          action={<Button onPress={() => filters.reset()}>{t('common:kit.resetFilters')}</Button>}
        />
      ) : (
        shown.map((routing) => (
          <CapabilityCard
            key={routing.capability.name}
            routing={routing}
            connections={byId}
            mayChange={mayChange}
            actions={actions}
            onAdd={() => url.set({ rule: 'new', of: routing.capability.name })}
            onEdit={(rule) => url.set({ rule: rule.id, of: '' })}
          />
        ))
      )}
    </Stack>
  );
}

function NothingToRoute() {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        <ButtonLink variant="primary" to="/integrations">
          {t('empty.action')}
        </ButtonLink>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

function RoutingFilters({ state, shown }: { state: UrlState<typeof FILTERS>; shown: number }) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <FilterBar
      label={t('filters.label')}
      state={state}
      search={{ name: 'q', label: t('filters.search') }}
      filters={[
        {
          name: 'environment',
          label: t('filters.environment'),
          options: ENVIRONMENTS.map((value) => ({ value, label: t(`common:environments.${value}`) })),
        },
        {
          name: 'state',
          label: t('filters.state'),
          options: STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
      ]}
    >
      {t('count', { count: shown })}
    </FilterBar>
  );
}

function filtered(
  all: readonly CapabilityRouting[],
  { q, environment, state }: { q: string; environment: string; state: string },
): CapabilityRouting[] {
  const words = q.trim().toLowerCase();
  return all
    .filter(({ capability: { name, title } }) => `${title} ${name}`.toLowerCase().includes(words))
    .map((routing) => ({
      ...routing,
      servings: routing.servings.filter(
        (serving) =>
          (environment === '' || serving.environment === environment) && (state === '' || serving.state === state),
      ),
    }))
    .filter(({ servings }) => servings.length > 0);
}

function DrawerOf({ capabilities, connections, rules, url, mayChange }: RoutingsProps) {
  const { t } = useTranslation(['routing', 'common']);
  const { rule: id, of } = url.values;
  const rule = rules.find((one) => one.id === id);
  if (!mayChange || id === '') return null;
  if (id !== 'new' && rule === undefined) return <GoneDialog text={t('gone')} onClose={() => url.set({ rule: '' })} />;
  return (
    <Suspense>
      <RuleDrawer
        key={id}
        rule={rule}
        capability={of === '' ? null : of}
        capabilities={capabilities}
        connections={connections}
        rules={rules}
        onClose={() => url.set({ rule: '', of: '' })}
      />
    </Suspense>
  );
}
