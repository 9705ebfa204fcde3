import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { StandingNotice } from '../../../components/feedback/standing-notice.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useApprovalOf } from '../api/get-approval.ts';
import type { Attempt } from '../api/list-attempts.ts';
import type { Operation } from '../api/list-operations.ts';
import { connectionAddress } from './connection-address.ts';
import { useConnectionNames } from './connection-names.ts';
import { NextTime } from './next-time.tsx';
import { standingOf, type Standing } from './standing.ts';
import { useIsKeyed } from './use-is-keyed.ts';
import styles from './operations.module.css';

type Unfinished = Exclude<Standing['name'], 'delivered'>;

const TIMED = ['held', 'throttled', 'repeated', 'retrying', 'awaiting'] as const satisfies readonly Unfinished[];
type Timed = (typeof TIMED)[number];
const isTimed = (name: Unfinished): name is Timed => (TIMED as readonly Unfinished[]).includes(name);

interface OutcomeNoticeProps {
  operation: Operation;
  attempts: readonly Attempt[];
}

/** Of any operation: what has happened, what comes next by itself, and what a person can do. */
export function OutcomeNotice({ operation, attempts }: OutcomeNoticeProps) {
  const { t } = useTranslation('operations');
  const names = useConnectionNames();
  const approval = useApprovalOf(operation);
  const isKeyed = useIsKeyed(operation);
  const standing = standingOf(operation, attempts.at(-1), isKeyed);
  const { name, tone } = standing;
  const { integration_id, provider, status, error, next_retry_at } = operation;
  const connection = names.of(integration_id, provider) ?? t('standings.noName');
  const what = t(`standings.${name}.what`, { connection });
  if (name === 'delivered') return <StandingNotice tone={tone} what={what} />;
  const words = status === 'awaiting_approval' ? approval?.because : error?.message;
  return (
    <StandingNotice
      tone={tone}
      what={what}
      // That nobody decided in time is all there is to say of it.
      words={name === 'expired' ? undefined : words}
      next={<Next name={name} when={next_retry_at ?? approval?.expires_at ?? null} />}
      todo={<Todo name={name} connection={connection} operation={operation} standing={standing} />}
    />
  );
}

/** A time where there is one; without it the same sentence ends earlier. */
function Next({ name, when }: { name: Unfinished; when: string | null }) {
  const { t } = useTranslation('operations');
  if (when === null || !isTimed(name)) return t(`standings.${name}.next`);
  return <Trans t={t} i18nKey={`standings.${name}.nextAt`} components={{ when: <NextTime at={when} /> }} />;
}

interface TodoProps {
  name: Unfinished;
  connection: string;
  operation: Operation;
  standing: Standing;
}

function Todo({ name, connection, operation, standing }: TodoProps) {
  const { t } = useTranslation('operations');
  const mayChange = useMayChange();
  return (
    <>
      {name === 'unknown' || name === 'cancelledUnknown' ? (
        <ol className={styles.todo}>
          <li>{t('unknown.look')}</li>
          <li>{t('unknown.there')}</li>
          <li>{t(name === 'unknown' ? 'unknown.notThere' : 'unknown.askAnew')}</li>
        </ol>
      ) : (
        t(`standings.${name}.todo`, { connection })
      )}{' '}
      <WayOn operation={operation} to={standing.to} />
      {standing.isForHands && !mayChange && <p>{t('standings.viewer')}</p>}
    </>
  );
}

function WayOn({ operation, to }: { operation: Operation; to: Standing['to'] }): ReactNode {
  const { t } = useTranslation('operations');
  const { integration_id, provider } = operation;
  if (to === null) return null;
  if (to === 'approvals' || to === 'integrations' || to === 'policies') {
    return <Link to={`/${to}`}>{t(`standings.to.${to}`)}</Link>;
  }
  if (integration_id === null) return null;
  const page = connectionAddress(provider, integration_id);
  return <Link to={to === 'connection' ? page : `${page}?tab=${to}`}>{t(`standings.to.${to}`)}</Link>;
}
