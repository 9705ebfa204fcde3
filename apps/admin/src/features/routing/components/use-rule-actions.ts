import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { Connection } from '../../integrations/index.ts';
import { useCreateRule } from '../api/create-rule.ts';
import { useDeleteRule } from '../api/delete-rule.ts';
import type { Rule } from '../api/list-rules.ts';
import { useReorderRules } from '../api/reorder-rules.ts';
import { useUpdateRule } from '../api/update-rule.ts';
import { bodyOfRule } from './rule-draft.ts';
import { orderOf, type CapabilityRouting, type Serving } from './serving.ts';

/** What a row and a section can do at once, each with the way back. */
export function useRuleActions() {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const create = useCreateRule();
  const update = useUpdateRule();
  const remove = useDeleteRule();
  const reorder = useReorderRules();
  const failed = { onError: (error: Error) => toast(error.message, { tone: 'bad' }) };
  const { makeDefault, isPending } = useMakeDefault();
  const nameOf = (rule: Rule) => rule.name ?? t('unnamed');

  const setEnabled = (rule: Rule, enabled: boolean) =>
    update.mutate(
      { id: rule.id, body: { enabled } },
      {
        ...failed,
        onSuccess: () =>
          toast(t(enabled ? 'done.on' : 'done.off', { name: nameOf(rule) }), {
            undo: () => update.mutate({ id: rule.id, body: { enabled: !enabled } }, failed),
          }),
      },
    );

  return {
    setEnabled,
    remove: (rule: Rule) =>
      remove.mutate(rule.id, {
        ...failed,
        onSuccess: () =>
          toast(t('done.deleted', { name: nameOf(rule) }), { undo: () => create.mutate(bodyOfRule(rule), failed) }),
      }),
    reorder: (routing: CapabilityRouting, serving: Serving, ids: readonly string[]) => {
      const before = orderOf(
        routing,
        serving,
        serving.rules.map((rule) => rule.id),
      );
      const after = orderOf(routing, serving, ids);
      if (after.join() === before.join()) return;
      reorder.mutate(after, {
        ...failed,
        onSuccess: () => toast(t('done.reordered'), { undo: () => reorder.mutate(before, failed) }),
      });
    },
    makeDefault,
    isMakingDefault: isPending,
  };
}

export type RuleActions = ReturnType<typeof useRuleActions>;

/** Lets one connection serve whatever no rule takes. */
function useMakeDefault() {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const create = useCreateRule();
  const remove = useDeleteRule();
  const failed = { onError: (error: Error) => toast(error.message, { tone: 'bad' }) };
  const makeDefault = (capability: string, connection: Connection) =>
    create.mutate(
      { capability, integration_id: connection.id, is_default: true, priority: DEFAULT_PRIORITY, enabled: true },
      {
        ...failed,
        onSuccess: (rule) =>
          toast(t('done.madeDefault', { name: nameOfConnection(connection) }), {
            tone: 'good',
            undo: () => remove.mutate(rule.id, failed),
          }),
      },
    );
  return { makeDefault, isPending: create.isPending };
}

const DEFAULT_PRIORITY = 100;
