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
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { useEndSession } from '../api/end-session.ts';
import { useSessions, type OpenSession } from '../api/list-sessions.ts';
import { useSignOutEverywhere } from '../api/sign-out-everywhere.ts';
import styles from './account.module.css';
import { deviceOf } from './user-agent.ts';

/** Where the person is signed in, and the way out of all of them. */
export function SessionsSection() {
  const { t } = useTranslation('account');
  const sessions = useSessions();
  return (
    <section className={styles.section} aria-labelledby="sessions">
      <div className={styles.sectionHead}>
        <h2 id="sessions">{t('sessions.title')}</h2>
        <SignOutEverywhere />
      </div>
      <Loaded query={sessions} loading={<SkeletonRows count={2} />}>
        {(found) => <SessionsTable sessions={found} />}
      </Loaded>
    </section>
  );
}

function SessionsTable({ sessions }: { sessions: readonly OpenSession[] }) {
  const { t } = useTranslation('account');
  const nameOf = ({ user_agent: agent }: OpenSession) => deviceOf(agent) ?? t('sessions.unknown');
  return (
    <Table
      caption={t('sessions.title')}
      rows={sessions.toSorted((a, b) => Number(b.current) - Number(a.current))}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'device',
          header: t('sessions.device'),
          isRowHeader: true,
          cell: (session) => (
            <span className={styles.device}>
              <bdi title={session.user_agent}>{nameOf(session)}</bdi>
              {session.current && <Badge tone="accent">{t('sessions.here')}</Badge>}
            </span>
          ),
        },
        { id: 'address', header: t('sessions.address'), cell: ({ address }) => <code dir="ltr">{address}</code> },
        { id: 'since', header: t('sessions.since'), cell: ({ created_at: at }) => <RelativeTime at={at} /> },
        { id: 'seen', header: t('sessions.seen'), cell: ({ last_seen_at: at }) => <RelativeTime at={at} /> },
        {
          id: 'end',
          header: t('sessions.session'),
          align: 'end',
          cell: (session) => !session.current && <EndSession id={session.id} device={nameOf(session)} />,
        },
      ]}
    />
  );
}

/** At once: whoever sits there signs in again. */
function EndSession({ id, device }: { id: string; device: string }) {
  const { t } = useTranslation('account');
  const toast = useToast();
  const { mutateAsync, isPending } = useEndSession();
  const end = async () => {
    try {
      await mutateAsync(id);
      toast(t('sessions.ended', { device }), { tone: 'good' });
    } catch (error) {
      toast(error instanceof Error ? error.message : '', { tone: 'bad' });
    }
    focusHeadingIfLost();
  };
  return (
    <Button size="small" isPending={isPending} aria-label={t('sessions.endOf', { device })} onPress={() => void end()}>
      {t('sessions.end')}
    </Button>
  );
}

function SignOutEverywhere() {
  const { t } = useTranslation('account');
  const [isAsked, setAsked] = useState(false);
  const toast = useToast();
  const signOut = useSignOutEverywhere();
  const confirm = () =>
    signOut.mutate(undefined, {
      onSuccess: () => globalThis.location.assign('/sign-in'),
      onError: (error) => toast(error.message, { tone: 'bad' }),
    });
  return (
    <>
      <Button icon="out" onPress={() => setAsked(true)}>
        {t('sessions.signOutAll')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={confirm}
        isPending={signOut.isPending || signOut.isSuccess}
        title={t('sessions.signOutTitle')}
        confirmLabel={t('sessions.signOutAll')}
      >
        <p>{t('sessions.signOutText')}</p>
      </ConfirmDialog>
    </>
  );
}
