import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useApprovalOf } from '../api/get-approval.ts';
import type { Attempt } from '../api/list-attempts.ts';
import type { Operation } from '../api/list-operations.ts';
import { connectionAddress } from './connection-address.ts';
import { useConnectionNames } from './connection-names.ts';
import { NextTime } from './next-time.tsx';
import { standingOf, type Standing } from './standing.ts';
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
  const mayChange = useMayChange();
  const names = useConnectionNames();
  const approval = useApprovalOf(operation);
  const standing = standingOf(operation, attempts.at(-1));
  const { name, tone, isForHands } = standing;
  const { integration_id, provider, next_retry_at } = operation;
  const connection = names.of(integration_id, provider) ?? t('standings.noName');
  if (name === 'delivered') return <Notice tone={tone}>{t('standings.delivered.what', { connection })}</Notice>;
  const when = next_retry_at ?? (name === 'awaiting' ? (approval?.expires_at ?? null) : null);
  return (
    <Notice tone={tone}>
      <strong>{t(`standings.${name}.what`, { connection })}</strong>
      <HubWords operation={operation} because={approval?.because} />
      <dl className={styles.standing}>
        <dt>{t('standings.next')}</dt>
        <dd>
          <Next name={name} when={when} />
        </dd>
        <dt>{t('standings.todo')}</dt>
        <dd>
          <Todo name={name} /> <WayOn operation={operation} to={standing.to} />
          {isForHands && !mayChange && <p>{t('standings.viewer')}</p>}
        </dd>
      </dl>
    </Notice>
  );
}

/** The reason as the hub, or the vendor, worded it. What a text of ours says better is left out. */
function HubWords({ operation: { error, status }, because }: { operation: Operation; because: string | undefined }) {
  const words = status === 'awaiting_approval' ? because : error?.message;
  if (words === undefined || error?.code === 'approval_expired') return null;
  return (
    <p>
      <bdi lang="en">{words}</bdi>
    </p>
  );
}

/** A time where there is one; without it the same sentence ends earlier. */
function Next({ name, when }: { name: Unfinished; when: string | null }) {
  const { t } = useTranslation('operations');
  if (when === null || !isTimed(name)) return t(`standings.${name}.next`);
  return <Trans t={t} i18nKey={`standings.${name}.nextAt`} components={{ when: <NextTime at={when} /> }} />;
}

function Todo({ name }: { name: Unfinished }) {
  const { t } = useTranslation('operations');
  if (name !== 'unknown' && name !== 'cancelledUnknown') return t(`standings.${name}.todo`);
  return (
    <ol className={styles.todo}>
      <li>{t('unknown.look')}</li>
      <li>{t('unknown.there')}</li>
      <li>{t(name === 'unknown' ? 'unknown.notThere' : 'unknown.askAnew')}</li>
    </ol>
  );
}

function WayOn({ operation, to }: { operation: Operation; to: Standing['to'] }): ReactNode {
  const { t } = useTranslation('operations');
  const { id, integration_id, provider } = operation;
  if (to === null) return null;
  if (to === 'approvals' || to === 'integrations' || to === 'policies') {
    return <Link to={`/${to}`}>{t(`standings.to.${to}`)}</Link>;
  }
  if (to === 'audit') return <Link to={`/audit-log?subject=operation&id=${id}`}>{t('standings.to.audit')}</Link>;
  if (integration_id === null) return null;
  const page = connectionAddress(provider, integration_id);
  return <Link to={to === 'connection' ? page : `${page}?tab=${to}`}>{t(`standings.to.${to}`)}</Link>;
}
