import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../components/feedback/spinner.tsx';
import { Icon } from '../../../components/icon/icon.tsx';
import { cx } from '../../../lib/class-names.ts';
import { shownSteps, type CheckProgress, type ShownStep } from './check-progress.ts';
import styles from './check-steps.module.css';

/** A check as it goes: each step waits, runs, and then holds or fails with a reason. */
export function CheckSteps({ progress }: { progress: CheckProgress }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <div role="status" className={styles.frame}>
      <ol className={styles.steps} aria-label={t('check.title')}>
        {shownSteps(progress).map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
    </div>
  );
}

function Step({ step: { name, state, message } }: { step: ShownStep }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <li className={cx(styles.step, styles[state])}>
      <span className={styles.mark}>
        {state === 'running' && <Spinner />}
        {state === 'ok' && <Icon name="check" />}
        {state === 'failed' && <Icon name="close" />}
        {state === 'skipped' && <Icon name="minus" />}
      </span>
      <span className={styles.text}>
        <span className={styles.name}>
          {t(`check.steps.${name}`)}
          <span className={styles.hidden}>: {t(`check.states.${state}`)}</span>
        </span>
        {message !== null && (
          <span className={styles.message} lang="en" dir="auto">
            {message}
          </span>
        )}
      </span>
    </li>
  );
}
