import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { cx } from '../../../lib/class-names.ts';
import type { WorkflowRun } from '../api/list-runs.ts';
import { RunBadge } from './run-badge.tsx';
import styles from './workflow-runs.module.css';

const MOST_JACKS = 12;

/** One run in the list: its name, how far it came, how it stands, when. */
export function RunRow({ run }: { run: WorkflowRun }) {
  const { t } = useTranslation(['workflow-runs', 'common']);
  const { name, status, environment, app, error, steps_count, steps_succeeded, created_at } = run;
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <span className={styles.soft}>
          {t('progress', { done: steps_succeeded, count: steps_count })}
          {app !== null && (
            <>
              {' · '}
              <bdi>{app}</bdi>
            </>
          )}
        </span>
      </div>
      <span className={styles.jacks} aria-hidden="true">
        {Array.from({ length: Math.min(steps_count, MOST_JACKS) }, (_, index) => (
          <span key={index} className={cx(styles.jack, index < steps_succeeded && styles.plugged)} />
        ))}
      </span>
      <span className={styles.note} dir="auto">
        {error !== null && <HubWords>{error.message}</HubWords>}
      </span>
      <span className={styles.badges}>
        <RunBadge status={status} />
        {environment === 'sandbox' && <Badge>{t('common:environments.sandbox')}</Badge>}
      </span>
      <span className={styles.time}>
        <RelativeTime at={created_at} />
      </span>
    </div>
  );
}
