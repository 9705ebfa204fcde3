import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Drawer } from '../../../components/overlays/dialog.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { Connection } from '../../integrations/index.ts';
import { useCreateRule, type NewRule } from '../api/create-rule.ts';
import type { Rule } from '../api/list-rules.ts';
import { useUpdateRule } from '../api/update-rule.ts';
import { conditionFields } from './condition-fields.ts';
import { bodyOf, changesOf, isComplete, newRuleDraft, ruleDraftOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import styles from './routing.module.css';

export interface RuleDrawerProps {
  /** undefined: a new one, of `capability` where that is known. */
  rule: Rule | undefined;
  capability: string | null;
  capabilities: readonly Capability[];
  connections: readonly Connection[];
  rules: readonly Rule[];
  onClose: () => void;
}

const FORM = 'rule-form';
const SHOWN = [
  ...['name', 'capability', 'integration_id', 'fallback_integration_id'],
  ...['conditions', 'is_default', 'priority', 'enabled'],
];

/** Makes a rule or changes one. */
export function RuleDrawer({ rule, capability, capabilities, connections, rules, onClose }: RuleDrawerProps) {
  const { t } = useTranslation(['routing', 'common']);
  const inputOf = (name: string | null) => conditionFields(capabilities.find((one) => one.name === name)?.input ?? {});
  const [draft, setDraft] = useState(() =>
    rule === undefined ? newRuleDraft(capability, rules) : ruleDraftOf(rule, inputOf(rule.capability)),
  );
  const [wasSent, setSent] = useState(false);
  const fields = inputOf(draft.capability);

  const { save, isPending, error } = useSaveRule(rule, onClose);

  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t(rule === undefined ? 'drawer.new' : 'drawer.edit')}
      actions={
        <>
          <Button onPress={onClose}>{t('common:kit.cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isPending={isPending}>
            {t(rule === undefined ? 'drawer.create' : 'common:kit.save')}
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
          setSent(true);
          if (isComplete(draft, fields)) save(bodyOf(draft, fields));
        }}
      >
        <RuleFields
          draft={draft}
          onChange={setDraft}
          isNew={rule === undefined}
          fields={fields}
          capabilities={capabilities}
          connections={connections}
          rules={rules}
          errors={fieldErrorsOf(error)}
          wasSent={wasSent}
        />
        <FormError error={error} shown={SHOWN} />
      </Form>
    </Drawer>
  );
}

function useSaveRule(rule: Rule | undefined, onSaved: () => void) {
  const { t } = useTranslation(['routing', 'common']);
  const toast = useToast();
  const create = useCreateRule();
  const update = useUpdateRule();
  const saved = {
    onSuccess: () => {
      toast(t(rule === undefined ? 'done.created' : 'done.saved'), { tone: 'good' as const });
      onSaved();
    },
  };
  return {
    save: (body: NewRule) => {
      if (rule === undefined) create.mutate(body, saved);
      else update.mutate({ id: rule.id, body: changesOf(rule, body) }, saved);
    },
    isPending: create.isPending || update.isPending,
    error: create.error ?? update.error,
  };
}
