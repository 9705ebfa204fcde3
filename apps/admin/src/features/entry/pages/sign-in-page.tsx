import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { PasswordField } from '../../../components/fields/password-field.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useSignIn } from '../api/sign-in.ts';
import { enter } from '../components/enter.ts';
import { EntryForm } from '../components/entry-form.tsx';
import { EntryHead } from '../components/entry-head.tsx';
import styles from '../components/entry.module.css';
import { ResetCommand } from '../components/reset-command.tsx';

export function SignInPage() {
  const { t } = useTranslation('entry');
  const [params] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const errors = fieldErrorsOf(signIn.error);
  const next = params.get('next');
  return (
    <>
      <EntryHead title={t('signIn.title')}>{t(next === null ? 'signIn.noAccount' : 'signIn.toGoOn')}</EntryHead>
      <EntryForm
        submitLabel={t('signIn.submit')}
        isPending={signIn.isPending || signIn.isSuccess}
        onSubmit={() => signIn.mutate({ email, password }, { onSuccess: () => enter(next) })}
      >
        <TextField
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          isRequired
          autoFocus
          value={email}
          onChange={setEmail}
          error={errors.of('email')}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
          error={errors.of('password')}
        />
        <SignInRefusal error={signIn.error} />
      </EntryForm>
      <details className={styles.forgot}>
        <summary>{t('signIn.forgot')}</summary>
        <p>{t('signIn.forgotHelp')}</p>
        <ResetCommand email={email} />
      </details>
    </>
  );
}

function SignInRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('entry');
  if (!(error instanceof ApiError) || error.status !== 401) {
    return <FormError error={error} shown={['email', 'password']} />;
  }
  return (
    <Notice tone="bad" isAlert>
      {t('signIn.refused')}
    </Notice>
  );
}
