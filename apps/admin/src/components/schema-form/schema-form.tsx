import type { ReactNode } from 'react';
import type { FieldErrors } from '../../lib/api/field-errors.ts';
import type { Draft, DraftRecord } from '../../lib/schema/form-draft.ts';
import type { FormField } from '../../lib/schema/form-fields.ts';
import { SchemaControl } from './schema-control.tsx';
import styles from './schema-form.module.css';

export interface SchemaFormProps {
  /** Of `credentialFields(...)` or `schemaFields(...)`. */
  fields: readonly FormField[];
  draft: DraftRecord;
  onChange: (draft: DraftRecord) => void;
  /** What the hub refused, and where these fields hang in its body: `credentials`, `input`. */
  errors?: FieldErrors;
  path?: string;
  /** After the first try to send: empty required fields are then marked. */
  wasSent?: boolean;
  /** Puts something around or in place of a control, such as "use a secret reference instead". */
  wrap?: (field: FormField, control: ReactNode) => ReactNode;
}

/** The controls of a schema, without form element or button: `valueOfDraft` gives what to send, `hasProblem` whether to. */
export function SchemaForm(props: SchemaFormProps) {
  const { fields, draft, onChange, errors, path = '', wasSent = false, wrap } = props;
  return (
    <div className={styles.form}>
      {fields.map((field) => {
        const control = (
          <SchemaControl
            field={field}
            draft={draft[field.name]}
            onChange={(value: Draft) => onChange({ ...draft, [field.name]: value })}
            errors={errors}
            path={path === '' ? field.name : `${path}.${field.name}`}
            wasSent={wasSent}
          />
        );
        return <div key={field.name}>{wrap === undefined ? control : wrap(field, control)}</div>;
      })}
    </div>
  );
}
