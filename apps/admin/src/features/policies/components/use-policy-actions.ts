import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { useDeletePolicy } from '../api/delete-policy.ts';
import type { Policy } from '../api/list-policies.ts';
import { useSavePolicy } from '../api/save-policy.ts';
import { bodyOfSavedPolicy } from './policy-draft.ts';

/** What a row can do at once, each with the way back. */
export function usePolicyActions() {
  const { t } = useTranslation('policies');
  const toast = useToast();
  const save = useSavePolicy();
  const remove = useDeletePolicy();
  const failed = { onError: (error: Error) => toast(error.message, { tone: 'bad' }) };
  return {
    setEnabled: ({ id }: Policy, enabled: boolean) =>
      save.mutate(
        { id, body: { enabled } },
        {
          ...failed,
          onSuccess: () =>
            toast(t(enabled ? 'done.on' : 'done.off'), {
              undo: () => save.mutate({ id, body: { enabled: !enabled } }, failed),
            }),
        },
      ),
    remove: (policy: Policy) => {
      remove.mutate(policy.id, {
        ...failed,
        onSuccess: () =>
          toast(t('done.deleted'), {
            undo: () => save.mutate({ id: undefined, body: bodyOfSavedPolicy(policy) }, failed),
          }),
      });
      focusHeadingIfLost();
    },
  };
}

export type PolicyActions = ReturnType<typeof usePolicyActions>;
