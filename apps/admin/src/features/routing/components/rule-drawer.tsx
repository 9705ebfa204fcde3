import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { FormDrawer } from '../../../components/overlays/form-drawer.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { Connection } from '../../integrations/index.ts';
import { useCreateRule, type NewRule } from '../api/create-rule.ts';
import type { Rule } from '../api/list-rules.ts';
import { useUpdateRule } from '../api/update-rule.ts';
import { conditionFields } from './condition-fields.ts';
import { bodyOf, changesOf, isComplete, newRuleDraft, ruleDraftOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';

export interface RuleDrawerProps {
  /** undefined: a new one, of `capability` where that is known. */
  rule: Rule | undefined;
  capability: string | null;
  capabilities: readonly Capability[];
  connections: readonly Connection[];
  rules: readonly Rule[];
  onClose: () => void;
}

const SHOWN = [...['name', 'capability', 'integration_id', 'fallback_integration_id'], ...['conditions', 'priority']];

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
    <FormDrawer
      title={t(rule === undefined ? 'drawer.new' : 'drawer.edit')}
      onClose={onClose}
      submitLabel={t(rule === undefined ? 'drawer.create' : 'common:kit.save')}
      isPending={isPending}
      error={error}
      shown={SHOWN}
      onSubmit={() => {
        setSent(true);
        if (isComplete(draft, fields)) save(bodyOf(draft, fields));
      }}
    >
      <RuleFields
        draft={draft}
        onChange={setDraft}
        rule={rule}
        fields={fields}
        capabilities={capabilities}
        connections={connections}
        rules={rules}
        errors={fieldErrorsOf(error)}
        wasSent={wasSent}
      />
    </FormDrawer>
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
