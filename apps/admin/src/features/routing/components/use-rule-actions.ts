import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import type { Connection } from '../../integrations/index.ts';
import { useCreateRule } from '../api/create-rule.ts';
import { useDeleteRule } from '../api/delete-rule.ts';
import type { Rule } from '../api/list-rules.ts';
import { useReorderRules } from '../api/reorder-rules.ts';
import { useUpdateRule } from '../api/update-rule.ts';
import { bodyOfRule } from './rule-draft.ts';
import { orderOf, type CapabilityRouting, type Serving } from './serving.ts';

const DEFAULT_PRIORITY = 100;

/** What a row and a section can do at once, each with the way back. */
export function useRuleActions() {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const create = useCreateRule();
  const update = useUpdateRule();
  const reorder = useReorderRules();
  const remove = useRemoveRule();
  const failed = useFailed();

  const setEnabled = (rule: Rule, enabled: boolean) => {
    const name = rule.name ?? t('unnamed');
    const onSuccess = () =>
      toast(t(enabled ? 'done.on' : 'done.off', { name }), {
        undo: () => update.mutate({ id: rule.id, body: { enabled: !enabled } }, failed),
      });
    update.mutate({ id: rule.id, body: { enabled } }, { ...failed, onSuccess });
  };

  return {
    setEnabled,
    remove,
    reorder: (routing: CapabilityRouting, serving: Serving, ids: readonly string[]) => {
      const before = orderOf(
        routing,
        serving,
        serving.rules.map((rule) => rule.id),
      );
      const after = orderOf(routing, serving, ids);
      if (after.join() === before.join()) return;
      const onSuccess = () => toast(t('done.reordered'), { undo: () => reorder.mutate(before, failed) });
      reorder.mutate(after, { ...failed, onSuccess });
    },
    makeDefault: useMakeDefault(create),
    moveDefault: useMoveDefault(update),
    isMakingDefault: create.isPending,
  };
}

export type RuleActions = ReturnType<typeof useRuleActions>;

function useFailed() {
  const toast = useToast();
  return { onError: (error: Error) => toast(error.message, { tone: 'bad' }) };
}

/** Deletes a rule; the way back makes it again, at its place among those of the same priority. */
function useRemoveRule() {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const create = useCreateRule();
  const remove = useDeleteRule();
  const reorder = useReorderRules();
  const failed = useFailed();
  return (rule: Rule, routing: CapabilityRouting) => {
    const order = routing.servings.flatMap(({ rules, defaults }) => [...rules, ...defaults]);
    const isAlone = !order.some(({ id, priority }) => id !== rule.id && priority === rule.priority);
    const undo = () =>
      create.mutate(bodyOfRule(rule), {
        ...failed,
        onSuccess: (made) => {
          const ids = order.map(({ id }) => (id === rule.id ? made.id : id));
          if (!isAlone && !rule.is_default) reorder.mutate(ids, failed);
        },
      });
    const onSuccess = () => toast(t('done.deleted', { name: rule.name ?? t('unnamed') }), { undo });
    remove.mutate(rule.id, { ...failed, onSuccess });
    focusHeadingIfLost();
  };
}

/** Lets one connection serve whatever no rule takes. */
function useMakeDefault(create: ReturnType<typeof useCreateRule>) {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const remove = useDeleteRule();
  const failed = useFailed();
  return (capability: string, connection: Connection) =>
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
}

/** Points the default that there is to another connection; if that was its fallback, the two change places. */
function useMoveDefault(update: ReturnType<typeof useUpdateRule>) {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const failed = useFailed();
  return (rule: Rule, connection: Connection) => {
    const { id, integration_id, fallback_integration_id } = rule;
    const isSwap = fallback_integration_id === connection.id;
    const before = isSwap ? { integration_id, fallback_integration_id } : { integration_id };
    const after = {
      integration_id: connection.id,
      ...(isSwap ? { fallback_integration_id: integration_id } : {}),
    };
    const onSuccess = () =>
      toast(t('done.madeDefault', { name: nameOfConnection(connection) }), {
        tone: 'good',
        undo: () => update.mutate({ id, body: before }, failed),
      });
    update.mutate({ id, body: after }, { ...failed, onSuccess });
  };
}
