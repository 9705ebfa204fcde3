import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Table } from '../../../components/collections/table.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { ConfirmDialog } from '../../../components/overlays/confirm-dialog.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useActorNames } from '../../../lib/actors/actor-names.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useInvitations, type Invitation } from '../api/list-invitations.ts';
import { useRevokeInvitation } from '../api/revoke-invitation.ts';
import styles from './members.module.css';
import { RoleBadge } from './role-badge.tsx';

/** Those who were invited and have not come yet. */
export function InvitationsSection({ mayTouch }: { mayTouch: (invitation: Invitation) => boolean }) {
  const { t } = useTranslation('members');
  const invitations = useInvitations();
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations">{t('invitations.title')}</h2>
      <Loaded query={invitations} loading={<SkeletonRows count={1} />}>
        {(found) =>
          found.length === 0 ? (
            <p>{t('invitations.none')}</p>
          ) : (
            <InvitationsTable invitations={found} mayTouch={mayTouch} />
          )
        }
      </Loaded>
    </section>
  );
}

function InvitationsTable(props: {
  invitations: readonly Invitation[];
  mayTouch: (invitation: Invitation) => boolean;
}) {
  const { t } = useTranslation(['members', 'common']);
  const nameOf = useActorNames();
  const mayChange = useMayChange();
  return (
    <Table
      caption={t('invitations.title')}
      rows={props.invitations}
      keyOf={({ id }) => id}
      columns={[
        { id: 'email', header: t('email'), isRowHeader: true, cell: ({ email }) => <bdi dir="ltr">{email}</bdi> },
        { id: 'role', header: t('role'), cell: ({ role }) => <RoleBadge role={role} /> },
        { id: 'by', header: t('invitations.by'), cell: ({ invited_by: by }) => nameOf(by) },
        { id: 'expires', header: t('invitations.expires'), cell: (invitation) => <Expiry invitation={invitation} /> },
        {
          id: 'actions',
          header: t('common:kit.actions'),
          align: 'end',
          cell: (invitation) => {
            if (props.mayTouch(invitation)) return <RevokeButton invitation={invitation} />;
            return (
              <span className={styles.reason}>{t(mayChange ? 'untouchable.ownersOnly' : 'untouchable.viewer')}</span>
            );
          },
        },
      ]}
    />
  );
}

function Expiry({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('members');
  if (invitation.expired) return <Badge tone="warn">{t('invitations.expired')}</Badge>;
  return <RelativeTime at={invitation.expires_at} />;
}

function RevokeButton({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('members');
  const [isAsked, setAsked] = useState(false);
  const toast = useToast();
  const revoke = useRevokeInvitation();
  const { id, email } = invitation;
  const confirm = () =>
    revoke.mutate(id, {
      onSuccess: () => toast(t('invitations.revoked', { email }), { tone: 'good' }),
      onError: (error) => toast(error.message, { tone: 'bad' }),
      onSettled: () => setAsked(false),
    });
  return (
    <>
      <Button size="small" onPress={() => setAsked(true)} aria-label={t('invitations.revokeOf', { email })}>
        {t('invitations.revoke')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={confirm}
        isPending={revoke.isPending}
        title={t('invitations.revokeTitle', { email })}
        confirmLabel={t('invitations.revoke')}
      >
        <p>{t('invitations.revokeText')}</p>
      </ConfirmDialog>
    </>
  );
}
