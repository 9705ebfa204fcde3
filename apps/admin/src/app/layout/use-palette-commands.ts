import { useTranslation } from 'react-i18next';
import { usePendingCount } from '../../features/approvals/index.ts';
import { useConnections, useProviders } from '../../features/integrations/index.ts';
import { useRules } from '../../features/routing/api/list-rules.ts';
import { useApiKeys } from '../../lib/actors/list-api-keys.ts';
import { useMembers } from '../../lib/actors/list-members.ts';
import { useCategoryName } from '../../lib/catalog/category-names.ts';
import { useOfferedCommands, type Command } from '../../lib/commands/commands.ts';
import { applyLanguage, LANGUAGES } from '../../lib/i18n/languages.ts';
import { useMayChange, useSession } from '../../lib/session/session.ts';
import { addressIn } from '../../lib/session/tenant-address.ts';
import { setTheme, THEMES } from '../../lib/theme/theme.ts';
import type { Place } from '../navigation.ts';
import { idIn } from './matching-commands.ts';

/** Everything the palette can do: places, what a person may do, what screens offer, and the tenant's things by name or id. */
export function usePaletteCommands(places: readonly Place[], text: string): readonly Command[] {
  const found = [
    useIdCommands(text),
    useConnectionCommands(),
    useProviderCommands(),
    usePeopleAndKeys(),
    useRuleCommands(),
  ];
  return [...usePlaces(places), ...useOfferedCommands(), ...useActions(), ...usePreferences(), ...found.flat()];
}

function usePlaces(places: readonly Place[]): Command[] {
  const { t } = useTranslation();
  const group = t('palette.goTo');
  return [
    ...places.map(({ id, path }) => ({ id: `go-${id}`, label: t(`nav.${id}`), group, to: path })),
    { id: 'go-account', label: t('layout.account'), group, to: '/account' },
  ];
}

function useActions(): Command[] {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const group = t('palette.do');
  const waiting = usePendingCount();
  const forAll: Command[] = [
    { id: 'do-explain', label: t('palette.explain'), group, to: '/routing/explain' },
    {
      id: 'do-approve',
      label: t('palette.approvals'),
      ...(waiting === 0 ? {} : { note: String(waiting) }),
      group,
      to: '/approvals',
    },
  ];
  if (!mayChange) return forAll;
  return [
    ...forAll,
    { id: 'do-rule', label: t('palette.newRule'), group, to: '/routing?rule=new' },
    { id: 'do-policy', label: t('palette.newPolicy'), group, to: '/policies?policy=new' },
    { id: 'do-binding', label: t('palette.newBinding'), group, to: '/policies?tab=bindings&binding=new' },
    { id: 'do-try', label: t('palette.try'), group, to: '/operations/try' },
    { id: 'do-invite', label: t('palette.invite'), group, to: '/members?dialog=invite' },
    { id: 'do-key', label: t('palette.createKey'), group, to: '/api-keys?dialog=create' },
  ];
}

function usePreferences(): Command[] {
  const { t, i18n } = useTranslation();
  const { tenant, tenants } = useSession();
  return [
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: t(`themes.${theme}`),
      note: t('layout.theme'),
      group: t('palette.preferences'),
      run: () => setTheme(theme),
    })),
    ...LANGUAGES.filter(({ code }) => code !== i18n.language).map(({ code, name }) => ({
      id: `language-${code}`,
      label: name,
      note: t('layout.language'),
      group: t('palette.preferences'),
      run: () => void i18n.changeLanguage(code).then(() => applyLanguage(code)),
    })),
    ...tenants
      .filter(({ id }) => id !== tenant.id)
      .map(({ id, slug, name }) => ({
        id: `tenant-${id}`,
        label: name,
        note: slug,
        group: t('layout.switchTenant'),
        // Another tenant is another page load.
        run: () => globalThis.location.assign(addressIn(slug, '/')),
      })),
  ];
}

/** An id alone does not say of what it is: those of which there is a page of their own are offered. */
function useIdCommands(text: string): Command[] {
  const { t } = useTranslation();
  const id = idIn(text);
  if (id === null) return [];
  const common = { note: id, group: t('palette.byId'), isOnlyFound: true };
  return [
    { ...common, id: 'id-operation', label: t('palette.operation'), to: `/operations/${id}` },
    { ...common, id: 'id-run', label: t('palette.workflowRun'), to: `/workflow-runs/${id}` },
    { ...common, id: 'id-audit', label: t('palette.auditOf'), to: `/audit-log?id=${id}` },
  ];
}

function useConnectionCommands(): Command[] {
  const { t } = useTranslation();
  const connections = useConnections();
  return (connections.data ?? []).map(({ id, provider, display_name: name, label, environment }) => ({
    id: `connection-${id}`,
    label: label === null ? name : `${name} · ${label}`,
    note: t(`environments.${environment === 'sandbox' ? 'sandbox' : 'production'}`),
    keywords: `${id} ${provider}`,
    group: t('palette.connections'),
    isOnlyFound: true,
    to: `/integrations/${provider}/${id}`,
  }));
}

function useProviderCommands(): Command[] {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const categoryName = useCategoryName();
  const providers = useProviders();
  return (providers.data ?? []).flatMap(({ name, display_name: label, category, availability }) => {
    const common = { note: categoryName(category), keywords: name, isOnlyFound: true };
    const page = {
      ...common,
      id: `provider-${name}`,
      label,
      group: t('palette.providers'),
      to: `/integrations/${name}`,
    };
    if (!mayChange || availability === 'coming_soon') return [page];
    const connect = { ...common, id: `connect-${name}`, label: t('palette.connect', { name: label }) };
    return [page, { ...connect, group: t('palette.do'), to: `/integrations/${name}?connect=1` }];
  });
}

function usePeopleAndKeys(): Command[] {
  const { t } = useTranslation();
  const members = useMembers();
  const workingKeys = useApiKeys().data?.filter((key) => key.revoked_at === null) ?? [];
  return [
    ...(members.data ?? []).map(({ id, name, email }) => ({
      id: `member-${id}`,
      label: name,
      note: email,
      keywords: id,
      group: t('nav.members'),
      isOnlyFound: true,
      to: '/members',
    })),
    ...workingKeys.map(({ id, name, hint }) => ({
      id: `key-${id}`,
      label: name,
      note: hint,
      keywords: id,
      group: t('nav.apiKeys'),
      isOnlyFound: true,
      to: '/api-keys',
    })),
  ];
}

function useRuleCommands(): Command[] {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const rules = useRules();
  return (rules.data ?? []).map(({ id, name, capability }) => ({
    id: `rule-${id}`,
    label: name ?? t('palette.ruleFor', { capability }),
    note: capability,
    keywords: id,
    group: t('nav.routing'),
    isOnlyFound: true,
    to: mayChange ? `/routing?rule=${id}` : `/routing?q=${capability}`,
  }));
}
