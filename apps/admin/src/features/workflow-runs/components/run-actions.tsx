import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { ConfirmDialog } from '../../../components/overlays/confirm-dialog.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
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

function RetryRun({ run }: { run: WholeRun }) {
  const { t } = useTranslation('workflow-runs');
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { mutateAsync, isPending } = useRetryRun();
  const isUnknown = run.error?.code === 'outcome_unknown';
  const retry = async () => {
    try {
      await mutateAsync(run.id);
      toast(t('retry.done'), { tone: 'good' });
    } catch (error) {
      toast(reasonOf(error, t('retry.failed')), { tone: 'bad' });
    }
    setAsking(false);
    focusHeadingIfLost();
  };
  return (
    <>
      <Button
        variant={isUnknown ? 'secondary' : 'primary'}
        icon="refresh"
        isPending={isPending}
        onPress={() => (isUnknown ? setAsking(true) : void retry())}
      >
        {t('retry.label', { step: run.error?.step ?? '' })}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void retry()}
        title={t('retry.title')}
        confirmLabel={t('retry.anyway')}
        isPending={isPending}
      >
        <p>{t('retry.mayDouble', { step: run.error?.step ?? '' })}</p>
      </ConfirmDialog>
    </>
  );
}

function CancelRun({ run }: { run: WholeRun }) {
  const { t } = useTranslation('workflow-runs');
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { mutateAsync, isPending } = useCancelRun();
  const cancel = async () => {
    try {
      await mutateAsync(run.id);
      toast(t('cancel.done'), { tone: 'good' });
    } catch (error) {
      toast(reasonOf(error, t('cancel.failed')), { tone: 'bad' });
    }
    setAsking(false);
    focusHeadingIfLost();
  };
  return (
    <>
      <Button icon="close" onPress={() => setAsking(true)}>
        {t('cancel.label')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void cancel()}
        title={t('cancel.title')}
        confirmLabel={t('cancel.label')}
        dismissLabel={t('cancel.keep')}
        isPending={isPending}
      >
        <p>{t('cancel.means')}</p>
        <p>{t('cancel.stays', { count: run.steps_succeeded })}</p>
        <p>{t('cancel.final')}</p>
      </ConfirmDialog>
    </>
  );
}

function reasonOf(error: unknown, otherwise: string): string {
  return error instanceof ApiError && error.status !== 0 ? error.message : otherwise;
}
