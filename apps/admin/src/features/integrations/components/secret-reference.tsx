import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { SchemaForm } from '../../../components/schema-form/schema-form.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import type { DraftRecord } from '../../../lib/schema/form-draft.ts';
import type { FormField } from '../../../lib/schema/form-fields.ts';
import { useHubFacts } from '../api/get-hub-facts.ts';
import styles from './secret-reference.module.css';

/** `env://NAME`, `gcp://…`: where a value is kept instead of the value. */
const REFERENCE = String.raw`^[a-z][a-z0-9+.\-]*://\S+$`;

export interface ReferenceChoice {
  /** The fields as they are to be drawn and judged: those that are references take an address instead of a secret. */
  readonly fields: readonly FormField[];
  has: (name: string) => boolean;
  toggle: (name: string) => void;
}

/** Which of these fields are given as secret references. */
export function useReferenceChoice(fields: readonly FormField[]): ReferenceChoice {
  const { t } = useTranslation('integrations/connections');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const prefix = useHubFacts().data?.secret_env_prefixes[0] ?? '';
  return {
    has: (name) => chosen.has(name),
    toggle: (name) => setChosen((before) => toggled(before, name)),
    fields: fields.map((field) =>
      chosen.has(field.name)
        ? {
            ...field,
            kind: 'text',
            pattern: REFERENCE,
            example: `env://${prefix}${field.name.toUpperCase()}`,
            help: t('reference.help'),
          }
        : field,
    ),
  };
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set(names.has(name) ? [...names].filter((one) => one !== name) : [...names, name]);
}

interface CredentialControlsProps {
  choice: ReferenceChoice;
  draft: DraftRecord;
  onChange: (draft: DraftRecord) => void;
  errors: FieldErrors;
  wasSent: boolean;
}

/** The credentials of a provider, each with "use a secret reference instead". */
export function CredentialControls({ choice, draft, onChange, errors, wasSent }: CredentialControlsProps) {
  const { t } = useTranslation('integrations/connections');
  const withChoice = ({ name, label }: FormField, control: ReactNode) => (
    <div className={styles.credential}>
      {control}
      <Button
        size="small"
        variant="quiet"
        className={styles.toggle}
        aria-label={`${label}: ${t(choice.has(name) ? 'reference.giveValue' : 'reference.use')}`}
        onPress={() => {
          choice.toggle(name);
          onChange({ ...draft, [name]: '' });
        }}
      >
        {t(choice.has(name) ? 'reference.giveValue' : 'reference.use')}
      </Button>
    </div>
  );
  return (
    <SchemaForm
      fields={choice.fields}
      draft={draft}
      onChange={onChange}
      errors={errors}
      path="credentials"
      wasSent={wasSent}
      wrap={withChoice}
    />
  );
}
