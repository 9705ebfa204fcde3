import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { FormError } from '../../../../components/feedback/form-error.tsx';
import { Notice } from '../../../../components/feedback/notice.tsx';
import { Dialog } from '../../../../components/overlays/dialog.tsx';
import { focusHeadingIfLost } from '../../../../lib/focus-heading.ts';
import type { Connection } from '../../api/list-connections.ts';
import { CheckSteps } from '../check-steps.tsx';
import { failedStep } from '../mending.ts';
import type { Check } from '../use-check.ts';
import { adviceOf, type Remedy } from './advice.ts';

interface TestDialogProps {
  connection: Connection;
  check: Check;
  onRemedy: (remedy: Remedy) => void;
}

/** A test of a connection as it goes, and what to do when it fails. */
export function TestDialog({ connection, check, onRemedy }: TestDialogProps) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const { progress, result } = check;
  if (progress === null) return null;
  const close = () => {
    check.reset();
    focusHeadingIfLost();
  };
  const advice = result === null || result.ok ? null : adviceOf({ status: result.status, health: result.health });
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('check.testing', { name: connection.display_name })}
      actions={
        <>
          <Button onPress={close} autoFocus>
            {t('common:kit.close')}
          </Button>
          {advice !== null && (
            <Button
              variant="primary"
              onPress={() => {
                if (advice.remedy !== 'test') check.reset();
                onRemedy(advice.remedy);
              }}
            >
              {t(advice.remedy === 'test' ? 'remedies.testAgain' : `remedies.${advice.remedy}`)}
            </Button>
          )}
        </>
      }
    >
      <CheckSteps progress={progress} />
      {result?.ok === true && (
        <Notice tone="good" isAlert>
          {t('connect.answeredBy', { account: result.account ?? connection.display_name })}
        </Notice>
      )}
      {advice !== null && (
        <Notice tone="bad" isAlert>
          {t(`advice.${advice.trouble}.text`, { name: connection.display_name })}{' '}
          {result !== null && failedStep(result) === undefined && result.health.reason}
        </Notice>
      )}
      <FormError error={check.error} shown={[]} />
    </Dialog>
  );
}
