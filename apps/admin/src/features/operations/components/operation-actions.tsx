import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../components/overlays/action-button.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useCancelOperation } from '../api/cancel-operation.ts';
import type { Operation } from '../api/list-operations.ts';
import { useRetryOperation } from '../api/retry-operation.ts';
import { isUnknown, mayCancel, mayRetry } from './operation-status.ts';
import { useIsKeyed } from './use-is-keyed.ts';

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

/** What may have happened already could happen twice, unless the vendor knows it again: only that is asked about. */
function RetryButton({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const isKeyed = useIsKeyed(operation);
  const mayDouble = isUnknown(operation) && !isKeyed;
  const question = {
    title: t('retry.title'),
    text: (
      <>
        <p>{t('retry.mayDouble')}</p>
        <p>{t('retry.lookFirst')}</p>
      </>
    ),
    confirmLabel: t('retry.anyway'),
  };
  return (
    <ActionButton
      variant={mayDouble ? 'secondary' : 'primary'}
      icon="refresh"
      action={useRetryOperation()}
      id={operation.id}
      {...(mayDouble ? { question } : {})}
      done={({ status }) => t(status === 'awaiting_approval' ? 'retry.waits' : 'retry.done')}
      unanswered={t('retry.failed')}
    >
      {t('retry.label')}
    </ActionButton>
  );
}

function CancelButton({ operation: { id, attempts_count } }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  return (
    <ActionButton
      icon="close"
      action={useCancelOperation()}
      id={id}
      question={{
        title: t('cancel.title'),
        text: (
          <>
            <p>{t('cancel.means')}</p>
            {attempts_count > 0 && <p>{t('cancel.attempted', { count: attempts_count })}</p>}
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
