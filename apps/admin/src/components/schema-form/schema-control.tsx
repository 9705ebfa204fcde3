import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../../lib/api/field-errors.ts';
import { draftOfField, problemOf, type Draft, type DraftRecord, type Problem } from '../../lib/schema/form-draft.ts';
import type { FormField } from '../../lib/schema/form-fields.ts';
import { Button } from '../actions/button.tsx';
import { IconButton } from '../actions/icon-button.tsx';
import { Checkbox } from '../fields/checkbox.tsx';
import { PasswordField } from '../fields/password-field.tsx';
import { Select } from '../fields/select.tsx';
import { TextField } from '../fields/text-field.tsx';
import { HubWords } from '../show/hub-words.tsx';
import styles from './schema-form.module.css';

interface SchemaControlProps {
  field: FormField;
  draft: Draft | undefined;
  onChange: (draft: Draft) => void;
  errors: FieldErrors | undefined;
  path: string;
  wasSent: boolean;
}

const LINES = { json: 5, long: 4 } as const;

/** One control, by the kind of its field. */
export function SchemaControl(props: SchemaControlProps) {
  const { field, draft, onChange } = props;
  switch (field.kind) {
    case 'list':
      return <ListControl {...props} draft={Array.isArray(draft) ? (draft as Draft[]) : []} />;
    case 'group':
      return <GroupControl {...props} draft={isRecord(draft) ? draft : {}} />;
    case 'boolean':
      return (
        <Checkbox
          isSelected={draft === true}
          onChange={onChange}
          {...(field.help === undefined ? {} : { help: field.help })}
        >
          <HubWords>{field.label}</HubWords>
        </Checkbox>
      );
    default:
      return <TypedControl {...props} text={typeof draft === 'string' ? draft : ''} />;
  }
}

/** What is typed or picked: text, a secret, a number, JSON, one of a few. */
function TypedControl({ field, text, onChange, errors, path, wasSent }: SchemaControlProps & { text: string }) {
  const { t } = useTranslation();
  const problem = problemOf(field, text, wasSent);
  const common = {
    label: field.label,
    help: field.help,
    isRequired: field.isRequired,
    isHubWords: true,
    name: path,
    error: problem === undefined ? errors?.of(path) : wordsOf(problem, field, t),
  };
  if (field.kind === 'choice') return <Choice {...common} field={field} value={text} onChange={onChange} />;
  if (field.kind === 'secret') return <PasswordField {...common} autoComplete="off" value={text} onChange={onChange} />;
  return (
    <TextField
      {...common}
      value={text}
      onChange={onChange}
      rows={field.kind === 'json' || field.kind === 'long' ? LINES[field.kind] : 1}
      isCode={field.kind === 'json' || field.pattern !== undefined}
      autoComplete="off"
      inputMode={field.kind === 'integer' || field.kind === 'number' ? 'decimal' : 'text'}
      {...(field.example === undefined ? {} : { placeholder: field.example })}
    />
  );
}

function wordsOf(problem: Problem, { example }: FormField, t: TFunction): string {
  const isShown = problem === 'patternMismatch' && example !== undefined;
  return isShown ? t('kit.patternExample', { example }) : t(`kit.${problem}`);
}

interface ChoiceProps {
  label: string;
  help: string | undefined;
  isRequired: boolean;
  name: string;
  error: string | undefined;
  field: FormField;
  value: string;
  onChange: (draft: Draft) => void;
}

// An optional choice can be taken back; a list box needs a key that is a word.
const NOTHING = ' nothing';

function Choice({ field, value, onChange, ...common }: ChoiceProps) {
  const { t } = useTranslation();
  const options = field.options.map((option) => ({ value: option, label: option }));
  return (
    <Select
      {...common}
      options={field.isRequired ? options : [{ value: NOTHING, label: t('kit.noValue') }, ...options]}
      value={value === '' ? (field.isRequired ? null : NOTHING) : value}
      onChange={(chosen) => onChange(chosen === NOTHING ? '' : chosen)}
    />
  );
}

function ListControl(props: Omit<SchemaControlProps, 'draft'> & { draft: readonly Draft[] }) {
  const { field, draft, onChange, errors, path, wasSent } = props;
  const { t } = useTranslation();
  const { item } = field;
  if (item === undefined) return null;
  return (
    <fieldset className={styles.group}>
      <legend>
        <HubWords>{field.label}</HubWords>
      </legend>
      {field.help !== undefined && (
        <p className={styles.help}>
          <HubWords>{field.help}</HubWords>
        </p>
      )}
      {draft.map((one, index) => (
        <div key={index} className={styles.item}>
          <div className={styles.itemControl}>
            <SchemaControl
              field={{ ...item, label: `${field.label} ${index + 1}`, help: undefined }}
              draft={one}
              onChange={(changed) => onChange(draft.with(index, changed))}
              errors={errors}
              path={`${path}.${index}`}
              wasSent={wasSent}
            />
          </div>
          <IconButton
            icon="trash"
            size="small"
            label={t('kit.removeItem', { field: field.label, number: index + 1 })}
            onPress={() => onChange(draft.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onPress={() => onChange([...draft, draftOfField(item, undefined)])}>
        {t('kit.addItem', { field: field.label })}
      </Button>
    </fieldset>
  );
}

function GroupControl(props: Omit<SchemaControlProps, 'draft'> & { draft: DraftRecord }) {
  const { field, draft, onChange, errors, path, wasSent } = props;
  return (
    <fieldset className={styles.group}>
      <legend>
        <HubWords>{field.label}</HubWords>
      </legend>
      {field.help !== undefined && (
        <p className={styles.help}>
          <HubWords>{field.help}</HubWords>
        </p>
      )}
      {field.fields.map((inner) => (
        <SchemaControl
          key={inner.name}
          field={inner}
          draft={draft[inner.name]}
          onChange={(changed) => onChange({ ...draft, [inner.name]: changed })}
          errors={errors}
          path={`${path}.${inner.name}`}
          wasSent={wasSent}
        />
      ))}
    </fieldset>
  );
}

function isRecord(draft: Draft | undefined): draft is DraftRecord {
  return typeof draft === 'object' && !Array.isArray(draft);
}
