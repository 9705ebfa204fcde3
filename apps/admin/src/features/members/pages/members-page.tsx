import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useMembers } from '../../../lib/actors/list-members.ts';
import { useMayChange, useSession } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { InvitationsSection } from '../components/invitations-section.tsx';
import { InviteDialog } from '../components/invite-dialog.tsx';
import { rolesToGive } from '../components/member-rules.ts';
import { MembersTable } from '../components/members-table.tsx';

/** Who works in this tenant, as what, and who is invited. */
export function MembersPage() {
  const { t } = useTranslation(['members', 'common']);
  const { tenant } = useSession();
  const mayChange = useMayChange();
  const members = useMembers();
  // In the address, so that the command palette and a link can open it.
  const url = useUrlState({ dialog: '' });
  const owners = members.data?.filter(({ role }) => role === 'owner').length ?? 1;
  const roles = rolesToGive(tenant.role, owners);
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro', { tenant: tenant.name })}
        actions={
          mayChange ? (
            <Button variant="primary" icon="plus" onPress={() => url.set({ dialog: 'invite' })}>
              {t('invite.action')}
            </Button>
          ) : undefined
        }
      />
      <Stack>
        {!mayChange && <Notice>{t('viewer')}</Notice>}
        <Loaded query={members}>{(found) => <MembersTable members={found} />}</Loaded>
        <InvitationsSection mayTouch={({ role }) => roles.includes(role)} />
      </Stack>
      {mayChange && url.values.dialog === 'invite' && (
        <InviteDialog roles={roles} onClose={() => url.set({ dialog: '' })} />
      )}
    </>
  );
}
