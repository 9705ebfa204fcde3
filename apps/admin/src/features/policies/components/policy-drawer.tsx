import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Drawer } from '../../../components/overlays/dialog.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Policy } from '../api/list-policies.ts';
import { useSavePolicy } from '../api/save-policy.ts';
import { bodyOfPolicy, policyDraftOf, secondsOf } from './policy-draft.ts';
import { PolicyFields } from './policy-fields.tsx';
import styles from './policies.module.css';
import type { Catalog } from './use-catalog.ts';

interface PolicyDrawerProps {
  /** undefined: a new one. */
  policy: Policy | undefined;
  catalog: Catalog;
  onClose: () => void;
}

const FORM = 'policy-form';
const SHOWN = ['effect', 'app', 'capability', 'provider', 'environment', 'approval_expires_in', 'enabled', 'name'];

/** Makes a policy or changes one. */
export function PolicyDrawer({ policy, catalog, onClose }: PolicyDrawerProps) {
  const { t } = useTranslation(['policies', 'common']);
  const toast = useToast();
  const [draft, setDraft] = useState(() => policyDraftOf(policy));
  const save = useSavePolicy();
  const isComplete = draft.effect !== 'require_approval' || secondsOf(draft) !== undefined;
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t(policy === undefined ? 'newPolicy' : 'editPolicy')}
      actions={
        <>
          <Button onPress={onClose}>{t('common:kit.cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={save.isPending}>
            {t(policy === undefined ? 'createPolicy' : 'common:kit.save')}
          </Button>
        </>
      }
    >
      <Form
        id={FORM}
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isComplete) return;
          const saved = () => {
            toast(t('done.saved'), { tone: 'good' });
            onClose();
          };
          save.mutate({ id: policy?.id, body: bodyOfPolicy(draft) }, { onSuccess: saved });
        }}
      >
        <PolicyFields draft={draft} onChange={setDraft} catalog={catalog} errors={fieldErrorsOf(save.error)} />
        <FormError error={save.error} shown={SHOWN} />
      </Form>
    </Drawer>
  );
}
