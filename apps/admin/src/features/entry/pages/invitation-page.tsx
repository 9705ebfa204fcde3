import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PasswordField } from '../../../components/fields/password-field.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useAcceptInvitation } from '../api/accept-invitation.ts';
import { useInvitation, type Invitation } from '../api/get-invitation.ts';
import { ClosedDoor } from '../components/closed-door.tsx';
import { enter } from '../components/enter.ts';
import { EntryForm } from '../components/entry-form.tsx';
import { EntryHead } from '../components/entry-head.tsx';
import { NewPersonFields } from '../components/new-person-fields.tsx';

/** Somebody follows the link of an invitation. */
export function InvitationPage() {
  const { t } = useTranslation('entry');
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const invitation = useInvitation(token);
  if (invitation.error instanceof ApiError && [404, 409, 410].includes(invitation.error.status)) {
    return <ClosedDoor title={t('invitation.goneTitle')}>{t('invitation.gone')}</ClosedDoor>;
  }
  return <Loaded query={invitation}>{(found) => <AcceptForm token={token} invitation={found} />}</Loaded>;
}

function AcceptForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('entry');
  const [person, setPerson] = useState({ name: '', password: '' });
  const accept = useAcceptInvitation();
  const errors = fieldErrorsOf(accept.error);
  const tenant = invitation.tenant.name;
  // Somebody with an account shows that it is theirs; somebody new chooses a name and a password.
  const body = invitation.has_account ? { password: person.password } : person;
  return (
    <>
      <EntryHead title={t('invitation.title', { tenant })}>
        {t('invitation.intro', { tenant, email: invitation.email })}
      </EntryHead>
      <EntryForm
        submitLabel={t('invitation.submit')}
        isPending={accept.isPending || accept.isSuccess}
        onSubmit={() => accept.mutate({ token, body }, { onSuccess: () => enter('/') })}
      >
        {/* So that a password manager keeps the password under this address. */}
        <input type="text" hidden autoComplete="username" value={invitation.email} readOnly />
        {invitation.has_account ? (
          <PasswordField
            label={t('password')}
            name="password"
            autoComplete="current-password"
            isRequired
            autoFocus
            help={t('invitation.hasAccount')}
            value={person.password}
            onChange={(password) => setPerson({ ...person, password })}
            error={errors.of('password')}
          />
        ) : (
          <NewPersonFields value={person} onChange={setPerson} errors={errors} autoFocus />
        )}
        <FormError error={accept.error} shown={['name', 'password']} />
      </EntryForm>
    </>
  );
}
