import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import type { Session } from '../../../lib/session/session.ts';
import { signOut } from '../../../lib/session/sign-out.ts';
import { addressIn } from '../../../lib/session/tenant-address.ts';
import { EntryFrame } from '../components/entry-frame.tsx';
import { EntryHead } from '../components/entry-head.tsx';
import styles from '../components/entry.module.css';

/** Somebody is signed in and not a member of the tenant of the address, any more or ever; or of none at all. */
export function NoMembershipPage({ session, tenant }: { session: Session; tenant: string | null }) {
  const { t } = useTranslation(['entry', 'common']);
  const toast = useToast();
  const { person, tenants } = session;
  const values = { tenant, email: person.email };
  const leave = () => void signOut().catch(() => toast(t('common:layout.signOutFailed'), { tone: 'bad' }));
  return (
    <EntryFrame>
      <EntryHead title={t(tenant === null ? 'stranger.nowhereTitle' : 'stranger.title', values)}>
        {t(tenant === null ? 'stranger.nowhere' : 'stranger.text', values)}
      </EntryHead>
      <div className={styles.form}>
        {tenants.map(({ id, slug, name }) => (
          <ButtonLink key={id} to={addressIn(slug, '/')} variant={tenants.length === 1 ? 'primary' : 'secondary'}>
            {t('stranger.open', { tenant: name })}
          </ButtonLink>
        ))}
        <Button icon="out" variant="quiet" onPress={leave}>
          {t('common:layout.signOut')}
        </Button>
      </div>
    </EntryFrame>
  );
}
