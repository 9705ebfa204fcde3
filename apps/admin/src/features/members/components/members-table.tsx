import { useTranslation } from 'react-i18next';
import { Table } from '../../../components/collections/table.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { LetterTile } from '../../../components/show/letter-tile.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Member } from '../../../lib/actors/list-members.ts';
import { useSession } from '../../../lib/session/session.ts';
import { MemberMenu } from './member-menu.tsx';
import { rolesToGive, whyUntouchable } from './member-rules.ts';
import styles from './members.module.css';
import { RoleBadge } from './role-badge.tsx';

/** Who works in the tenant, and what may be done to each. */
export function MembersTable({ members }: { members: readonly Member[] }) {
  const { t } = useTranslation(['members', 'common']);
  const { tenant } = useSession();
  const owners = members.filter(({ role }) => role === 'owner').length;
  return (
    <Table
      caption={t('title')}
      rows={members}
      keyOf={({ id }) => id}
      columns={[
        { id: 'person', header: t('person'), isRowHeader: true, cell: (member) => <PersonCell member={member} /> },
        { id: 'role', header: t('role'), cell: (member) => <RoleCell member={member} owners={owners} /> },
        { id: 'joined', header: t('joined'), cell: ({ joined_at: at }) => <RelativeTime at={at} /> },
        {
          id: 'actions',
          header: t('common:kit.actions'),
          isMenu: true,
          cell: (member) =>
            whyUntouchable({ by: tenant.role, of: member.role, owners }) === null && (
              <MemberMenu member={member} roles={rolesToGive(tenant.role, owners)} />
            ),
        },
      ]}
    />
  );
}

function PersonCell({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const { person } = useSession();
  return (
    <span className={styles.person}>
      <LetterTile name={member.name} size="small" />
      <span className={styles.names}>
        <span>
          <bdi>{member.name}</bdi> {member.id === person.id && <Badge tone="accent">{t('you')}</Badge>}
        </span>
        <span className={styles.email} dir="ltr">
          {member.email}
        </span>
      </span>
    </span>
  );
}

/** The role, and why it stays: a viewer is told once, above the list. */
function RoleCell({ member, owners }: { member: Member; owners: number }) {
  const { t } = useTranslation('members');
  const { tenant } = useSession();
  const reason = whyUntouchable({ by: tenant.role, of: member.role, owners });
  return (
    <span className={styles.role}>
      <RoleBadge role={member.role} />
      {reason !== null && reason !== 'viewer' && <span className={styles.reason}>{t(`untouchable.${reason}`)}</span>}
    </span>
  );
}
