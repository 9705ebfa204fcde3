import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { ConfirmDialog } from '../../../components/overlays/confirm-dialog.tsx';
import { Menu } from '../../../components/overlays/menu.tsx';
import type { Member } from '../../../lib/actors/list-members.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { useSession, type Role } from '../../../lib/session/session.ts';
import { useChangeRole } from '../api/change-role.ts';
import { useRemoveMember } from '../api/remove-member.ts';

/** What may be done to a member: another role, at once; removing, after a question. */
export function MemberMenu({ member, roles }: { member: Member; roles: readonly Role[] }) {
  const { t } = useTranslation(['members', 'common']);
  const { person } = useSession();
  const [asked, setAsked] = useState<'remove' | Role | null>(null);
  const change = useRoleChange(member);
  const isSelf = member.id === person.id;
  // A smaller role of one's own cannot be taken back by oneself.
  const choose = (role: Role) => (isSelf ? setAsked(role) : change(role));
  return (
    <>
      <Menu
        label={t('actionsOf', { name: member.name })}
        trigger={(props) => (
          <IconButton {...props} icon="more" size="small" label={t('actionsOf', { name: member.name })} />
        )}
        groups={[
          {
            id: 'role',
            title: t('role'),
            items: roles.map((role) => ({
              id: role,
              label: t(`common:roles.${role}`),
              note: t(`roleNotes.${role}`),
              isSelected: role === member.role,
              onAction: () => {
                if (role !== member.role) choose(role);
              },
            })),
          },
          {
            id: 'remove',
            items: [
              {
                id: 'remove',
                label: t(isSelf ? 'leave.action' : 'remove.action'),
                icon: 'trash',
                isDanger: true,
                onAction: () => setAsked('remove'),
              },
            ],
          },
        ]}
      />
      <RemoveDialog member={member} isOpen={asked === 'remove'} isSelf={isSelf} onClose={() => setAsked(null)} />
      {asked !== null && asked !== 'remove' && (
        <OwnRoleDialog role={asked} onClose={() => setAsked(null)} onConfirm={() => change(asked)} />
      )}
    </>
  );
}

interface OwnRoleDialogProps {
  role: Role;
  onClose: () => void;
  onConfirm: () => void;
}

function OwnRoleDialog({ role, onClose, onConfirm }: OwnRoleDialogProps) {
  const { t } = useTranslation(['members', 'common']);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => {
        onConfirm();
        onClose();
      }}
      title={t('ownRole.title', { role: t(`common:roles.${role}`) })}
      confirmLabel={t('ownRole.confirm')}
    >
      <p>{t('ownRole.text')}</p>
    </ConfirmDialog>
  );
}

function useRoleChange(member: Member): (role: Role) => void {
  const { t } = useTranslation(['members', 'common']);
  const { person } = useSession();
  const toast = useToast();
  const { mutate } = useChangeRole();
  return (role) => {
    const undo = () => mutate({ id: member.id, role: member.role }, { onError: (error) => refused(error) });
    const refused = (error: Error) => toast(error.message, { tone: 'bad' });
    mutate(
      { id: member.id, role },
      {
        onSuccess: () =>
          toast(t('roleChanged', { name: member.name, role: t(`common:roles.${role}`) }), {
            tone: 'good',
            ...(member.id === person.id ? {} : { undo }),
          }),
        onError: refused,
      },
    );
  };
}

interface RemoveDialogProps {
  member: Member;
  isOpen: boolean;
  isSelf: boolean;
  onClose: () => void;
}

function RemoveDialog({ member, isOpen, isSelf, onClose }: RemoveDialogProps) {
  const { t } = useTranslation(['members', 'common']);
  const { tenant } = useSession();
  const toast = useToast();
  const { mutateAsync, isPending } = useRemoveMember();
  const group = isSelf ? 'leave' : 'remove';
  const values = { name: member.name, tenant: tenant.name };
  const remove = async () => {
    try {
      await mutateAsync(member.id);
      if (isSelf) globalThis.location.assign('/');
      else toast(t('remove.done', values), { tone: 'good' });
    } catch (error) {
      toast(error instanceof Error ? error.message : '', { tone: 'bad' });
    }
    onClose();
    focusHeadingIfLost();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => void remove()}
      isPending={isPending}
      title={t(`${group}.title`, values)}
      confirmLabel={t(`${group}.action`)}
    >
      <p>{t(`${group}.text`, values)}</p>
    </ConfirmDialog>
  );
}
