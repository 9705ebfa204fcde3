import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Link } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader } from '../../../components/layout/page-header.tsx';
import { Card } from '../../../components/show/card.tsx';
import { JsonBlock } from '../../../components/show/code-block.tsx';
import { CopyButton } from '../../../components/show/copy-button.tsx';
import { Facts } from '../../../components/show/facts.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useRun, type WholeRun } from '../api/get-run.ts';
import { RunActions } from '../components/run-actions.tsx';
import { RunBadge } from '../components/run-badge.tsx';
import { RunNotice } from '../components/run-notice.tsx';
import { StepList } from '../components/step-list.tsx';
import styles from '../components/workflow-runs.module.css';

/** One run with its steps. */
export function WorkflowRunPage() {
  const { t } = useTranslation('workflow-runs');
  const { id = '' } = useParams();
  const query = useRun(id);
  const run = query.data;
  return (
    <>
      <PageHeader
        title={run?.name ?? t('one')}
        back={<Link to="/workflow-runs">{t('title')}</Link>}
        {...(run === undefined ? {} : { status: <RunBadge status={run.status} />, actions: <RunActions run={run} /> })}
      />
      <Loaded query={query}>{(loaded) => <Run run={loaded} />}</Loaded>
    </>
  );
}

function Run({ run }: { run: WholeRun }) {
  const { t } = useTranslation('workflow-runs');
  return (
    <div className={styles.whole}>
      <RunNotice run={run} />
      <Card>
        <RunFacts run={run} />
      </Card>
      <h2>{t('steps')}</h2>
      <StepList steps={run.steps} />
      {Object.keys(run.metadata).length > 0 && <JsonBlock label={t('metadata')} value={run.metadata} />}
    </div>
  );
}

function RunFacts({ run }: { run: WholeRun }) {
  const { t } = useTranslation(['workflow-runs', 'common']);
  const { id, environment, app, steps_count, steps_succeeded, retries, created_at, completed_at } = run;
  return (
    <Facts
      facts={[
        { label: t('facts.progress'), value: t('progress', { done: steps_succeeded, count: steps_count }) },
        { label: t('facts.environment'), value: t(`common:environments.${environment}`) },
        ...(app === null ? [] : [{ label: t('filters.app'), value: <span dir="auto">{app}</span> }]),
        ...(retries === 0 ? [] : [{ label: t('facts.retries'), value: retries }]),
        { label: t('facts.created'), value: <RelativeTime at={created_at} /> },
        ...(completed_at === null ? [] : [{ label: t('facts.completed'), value: <RelativeTime at={completed_at} /> }]),
        {
          label: t('facts.id'),
          value: (
            <span className={styles.copied}>
              <code dir="ltr">{id}</code>
              <CopyButton text={id} label={t('facts.copyId')} />
            </span>
          ),
        },
      ]}
    />
  );
}
