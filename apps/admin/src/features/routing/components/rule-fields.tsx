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
import { environmentOf } from './serving.ts';

interface RuleFieldsProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  /** undefined: a new one. */
  rule: Rule | undefined;
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
      {draft.capability !== null && (
        <ConditionsEditor
          fields={fields}
          drafts={draft.conditions}
          onChange={(conditions) => onChange({ ...draft, conditions })}
          errors={errors}
          wasSent={wasSent}
        />
      )}
      <ConnectionFields {...props} />
      <StandingFields {...props} />
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

/** Whether it is the default, and whether it is in use. */
function StandingFields({ draft, onChange, rule, rules, connections }: RuleFieldsProps) {
  const { t } = useTranslation(['routing', 'common']);
  const other = otherDefault(draft, rule, rules, connections);
  const name = other && (other.name ?? t('unnamed'));
  return (
    <div>
      <Checkbox
        isSelected={draft.isDefault}
        isDisabled={name !== undefined && !draft.isDefault}
        onChange={(isDefault) => onChange({ ...draft, isDefault })}
        help={name === undefined ? t('drawer.defaultHelp') : t('drawer.defaultTaken', { name })}
      >
        {t('drawer.default')}
      </Checkbox>
      <Checkbox isSelected={draft.enabled} onChange={(enabled) => onChange({ ...draft, enabled })}>
        {t('drawer.enabled')}
      </Checkbox>
    </div>
  );
}

/** The default rule that the environment of the draft's connection has already: there can be one only. */
function otherDefault(
  draft: RuleDraft,
  rule: Rule | undefined,
  rules: readonly Rule[],
  connections: readonly Connection[],
): Rule | undefined {
  const byId = new Map(connections.map((one) => [one.id, one]));
  const environment = byId.get(draft.integrationId ?? '')?.environment;
  return rules.find(
    (one) =>
      one.is_default &&
      one.id !== rule?.id &&
      one.capability === draft.capability &&
      environmentOf(one, byId) === environment,
  );
}

function CapabilityField({
  draft,
  onChange,
  rule,
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
      isDisabled={rule !== undefined}
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
