import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import {
  newDraft,
  operatorsFor,
  problemOfDraft,
  takesNothing,
  type ConditionDraft,
  type ValueType,
} from './condition-draft.ts';
import type { ConditionField } from './condition-fields.ts';
import { ConditionValue } from './condition-value.tsx';
import { fieldOfDraft } from './rule-draft.ts';
import styles from './routing.module.css';

interface ConditionsEditorProps {
  fields: readonly ConditionField[];
  drafts: readonly ConditionDraft[];
  onChange: (drafts: readonly ConditionDraft[]) => void;
  /** What the hub refused, at `conditions.0.value` and the like. */
  errors: FieldErrors;
  /** After the first try to save: what is missing is then marked. */
  wasSent: boolean;
}

/** When a rule holds: every condition of the list. */
export function ConditionsEditor({ fields, drafts, onChange, errors, wasSent }: ConditionsEditorProps) {
  const { t } = useTranslation(['routing', 'common']);
  const [first] = fields;
  const adder = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number>();
  const add = (field: ConditionField) => {
    const draft = newDraft(field);
    setAdded(draft.key);
    onChange([...drafts, draft]);
  };
  const remove = (index: number) => {
    onChange(drafts.toSpliced(index, 1));
    adder.current?.focus();
  };
  return (
    <fieldset className={styles.conditions}>
      <legend>{t('editor.title')}</legend>
      <p className={styles.soft}>{t(drafts.length === 0 ? 'editor.none' : 'editor.all')}</p>
      {drafts.map((draft, index) => (
        <ConditionRow
          key={draft.key}
          number={index + 1}
          fields={fields}
          draft={draft}
          onChange={(changed) => onChange(drafts.with(index, changed))}
          onRemove={() => remove(index)}
          isNew={draft.key === added}
          errors={errors}
          wasSent={wasSent}
        />
      ))}
      <Button
        ref={adder}
        size="small"
        icon="plus"
        isDisabled={first === undefined}
        onPress={() => first !== undefined && add(first)}
      >
        {t('editor.add')}
      </Button>
    </fieldset>
  );
}

interface ConditionRowProps {
  number: number;
  fields: readonly ConditionField[];
  draft: ConditionDraft;
  onChange: (draft: ConditionDraft) => void;
  onRemove: () => void;
  /** Just added: whoever added it goes on there. */
  isNew: boolean;
  errors: FieldErrors;
  wasSent: boolean;
}

function ConditionRow(props: ConditionRowProps) {
  const { number, fields, draft, onRemove, errors, wasSent } = props;
  const { t } = useTranslation(['routing', 'common']);
  const field = fieldOfDraft(draft, fields);
  const problem = problemOfDraft(draft, field);
  const shown = problem !== undefined && (wasSent || problem.problem === 'notANumber') ? problem : undefined;
  const errorOf = (part: 'subkey' | 'value') =>
    shown?.part === part
      ? t(`common:kit.${shown.problem}`)
      : errors.of(`conditions.${number - 1}.${part === 'subkey' ? 'field' : 'value'}`);
  return (
    <div role="group" aria-label={t('editor.condition', { number })} className={styles.condition}>
      <FieldAndOperator {...props} field={field} />
      <IconButton
        icon="trash"
        size="small"
        className={styles.remove}
        label={t('editor.remove', { number })}
        onPress={onRemove}
      />
      {(field?.isOpen === true || !takesNothing(draft.operator)) && (
        <div className={styles.wide}>
          <KeyAndValue {...props} field={field} errorOf={errorOf} />
        </div>
      )}
    </div>
  );
}

function FieldAndOperator(props: ConditionRowProps & { field: ConditionField | undefined }) {
  const { number, fields, draft, field, onChange, isNew, errors } = props;
  const { t } = useTranslation(['routing', 'common']);
  const path = `conditions.${number - 1}`;
  return (
    <>
      <Select
        label={t('editor.field')}
        isRequired
        autoFocus={isNew}
        options={optionsOf(fields, draft, t)}
        value={draft.path}
        onChange={(chosen) => {
          const next = fields.find((one) => one.path === chosen);
          if (next !== undefined) onChange(newDraft(next, draft.key));
        }}
        error={field?.isOpen === true ? undefined : errors.of(`${path}.field`)}
      />
      <Select
        label={t('editor.operator')}
        isRequired
        options={operatorsFor(field, draft.operator).map((value) => ({ value, label: t(`operators.${value}`) }))}
        value={draft.operator}
        onChange={(operator) => onChange({ ...draft, operator })}
        error={errors.of(`${path}.operator`)}
      />
    </>
  );
}

interface KeyAndValueProps extends ConditionRowProps {
  field: ConditionField | undefined;
  errorOf: (part: 'subkey' | 'value') => string | undefined;
}

function KeyAndValue({ draft, field, onChange, errorOf }: KeyAndValueProps) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <>
      {field?.isOpen === true && (
        <TextField
          label={t('editor.key', { field: labelOf(field.path) })}
          isRequired
          isCode
          value={draft.subkey}
          onChange={(subkey) => onChange({ ...draft, subkey })}
          error={errorOf('subkey')}
        />
      )}
      {!takesNothing(draft.operator) && (
        <>
          {field?.kind === 'any' && <TypeChoice draft={draft} onChange={onChange} />}
          <ConditionValue draft={draft} field={field} onChange={onChange} error={errorOf('value')} />
        </>
      )}
    </>
  );
}

/** Where the field does not say what its value is, the person does: 5 and "5" are not the same. */
function TypeChoice({ draft, onChange }: { draft: ConditionDraft; onChange: (draft: ConditionDraft) => void }) {
  const { t } = useTranslation(['routing', 'common']);
  const types: readonly ValueType[] = ['text', 'number', 'boolean'];
  return (
    <Select
      label={t('editor.type')}
      isRequired
      options={types.map((value) => ({ value, label: t(`editor.types.${value}`) }))}
      value={draft.type}
      onChange={(type) => onChange({ ...draft, type, text: type === 'boolean' ? 'true' : draft.text })}
    />
  );
}

function optionsOf(
  fields: readonly ConditionField[],
  draft: ConditionDraft,
  t: (key: 'editor.ofRequest' | 'editor.ofInput') => string,
) {
  const known = fields.map(({ path, isOpen }) => ({
    value: path,
    label: isOpen ? `${labelOf(path)}.…` : labelOf(path),
    note: t(path.startsWith('input.') ? 'editor.ofInput' : 'editor.ofRequest'),
  }));
  // A field that the capability no longer has: shown, so that it can be replaced.
  return known.some(({ value }) => value === draft.path)
    ? known
    : [{ value: draft.path, label: labelOf(draft.path) }, ...known];
}

function labelOf(path: string): string {
  return path.replace(/^input\./, '');
}
