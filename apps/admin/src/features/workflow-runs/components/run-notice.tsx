import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { StandingNotice } from '../../../components/feedback/standing-notice.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import type { WholeRun } from '../api/get-run.ts';
import type { RunStatus } from './run-status.ts';

const TONES = {
  running: 'info',
  paused: 'warn',
  awaiting_approval: 'info',
  succeeded: 'good',
  failed: 'bad',
  unknown: 'warn',
  cancelled: 'info',
} as const satisfies Record<RunStatus | 'unknown', string>;

/** Of any run: what has happened, what comes next by itself, and what a person can do. */
export function RunNotice({ run }: { run: WholeRun }) {
  const { t } = useTranslation('workflow-runs');
  const { status, error, steps } = run;
  const name = error?.code === 'outcome_unknown' ? 'unknown' : status;
  // The one it stands at; before the first has begun, the first.
  const step = error?.step ?? steps.find((each) => each.status !== 'succeeded')?.key ?? '';
  const what = t(`standing.${name}.what`, { step });
  if (name === 'succeeded') return <StandingNotice tone={TONES[name]} what={what} />;
  return (
    <StandingNotice
      tone={TONES[name]}
      what={what}
      words={error?.message}
      next={t(`standing.${name}.next`)}
      todo={<Todo run={run} name={name} />}
    />
  );
}

type Unfinished = Exclude<keyof typeof TONES, 'succeeded'>;

function Todo({ run: { steps, error }, name }: { run: WholeRun; name: Unfinished }) {
  const { t } = useTranslation('workflow-runs');
  const mayChange = useMayChange();
  const operation = steps.find(({ key, status }) => key === error?.step || status === 'paused')?.operation_id ?? null;
  const isForHands = name !== 'running' && name !== 'cancelled';
  return (
    <>
      {t(`standing.${name}.todo`)}{' '}
      {name === 'awaiting_approval' && <Link to="/approvals">{t('standing.openApprovals')}</Link>}
      {name !== 'cancelled' && operation !== null && (
        <Link to={`/operations/${operation}`}>{t('standing.openOperation')}</Link>
      )}
      {isForHands && !mayChange && <p>{t('standing.viewer')}</p>}
    </>
  );
}
