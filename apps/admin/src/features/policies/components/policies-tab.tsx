import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Switch } from '../../../components/fields/switch.tsx';
import { Stack } from '../../../components/layout/page-header.tsx';
import { Menu } from '../../../components/overlays/menu.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { isolated } from '../../../lib/i18n/isolated.ts';
import { languageOf } from '../../../lib/i18n/languages.ts';
import { cx } from '../../../lib/class-names.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { usePolicies, type Policy } from '../api/list-policies.ts';
import { DefaultCard } from './default-card.tsx';
import { byStrength, EFFECTS, timeOf } from './policy-draft.ts';
import { PolicySentence, type Names } from './policy-sentence.tsx';
import styles from './policies.module.css';
import type { Catalog } from './use-catalog.ts';
import { usePolicyActions, type PolicyActions } from './use-policy-actions.ts';

const FILTERS = { q: '', effect: '', environment: '' } as const;

interface PoliciesTabProps {
  catalog: Catalog;
  onEdit: (id: string) => void;
}

/** What apps may do: the default, what capabilities ask for by themselves, and the policies, the strongest first. */
export function PoliciesTab({ catalog, onEdit }: PoliciesTabProps) {
  const policies = usePolicies();
  return (
    <Stack>
      <DefaultCard />
      <Loaded query={policies}>
        {(all) => (
          <>
            <OwnApprovals catalog={catalog} policies={all} />
            <PolicyList policies={all} catalog={catalog} onEdit={onEdit} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** Capabilities that ask for an approval by themselves, unless a policy that names them allows. */
function OwnApprovals({ catalog, policies }: { catalog: Catalog; policies: readonly Policy[] }) {
  const { t, i18n } = useTranslation('policies');
  const asking = catalog.capabilities.filter(
    ({ name, requires_approval: asks }) =>
      asks && !policies.some((policy) => policy.enabled && policy.effect === 'allow' && policy.capability === name),
  );
  if (asking.length === 0) return null;
  const titles = asking.map(({ title }) => isolated(title));
  return (
    <Notice>
      {t('ownApproval', {
        count: asking.length,
        capabilities: new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(titles),
      })}
    </Notice>
  );
}

function PolicyList({ policies, catalog, onEdit }: PoliciesTabProps & { policies: readonly Policy[] }) {
  const { t } = useTranslation(['policies', 'common']);
  const filters = useUrlState(FILTERS);
  const mayChange = useMayChange();
  const actions = usePolicyActions();
  if (policies.length === 0) {
    return (
      <EmptyState
        title={t('empty.title')}
        action={
          mayChange && (
            <Button variant="primary" icon="plus" onPress={() => onEdit('new')}>
              {t('newPolicy')}
            </Button>
          )
        }
      >
        {t('empty.text')}
      </EmptyState>
    );
  }
  const shown = policies.filter((policy) => matches(policy, filters.values, catalog.names)).toSorted(byStrength);
  return (
    <>
      <PolicyFilters state={filters} shown={shown.length} />
      {shown.length === 0 ? (
        <EmptyState
          title={t('none')}
          action={<Button onPress={() => filters.reset()}>{t('common:kit.resetFilters')}</Button>}
        />
      ) : (
        <ul role="list" className={styles.rows}>
          {shown.map((policy) => (
            <li key={policy.id} className={cx(styles.row, !policy.enabled && styles.off)}>
              <PolicyRow policy={policy} names={catalog.names} actions={actions} onEdit={() => onEdit(policy.id)} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.soft}>{t('strength')}</p>
    </>
  );
}

function PolicyFilters({ state, shown }: { state: ReturnType<typeof useUrlState<typeof FILTERS>>; shown: number }) {
  const { t } = useTranslation(['policies', 'common']);
  return (
    <FilterBar
      label={t('filters.label')}
      state={state}
      search={{ name: 'q', label: t('filters.search') }}
      filters={[
        {
          name: 'effect',
          label: t('filters.effect'),
          options: EFFECTS.map((value) => ({ value, label: t(`effects.${value}`) })),
        },
        {
          name: 'environment',
          label: t('filters.environment'),
          options: (['production', 'sandbox'] as const).map((value) => ({
            value,
            label: t(`common:environments.${value}`),
          })),
        },
      ]}
    >
      {t('count', { count: shown })}
    </FilterBar>
  );
}

function matches(
  policy: Policy,
  { q, effect, environment }: { q: string; effect: string; environment: string },
  names: Names,
): boolean {
  const { app, capability, provider, name } = policy;
  const words = [
    app,
    name,
    capability,
    capability && names.capability(capability),
    provider && names.provider(provider),
  ];
  return (
    (effect === '' || policy.effect === effect) &&
    (environment === '' || policy.environment === null || policy.environment === environment) &&
    words.join(' ').toLowerCase().includes(q.trim().toLowerCase())
  );
}

interface PolicyRowProps {
  policy: Policy;
  names: Names;
  actions: PolicyActions;
  onEdit: () => void;
}

function PolicyRow({ policy, names, actions, onEdit }: PolicyRowProps) {
  const { t, i18n } = useTranslation(['policies', 'common']);
  const mayChange = useMayChange();
  const name = policy.name ?? t('unnamed');
  const wait = policy.effect === 'require_approval' ? policy.approval_expires_in : null;
  return (
    <>
      <div className={styles.rowText}>
        <PolicySentence policy={policy} names={names} />
        <span className={styles.soft}>
          <span dir="auto">{name}</span>
          {wait !== null && ` · ${t('waits', { time: timeText(wait, i18n.language) })}`}
        </span>
      </div>
      {mayChange ? (
        <div className={styles.rowActions}>
          <Switch isLabelHidden isSelected={policy.enabled} onChange={(enabled) => actions.setEnabled(policy, enabled)}>
            {t('switch', { name })}
          </Switch>
          <RowMenu name={name} onEdit={onEdit} onDelete={() => actions.remove(policy)} />
        </div>
      ) : (
        <Badge tone={policy.enabled ? 'good' : 'neutral'}>{t(policy.enabled ? 'on' : 'off')}</Badge>
      )}
    </>
  );
}

/** "7 days": as long as an approval may wait. */
function timeText(seconds: number, language: string): string {
  const { time, unit } = timeOf(seconds);
  const format = { style: 'unit', unit: INTL_UNITS[unit], unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(languageOf(language).locale, format).format(Number(time));
}

const INTL_UNITS = { minutes: 'minute', hours: 'hour', days: 'day' } as const;

/** Edit and delete, of a policy or a binding. */
export function RowMenu({ name, onEdit, onDelete }: { name: string; onEdit: () => void; onDelete: () => void }) {
  const { t } = useTranslation('policies');
  return (
    <Menu
      label={t('actionsOf', { name })}
      groups={[
        { id: 'change', items: [{ id: 'edit', label: t('edit'), icon: 'settings', onAction: onEdit }] },
        {
          id: 'danger',
          items: [{ id: 'delete', label: t('delete'), icon: 'trash', isDanger: true, onAction: onDelete }],
        },
      ]}
      trigger={(trigger) => <IconButton {...trigger} icon="more" size="small" label={t('actionsOf', { name })} />}
    />
  );
}
