import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { ComboBox } from '../../../components/fields/combo-box.tsx';
import { Select, type Option } from '../../../components/fields/select.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { Connection } from '../../integrations/index.ts';
import type { Rule } from '../api/list-rules.ts';
import type { ConditionField } from './condition-fields.ts';
import { ConditionsEditor } from './conditions-editor.tsx';
import { isPriority, newRuleDraft, type RuleDraft } from './rule-draft.ts';
import styles from './routing.module.css';

interface RuleFieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  isNew: boolean;
  fields: readonly ConditionField[];
  capabilities: readonly Capability[];
  connections: readonly Connection[];
  rules: readonly Rule[];
  errors: FieldErrors;
  wasSent: boolean;
}

/** The controls of a rule, in the order of its sentence: what, when, where to, else. */
export function RuleFields(props: RuleFieldsProps) {
  const { draft, onChange, fields, errors, wasSent } = props;
  const { t } = useTranslation(['routing', 'common']);
  return (
    <>
      <CapabilityField {...props} />
      <ConnectionFields {...props} />
      {draft.capability !== null && (
        <ConditionsEditor
          fields={fields}
          drafts={draft.conditions}
          onChange={(conditions) => onChange({ ...draft, conditions })}
          errors={errors}
          wasSent={wasSent}
        />
      )}
      <StandingFields draft={draft} onChange={onChange} errors={errors} />
      <TextField
        label={t('drawer.name')}
        help={t('drawer.nameHelp')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={errors.of('name')}
        maxLength={200}
      />
      {!draft.isDefault && (
        <TextField
          label={t('drawer.priority')}
          help={t('drawer.priorityHelp')}
          isRequired
          inputMode="numeric"
          value={draft.priority}
          onChange={(priority) => onChange({ ...draft, priority })}
          error={isPriority(draft.priority) ? errors.of('priority') : t('common:kit.notANumber')}
        />
      )}
    </>
  );
}

type Standing = Pick<RuleFieldsProps, 'draft' | 'onChange' | 'errors'>;

/** Whether it is the default, and whether it is in use. */
function StandingFields({ draft, onChange, errors }: Standing) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <div>
      <Checkbox
        isSelected={draft.isDefault}
        onChange={(isDefault) => onChange({ ...draft, isDefault })}
        help={t('drawer.defaultHelp')}
      >
        {t('drawer.default')}
      </Checkbox>
      {errors.of('is_default') !== undefined && (
        <p className={styles.error} role="alert" dir="auto">
          {errors.of('is_default')}
        </p>
      )}
      <Checkbox isSelected={draft.enabled} onChange={(enabled) => onChange({ ...draft, enabled })}>
        {t('drawer.enabled')}
      </Checkbox>
    </div>
  );
}

function CapabilityField({
  draft,
  onChange,
  isNew,
  capabilities,
  connections,
  rules,
  errors,
  wasSent,
}: RuleFieldsProps) {
  const { t } = useTranslation(['routing', 'common']);
  const missing = wasSent && draft.capability === null ? t('common:kit.requiredField') : undefined;
  const usable = capabilities.filter(
    ({ name }) =>
      name === draft.capability || connections.some(({ enabled_capabilities: enabled }) => enabled.includes(name)),
  );
  return (
    <ComboBox
      label={t('drawer.capability')}
      isRequired
      isDisabled={!isNew}
      options={usable.map(({ name, title }) => ({ value: name, label: title, note: name }))}
      value={draft.capability}
      // Fields and connections are another capability's: only the rest of what was typed stays.
      onChange={(capability) =>
        onChange({
          ...newRuleDraft(capability, rules),
          name: draft.name,
          enabled: draft.enabled,
          isDefault: draft.isDefault,
        })
      }
      error={missing ?? errors.of('capability')}
    />
  );
}

// A list box needs a key that is a word.
const NO_FALLBACK = ' none';

function ConnectionFields({ draft, onChange, connections, errors, wasSent }: RuleFieldsProps) {
  const { t } = useTranslation(['routing', 'common']);
  const able = connections.filter((one) => one.enabled_capabilities.includes(draft.capability ?? ''));
  const chosen = connections.find((one) => one.id === draft.integrationId);
  const others = able.filter((one) => one.id !== chosen?.id && one.environment === chosen?.environment);
  const optionOf = (connection: Connection): Option => ({
    value: connection.id,
    label: nameOfConnection(connection),
    note: t(`common:environments.${connection.environment}`),
  });
  const optionsFor = (offered: readonly Connection[], id: string | null): Option[] => {
    if (id === null || offered.some((one) => one.id === id)) return offered.map(optionOf);
    const set = connections.find((one) => one.id === id);
    return [set ? optionOf(set) : { value: id, label: t('common:kit.deletedConnection') }, ...offered.map(optionOf)];
  };
  const missing = wasSent && draft.integrationId === null ? t('common:kit.requiredField') : undefined;
  return (
    <>
      <Select
        label={t('drawer.connection')}
        isRequired
        isDisabled={draft.capability === null}
        options={optionsFor(able, draft.integrationId)}
        value={draft.integrationId}
        onChange={(integrationId) => onChange({ ...draft, integrationId, fallbackId: null })}
        error={missing ?? errors.of('integration_id')}
      />
      <Select
        label={t('drawer.fallback')}
        help={t(chosen !== undefined && others.length === 0 ? 'drawer.noFallback' : 'drawer.fallbackHelp')}
        isDisabled={draft.integrationId === null}
        options={[{ value: NO_FALLBACK, label: t('common:kit.none') }, ...optionsFor(others, draft.fallbackId)]}
        value={draft.fallbackId ?? NO_FALLBACK}
        onChange={(id) => onChange({ ...draft, fallbackId: id === NO_FALLBACK ? null : id })}
        error={errors.of('fallback_integration_id')}
      />
    </>
  );
}
