import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { JsonBlock } from '../../../components/show/code-block.tsx';
import { useOperation } from '../api/get-operation.ts';
import { useAttempts } from '../api/list-attempts.ts';
import { AttemptsTimeline } from './attempts-timeline.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { StatusBadge } from './status-badge.tsx';
import styles from './try-it.module.css';

/** What came of a trial, and what still comes of it while it is under way. */
export function TryItResult({ operationId }: { operationId: string }) {
  const { t } = useTranslation('operations');
  const heading = useRef<HTMLHeadingElement>(null);
  const operation = useOperation(operationId);
  const attempts = useAttempts(operationId);
  useEffect(() => heading.current?.focus(), [operationId]);
  return (
    <section className={styles.result} aria-labelledby="try-it-result">
      <h2 id="try-it-result" ref={heading} tabIndex={-1}>
        {t('tryIt.result')}
      </h2>
      <Loaded query={operation} loading={<SkeletonRows count={2} />}>
        {(loaded) => (
          <>
            <div className={styles.resultHead}>
              <StatusBadge operation={loaded} />
              <Link to={`/operations/${loaded.id}`}>{t('tryIt.openOperation')}</Link>
            </div>
            {attempts.data !== undefined && <OutcomeNotice operation={loaded} attempts={attempts.data} />}
            {loaded.result !== null && <JsonBlock label={t('result')} value={loaded.result} />}
          </>
        )}
      </Loaded>
      <h3>{t('attempts.title')}</h3>
      <Loaded query={attempts} loading={<SkeletonRows count={1} />}>
        {(loaded) => <AttemptsTimeline operationId={operationId} attempts={loaded} />}
      </Loaded>
    </section>
  );
}
