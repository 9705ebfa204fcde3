import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../components/overlays/action-button.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useCancelRun } from '../api/cancel-run.ts';
import type { WholeRun } from '../api/get-run.ts';
import { useRetryRun } from '../api/retry-run.ts';
import { hasEnded } from './run-status.ts';

/** What can be done to a run as it stands. */
export function RunActions({ run }: { run: WholeRun }) {
  const mayChange = useMayChange();
  if (!mayChange) return null;
  if (run.status === 'failed') return <RetryRun run={run} />;
  return hasEnded(run.status) ? null : <CancelRun run={run} />;
}

/** What may have happened already could happen twice: only that is asked about. */
function RetryRun({ run: { id, error } }: { run: WholeRun }) {
  const { t } = useTranslation('workflow-runs');
  const step = error?.step ?? '';
  const isUnknown = error?.code === 'outcome_unknown';
  const question = {
    title: t('retry.title'),
    text: <p>{t('retry.mayDouble', { step })}</p>,
    confirmLabel: t('retry.anyway'),
  };
  return (
    <ActionButton
      variant={isUnknown ? 'secondary' : 'primary'}
      icon="refresh"
      action={useRetryRun()}
      id={id}
      {...(isUnknown ? { question } : {})}
      done={() => t('retry.done')}
      unanswered={t('retry.failed')}
    >
      {t('retry.label', { step })}
    </ActionButton>
  );
}

function CancelRun({ run: { id, steps_succeeded } }: { run: WholeRun }) {
  const { t } = useTranslation('workflow-runs');
  return (
    <ActionButton
      icon="close"
      action={useCancelRun()}
      id={id}
      question={{
        title: t('cancel.title'),
        text: (
          <>
            <p>{t('cancel.means')}</p>
            <p>{t('cancel.stays', { count: steps_succeeded })}</p>
            <p>{t('cancel.final')}</p>
          </>
        ),
        confirmLabel: t('cancel.label'),
        dismissLabel: t('cancel.keep'),
      }}
      done={() => t('cancel.done')}
      unanswered={t('cancel.failed')}
    >
      {t('cancel.label')}
    </ActionButton>
  );
}
