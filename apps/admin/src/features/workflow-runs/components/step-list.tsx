import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { JsonBlock } from '../../../components/show/code-block.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { cx } from '../../../lib/class-names.ts';
import { languageOf } from '../../../lib/i18n/languages.ts';
import { duration } from '../../../lib/time/relative-time.ts';
import type { Step } from '../api/get-run.ts';
import { referencesOf, type Reference } from './references.ts';
import { RunBadge } from './run-badge.tsx';
import styles from './steps.module.css';

/** The steps of a run in order: how each stands, what it used of earlier ones, what went in and came out. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.key} id={`step-${step.key}`} className={cx(styles.step, styles[step.status])} tabIndex={-1}>
          <StepEntry step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepEntry({ step }: { step: Step }) {
  const { t } = useTranslation('workflow-runs');
  const { key, capability, status, operation_id, earlier_operation_ids, error, input, result } = step;
  return (
    <>
      <div className={styles.head}>
        <h3 dir="auto">{key}</h3>
        <code dir="ltr">{capability}</code>
        <RunBadge status={status} />
        <StepTimes step={step} />
      </div>
      {error !== null && (
        <p className={styles.error}>
          <HubWords>{error.message}</HubWords>
          {error.provider_code !== undefined && <code>{error.provider_code}</code>}
        </p>
      )}
      <References references={referencesOf(input)} />
      <div className={styles.links}>
        {operation_id !== null && (
          <Link to={`/operations/${operation_id}`} aria-label={t('operationOf', { step: key })}>
            {t('operation')}
          </Link>
        )}
        {earlier_operation_ids.map((id, index) => (
          <Link key={id} to={`/operations/${id}`}>
            {t('earlierTry', { number: index + 1 })}
          </Link>
        ))}
      </div>
      <div className={styles.payloads}>
        <JsonBlock label={t('input', { step: key })} value={input} />
        {result !== null && <JsonBlock label={t('result', { step: key })} value={result} />}
      </div>
    </>
  );
}

function StepTimes({ step: { started_at, completed_at } }: { step: Step }) {
  const { i18n } = useTranslation('workflow-runs');
  if (started_at === null) return null;
  const took = completed_at === null ? null : new Date(completed_at).getTime() - new Date(started_at).getTime();
  return (
    <span className={styles.times}>
      {took !== null && <span>{duration(took, languageOf(i18n.language).locale)}</span>}
      <RelativeTime at={started_at} />
    </span>
  );
}

/** Which fields are filled from earlier steps: a cable for each. */
function References({ references }: { references: readonly Reference[] }) {
  const { t } = useTranslation('workflow-runs');
  if (references.length === 0) return null;
  return (
    <ul className={styles.references} aria-label={t('references')}>
      {references.map(({ path, step, source }) => (
        <li key={path}>
          <code dir="ltr">{path}</code>
          <span className={styles.soft}>{t('comesFrom')}</span>
          <a href={`#step-${step}`} dir="ltr">
            <code>
              {step}.{source}
            </code>
          </a>
        </li>
      ))}
    </ul>
  );
}
