import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { PasswordField } from '../../../components/fields/password-field.tsx';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { Card } from '../../../components/show/card.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useChangePassword } from '../api/change-password.ts';
import styles from './account.module.css';

const EMPTY = { current_password: '', new_password: '' };

/** Another password; whoever is signed in as this person elsewhere is signed out. */
export function PasswordCard() {
  const { t } = useTranslation('account');
  const { person } = useSession();
  const [passwords, setPasswords] = useState(EMPTY);
  const toast = useToast();
  const change = useChangePassword();
  const errors = fieldErrorsOf(change.error);
  const changed = () => {
    setPasswords(EMPTY);
    toast(t('password.changed'), { tone: 'good' });
  };
  return (
    <Card title={t('password.title')} className={styles.card}>
      <StackedForm
        submitLabel={t('password.submit')}
        isPending={change.isPending}
        error={change.error}
        shown={Object.keys(EMPTY)}
        onSubmit={() => change.mutate(passwords, { onSuccess: changed })}
      >
        {/* So that a password manager changes the password it keeps under this address. */}
        <input type="text" hidden autoComplete="username" value={person.email} readOnly />
        <PasswordField
          label={t('password.current')}
          name="current_password"
          autoComplete="current-password"
          isRequired
          value={passwords.current_password}
          onChange={(current_password) => setPasswords({ ...passwords, current_password })}
          error={errors.of('current_password')}
        />
        <PasswordField
          label={t('password.new')}
          name="new_password"
          autoComplete="new-password"
          isRequired
          help={t('password.help')}
          value={passwords.new_password}
          onChange={(new_password) => setPasswords({ ...passwords, new_password })}
          error={errors.of('new_password')}
        />
      </StackedForm>
    </Card>
  );
}
