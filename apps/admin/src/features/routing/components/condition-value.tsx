import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from '../../../components/fields/checkbox-group.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { takesList, typeOfDraft, type ConditionDraft, type ValueType } from './condition-draft.ts';
import type { ConditionField } from './condition-fields.ts';

interface ConditionValueProps {
  draft: ConditionDraft;
  field: ConditionField | undefined;
  onChange: (draft: ConditionDraft) => void;
  error: string | undefined;
}

/** What the field is compared with, by the type of the field and the operator. */
export function ConditionValue(props: ConditionValueProps) {
  const { draft, field } = props;
  const type = typeOfDraft(draft, field);
  if (field?.kind === 'choice' && takesList(draft.operator)) return <Choices {...props} options={field.options} />;
  if (field?.kind === 'choice') return <Choice {...props} options={field.options} />;
  if (type === 'boolean' && !takesList(draft.operator)) return <YesOrNo {...props} />;
  return <Typed {...props} type={type} />;
}

function Typed({ draft, onChange, error, type }: ConditionValueProps & { type: ValueType }) {
  const { t } = useTranslation(['routing', 'common']);
  const isList = takesList(draft.operator);
  return (
    <TextField
      label={t(isList ? 'editor.values' : 'editor.value')}
      isRequired
      value={draft.text}
      onChange={(text) => onChange({ ...draft, text })}
      error={error}
      help={isList ? t('editor.onePerLine') : undefined}
      rows={isList ? 3 : 1}
      inputMode={type === 'number' && !isList ? 'decimal' : 'text'}
      autoComplete="off"
    />
  );
}

function Choice({ draft, onChange, error, options }: ConditionValueProps & { options: readonly string[] }) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <Select
      label={t('editor.value')}
      isRequired
      options={options.map((option) => ({ value: option, label: option }))}
      value={draft.text === '' ? null : draft.text}
      onChange={(text) => onChange({ ...draft, text })}
      error={error}
    />
  );
}

function Choices({ draft, onChange, error, options }: ConditionValueProps & { options: readonly string[] }) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <CheckboxGroup
      label={t('editor.values')}
      isRequired
      options={options.map((option) => ({ value: option, label: option }))}
      value={draft.chosen}
      onChange={(chosen) => onChange({ ...draft, chosen })}
      error={error}
    />
  );
}

function YesOrNo({ draft, onChange, error }: ConditionValueProps) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <Select
      label={t('editor.value')}
      isRequired
      options={[
        { value: 'true', label: t('common:kit.yes') },
        { value: 'false', label: t('common:kit.no') },
      ]}
      value={draft.text === 'false' ? 'false' : 'true'}
      onChange={(text) => onChange({ ...draft, text })}
      error={error}
    />
  );
}
