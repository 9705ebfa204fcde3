import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { FormDrawer } from '../../../components/overlays/form-drawer.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Policy } from '../api/list-policies.ts';
import { useSavePolicy } from '../api/save-policy.ts';
import { bodyOfPolicy, policyDraftOf, secondsOf } from './policy-draft.ts';
import { PolicyFields } from './policy-fields.tsx';
import type { Catalog } from './use-catalog.ts';

interface PolicyDrawerProps {
  /** undefined: a new one. */
  policy: Policy | undefined;
  catalog: Catalog;
  onClose: () => void;
}

const SHOWN = ['effect', 'app', 'capability', 'provider', 'environment', 'approval_expires_in', 'name'];

/** Makes a policy or changes one. */
export function PolicyDrawer({ policy, catalog, onClose }: PolicyDrawerProps) {
  const { t } = useTranslation(['policies', 'common']);
  const toast = useToast();
  const [draft, setDraft] = useState(() => policyDraftOf(policy));
  const save = useSavePolicy();
  const isComplete = draft.effect !== 'require_approval' || secondsOf(draft) !== undefined;
  const saved = () => {
    toast(t('done.saved'), { tone: 'good' });
    onClose();
  };
  return (
    <FormDrawer
      title={t(policy === undefined ? 'newPolicy' : 'editPolicy')}
      onClose={onClose}
      submitLabel={t(policy === undefined ? 'createPolicy' : 'common:kit.save')}
      isPending={save.isPending}
      error={save.error}
      shown={SHOWN}
      onSubmit={() => {
        if (isComplete) save.mutate({ id: policy?.id, body: bodyOfPolicy(draft) }, { onSuccess: saved });
      }}
    >
      <PolicyFields draft={draft} onChange={setDraft} catalog={catalog} errors={fieldErrorsOf(save.error)} />
    </FormDrawer>
  );
}
