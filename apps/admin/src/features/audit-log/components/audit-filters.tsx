import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../components/collections/filter-bar.tsx';
import { useActorNames } from '../../../lib/actors/actor-names.ts';
import { useApiKeys } from '../../../lib/actors/list-api-keys.ts';
import { useMembers } from '../../../lib/actors/list-members.ts';
import type { UrlState } from '../../../lib/url/use-url-state.ts';
import { useAuditKinds } from '../api/list-audit-kinds.ts';
import { useAuditNames } from './use-audit-names.ts';

/** What the page's address holds. */
export const AUDIT_URL = { actor: '', action: '', subject: '', id: '', from: '', to: '' } as const;

/** Who, what, about what, and when. */
export function AuditFilterBar({ state }: { state: UrlState<typeof AUDIT_URL> }) {
  const { t } = useTranslation('audit-log');
  const { values } = state;
  const kinds = useAuditKinds();
  const { actionName, subjectKind } = useAuditNames();
  return (
    <FilterBar
      label={t('filters.label')}
      state={state}
      filters={[
        { name: 'actor', label: t('actor'), options: useActorOptions(values.actor) },
        { name: 'action', label: t('action'), options: optionsOf(kinds.data?.actions, values.action, actionName) },
        {
          name: 'subject',
          label: t('subject'),
          options: optionsOf(kinds.data?.subject_types, values.subject, subjectKind),
        },
        { name: 'from', label: t('filters.from'), type: 'moment' },
        { name: 'to', label: t('filters.to'), type: 'moment' },
      ]}
      more={[{ name: 'id', label: t('filters.id'), type: 'text' }]}
    />
  );
}

/** What the log has entries of; the value of the address is among them even when it is none of these. */
function optionsOf(known: readonly string[] = [], held: string, nameOf: (value: string) => string) {
  const all = held === '' || known.includes(held) ? known : [held, ...known];
  return all
    .map((value) => ({ value, label: nameOf(value) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

function useActorOptions(held: string) {
  const { t } = useTranslation(['audit-log', 'common']);
  const members = useMembers();
  const keys = useApiKeys();
  const nameOf = useActorNames();
  const options = [
    { value: 'person', label: t('anyPerson') },
    ...(members.data ?? []).map(({ id, name }) => ({ value: `person:${id}`, label: name })),
    { value: 'api_key', label: t('anyKey') },
    ...(keys.data ?? []).map(({ id }) => ({ value: `api_key:${id}`, label: nameOf(`api_key:${id}`) })),
    { value: 'system', label: t('common:actors.system') },
    { value: 'platform', label: t('common:actors.platform') },
  ];
  const isKnown = held === '' || options.some(({ value }) => value === held);
  return isKnown ? options : [{ value: held, label: held }, ...options];
}
