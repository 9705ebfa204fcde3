import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../../components/fields/password-field.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';

export interface NewPerson {
  name: string;
  password: string;
}

/** The name and the first password of somebody who comes in. */
export function NewPersonFields(props: {
  value: NewPerson;
  onChange: (value: NewPerson) => void;
  errors: FieldErrors;
  autoFocus?: boolean;
}) {
  const { value, onChange, errors, autoFocus = false } = props;
  const { t } = useTranslation('entry');
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        isRequired
        autoFocus={autoFocus}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        error={errors.of('name')}
      />
      <PasswordField
        label={t('newPassword')}
        name="password"
        autoComplete="new-password"
        isRequired
        help={t('passwordHelp')}
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
        error={errors.of('password')}
      />
    </>
  );
}
