import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { ConfirmDialog } from '../../../components/overlays/confirm-dialog.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useCancelOperation } from '../api/cancel-operation.ts';
import type { Operation } from '../api/list-operations.ts';
import { useRetryOperation } from '../api/retry-operation.ts';
import { mayCancel, mayRetry } from './operation-status.ts';

/** What can be done to an operation as it stands: try it again, or give it up. */
export function OperationActions({ operation }: { operation: Operation }) {
  const mayChange = useMayChange();
  if (!mayChange) return null;
  return (
    <>
      {mayCancel(operation.status) && <CancelButton operation={operation} />}
      {mayRetry(operation.status) && <RetryButton operation={operation} />}
    </>
  );
}

function RetryButton({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { mutateAsync, isPending } = useRetryOperation();
  // What may have happened already could happen twice: only that is asked about.
  const isUnknown = operation.error?.code === 'outcome_unknown';
  const retry = async () => {
    try {
      const { status } = await mutateAsync(operation.id);
      toast(t(status === 'awaiting_approval' ? 'retry.waits' : 'retry.done'), { tone: 'good' });
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
        {t('retry.label')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void retry()}
        title={t('retry.title')}
        confirmLabel={t('retry.anyway')}
        isPending={isPending}
      >
        <p>{t('retry.mayDouble')}</p>
        <p>{t('retry.lookFirst')}</p>
      </ConfirmDialog>
    </>
  );
}

function CancelButton({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { mutateAsync, isPending } = useCancelOperation();
  const cancel = async () => {
    try {
      await mutateAsync(operation.id);
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
        {operation.attempts_count > 0 && <p>{t('cancel.attempted', { count: operation.attempts_count })}</p>}
        <p>{t('cancel.final')}</p>
      </ConfirmDialog>
    </>
  );
}

function reasonOf(error: unknown, otherwise: string): string {
  return error instanceof ApiError && error.status !== 0 ? error.message : otherwise;
}
