import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Table } from '../../../components/collections/table.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Badge } from '../../../components/show/badge.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useActorNames } from '../../../lib/actors/actor-names.ts';
import { useInviteMember, type IssuedInvitation } from '../api/invite-member.ts';
import { useInvitations, type Invitation } from '../api/list-invitations.ts';
import { InvitationMenu } from './invitation-menu.tsx';
import { IssuedDialog } from './issued-dialog.tsx';
import styles from './members.module.css';
import { RoleBadge } from './role-badge.tsx';

/** Those who were invited and have not come yet. */
export function InvitationsSection({ mayTouch }: { mayTouch: (invitation: Invitation) => boolean }) {
  const { t } = useTranslation('members');
  const invitations = useInvitations();
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const toast = useToast();
  const invite = useInviteMember();
  // Not in its row: another invitation takes its place.
  const renew = ({ email, role }: Invitation) =>
    invite.mutate({ email, role }, { onSuccess: setIssued, onError: (error) => toast(error.message, { tone: 'bad' }) });
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations">{t('invitations.title')}</h2>
      <Loaded query={invitations} loading={<SkeletonRows count={1} />}>
        {(found) =>
          found.length === 0 ? (
            <p>{t('invitations.none')}</p>
          ) : (
            <InvitationsTable invitations={found} mayTouch={mayTouch} onRenew={renew} />
          )
        }
      </Loaded>
      {issued !== null && <IssuedDialog issued={issued} onClose={() => setIssued(null)} />}
    </section>
  );
}

function InvitationsTable(props: {
  invitations: readonly Invitation[];
  mayTouch: (invitation: Invitation) => boolean;
  onRenew: (invitation: Invitation) => void;
}) {
  const { t } = useTranslation(['members', 'common']);
  const nameOf = useActorNames();
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
          isMenu: true,
          cell: (invitation) =>
            props.mayTouch(invitation) && (
              <InvitationMenu invitation={invitation} onRenew={() => props.onRenew(invitation)} />
            ),
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
