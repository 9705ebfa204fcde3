import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PasswordField } from '../../../components/fields/password-field.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { usePasswordReset } from '../api/get-password-reset.ts';
import { useResetPassword } from '../api/reset-password.ts';
import { ClosedDoor } from '../components/closed-door.tsx';
import { enter } from '../components/enter.ts';
import { EntryForm } from '../components/entry-form.tsx';
import { EntryHead } from '../components/entry-head.tsx';
import { ResetCommand } from '../components/reset-command.tsx';

/** Somebody follows the link that the hub's operator made for them. */
export function ResetPasswordPage() {
  const { t } = useTranslation('entry');
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const reset = usePasswordReset(token);
  if (token === '' || isGone(reset.error)) {
    return (
      <ClosedDoor title={t('reset.goneTitle')}>
        {t('reset.gone')} <ResetCommand email="" />
      </ClosedDoor>
    );
  }
  return <Loaded query={reset}>{({ email }) => <ResetForm token={token} email={email} />}</Loaded>;
}

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

function ResetForm({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation('entry');
  const [password, setPassword] = useState('');
  const reset = useResetPassword();
  return (
    <>
      <EntryHead title={t('reset.title')}>{t('reset.intro', { email })}</EntryHead>
      <EntryForm
        submitLabel={t('reset.submit')}
        isPending={reset.isPending || reset.isSuccess}
        onSubmit={() => reset.mutate({ token, password }, { onSuccess: () => enter('/') })}
      >
        {/* So that a password manager changes the password it keeps under this address. */}
        <input type="text" hidden autoComplete="username" value={email} readOnly />
        <PasswordField
          label={t('newPassword')}
          name="password"
          autoComplete="new-password"
          isRequired
          autoFocus
          help={t('passwordHelp')}
          value={password}
          onChange={setPassword}
          error={fieldErrorsOf(reset.error).of('password')}
        />
        <FormError error={reset.error} shown={['password']} />
      </EntryForm>
    </>
  );
}
