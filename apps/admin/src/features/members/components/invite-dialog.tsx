import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { Dialog } from '../../../components/overlays/dialog.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Role } from '../../../lib/session/session.ts';
import { useInviteMember, type IssuedInvitation } from '../api/invite-member.ts';
import { IssuedDialog } from './issued-dialog.tsx';

interface InviteDialogProps {
  roles: readonly Role[];
  onClose: () => void;
}

/** Asks whom and as what; then shows the link, this once. */
export function InviteDialog({ roles, onClose }: InviteDialogProps) {
  const { t } = useTranslation(['members', 'common']);
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  if (issued !== null) return <IssuedDialog issued={issued} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title={t('invite.title')}>
      <InviteForm roles={roles} onClose={onClose} onIssued={setIssued} />
    </Dialog>
  );
}

function InviteForm(props: InviteDialogProps & { onIssued: (issued: IssuedInvitation) => void }) {
  const { roles, onClose, onIssued } = props;
  const { t } = useTranslation(['members', 'common']);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const invite = useInviteMember();
  const errors = fieldErrorsOf(invite.error);
  return (
    <StackedForm
      submitLabel={t('invite.submit')}
      isPending={invite.isPending}
      error={invite.error}
      shown={['email', 'role']}
      onCancel={onClose}
      onSubmit={() => invite.mutate({ email, role }, { onSuccess: onIssued })}
    >
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="off"
        isRequired
        autoFocus
        value={email}
        onChange={setEmail}
        error={errors.of('email')}
      />
      <RadioGroup
        label={t('role')}
        name="role"
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: t(`common:roles.${value}`), note: t(`roleNotes.${value}`) }))}
        error={errors.of('role')}
        {...(roles.includes('owner') ? {} : { help: t('invite.ownersOnly') })}
      />
    </StackedForm>
  );
}
