import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { ConfirmDialog } from '../../../components/overlays/confirm-dialog.tsx';
import { Menu } from '../../../components/overlays/menu.tsx';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import type { Invitation } from '../api/list-invitations.ts';
import { useRevokeInvitation } from '../api/revoke-invitation.ts';

/** A new link for who lost theirs or came too late, and taking the invitation back. */
export function InvitationMenu({ invitation, onRenew }: { invitation: Invitation; onRenew: () => void }) {
  const { t } = useTranslation('members');
  const [isAsked, setAsked] = useState(false);
  const label = t('invitations.actionsOf', { email: invitation.email });
  return (
    <>
      <Menu
        label={label}
        trigger={(props) => <IconButton {...props} icon="more" size="small" label={label} />}
        groups={[
          {
            id: 'all',
            items: [
              {
                id: 'renew',
                label: t('invitations.renew'),
                note: t('invitations.renewNote'),
                icon: 'refresh',
                onAction: onRenew,
              },
              {
                id: 'revoke',
                label: t('invitations.revoke'),
                icon: 'trash',
                isDanger: true,
                onAction: () => setAsked(true),
              },
            ],
          },
        ]}
      />
      <RevokeDialog invitation={invitation} isOpen={isAsked} onClose={() => setAsked(false)} />
    </>
  );
}

interface RevokeDialogProps {
  invitation: Invitation;
  isOpen: boolean;
  onClose: () => void;
}

function RevokeDialog({ invitation, isOpen, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('members');
  const toast = useToast();
  const { mutateAsync, isPending } = useRevokeInvitation();
  const { id, email } = invitation;
  const revoke = async () => {
    try {
      await mutateAsync(id);
      toast(t('invitations.revoked', { email }), { tone: 'good' });
    } catch (error) {
      toast(messageOf(error), { tone: 'bad' });
    }
    onClose();
    focusHeadingIfLost();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => void revoke()}
      isPending={isPending}
      title={t('invitations.revokeTitle', { email })}
      confirmLabel={t('invitations.revoke')}
      dismissLabel={t('invitations.keep')}
    >
      <p>{t('invitations.revokeText')}</p>
    </ConfirmDialog>
  );
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');
