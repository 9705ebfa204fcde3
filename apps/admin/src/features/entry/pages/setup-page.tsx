import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useSetup } from '../api/get-setup.ts';
import { useSetUp } from '../api/set-up.ts';
import { ClosedDoor } from '../components/closed-door.tsx';
import { enter } from '../components/enter.ts';
import { EntryForm } from '../components/entry-form.tsx';
import { EntryHead } from '../components/entry-head.tsx';
import { NewPersonFields } from '../components/new-person-fields.tsx';

/** First run: the link that the hub printed carries a token; who opens it becomes the first owner. */
export function SetupPage() {
  const { t } = useTranslation('entry');
  const [params] = useSearchParams();
  const token = params.get('token');
  const setup = useSetup();
  return (
    <Loaded query={setup}>
      {({ needed }) => {
        if (!needed) return <ClosedDoor title={t('setup.doneTitle')}>{t('setup.done')}</ClosedDoor>;
        if (token === null) return <EntryHead title={t('setup.needLinkTitle')}>{t('setup.needLink')}</EntryHead>;
        return <SetupForm token={token} />;
      }}
    </Loaded>
  );
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation('entry');
  const [email, setEmail] = useState('');
  const [person, setPerson] = useState({ name: '', password: '' });
  const setUp = useSetUp();
  const errors = fieldErrorsOf(setUp.error);
  const isTokenRefused =
    errors.of('token') !== undefined || (setUp.error instanceof ApiError && [401, 403].includes(setUp.error.status));
  return (
    <>
      <EntryHead title={t('setup.title')}>{t('setup.intro')}</EntryHead>
      <EntryForm
        submitLabel={t('setup.submit')}
        isPending={setUp.isPending || setUp.isSuccess}
        onSubmit={() => setUp.mutate({ token, email, ...person }, { onSuccess: () => enter('/') })}
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
        <NewPersonFields value={person} onChange={setPerson} errors={errors} />
        {isTokenRefused ? (
          <Notice tone="bad" isAlert>
            {t('setup.badToken')}
          </Notice>
        ) : (
          <FormError error={setUp.error} shown={['email', 'name', 'password']} />
        )}
      </EntryForm>
    </>
  );
}
