import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ButtonLink, Link } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { PageHeader } from '../../../components/layout/page-header.tsx';
import { Card } from '../../../components/show/card.tsx';
import { JsonBlock } from '../../../components/show/code-block.tsx';
import { useConnections } from '../../integrations/index.ts';
import { useAttempts } from '../api/list-attempts.ts';
import { useOperation } from '../api/get-operation.ts';
import type { Operation } from '../api/list-operations.ts';
import { AttemptsTimeline } from '../components/attempts-timeline.tsx';
import { OperationActions } from '../components/operation-actions.tsx';
import { OperationFacts } from '../components/operation-facts.tsx';
import { useCapabilityTitles } from '../components/operation-list.tsx';
import { OutcomeNotice } from '../components/outcome-notice.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import styles from '../components/operations.module.css';

/** One operation: how it stands, every time a vendor was asked, what went in and what came out. */
export function OperationPage() {
  const { t } = useTranslation('operations');
  const { id = '' } = useParams();
  const query = useOperation(id);
  const attempts = useAttempts(id);
  const connections = useConnections();
  const titles = useCapabilityTitles();
  const operation = query.data;
  return (
    <>
      <PageHeader
        title={operation === undefined ? t('one') : titles(operation.capability)}
        back={<Link to="/operations">{t('title')}</Link>}
        {...(operation === undefined
          ? {}
          : {
              status: <StatusBadge operation={operation} />,
              actions: (
                <>
                  <ButtonLink to={`/routing/explain?operation=${operation.id}`} icon="routing">
                    {t('explain')}
                  </ButtonLink>
                  <OperationActions operation={operation} />
                </>
              ),
            })}
      />
      {/* All three come before anything is drawn: what the attempts say, and of which connection, stands on top. */}
      <Loaded query={query} loading={<SkeletonRows count={9} />}>
        {(loaded) =>
          attempts.isPending || connections.isPending ? (
            <SkeletonRows count={9} />
          ) : (
            <Detail operation={loaded} attempts={attempts} />
          )
        }
      </Loaded>
    </>
  );
}

function Detail({ operation, attempts }: { operation: Operation; attempts: ReturnType<typeof useAttempts> }) {
  const { t } = useTranslation('operations');
  const hasMetadata = Object.keys(operation.metadata).length > 0;
  return (
    <div className={styles.detail}>
      <div className={styles.main}>
        <Loaded query={attempts}>
          {(loaded) => (
            <>
              <OutcomeNotice operation={operation} attempts={loaded} />
              <Card title={t('attempts.title')}>
                <AttemptsTimeline operationId={operation.id} attempts={loaded} />
              </Card>
            </>
          )}
        </Loaded>
        <JsonBlock label={t('input')} value={operation.input} />
        {operation.result === null ? (
          <p className={styles.soft}>{t('noResult')}</p>
        ) : (
          <JsonBlock label={t('result')} value={operation.result} />
        )}
        {hasMetadata && <JsonBlock label={t('metadata')} value={operation.metadata} />}
      </div>
      <Card title={t('facts.title')} className={styles.side}>
        <OperationFacts operation={operation} />
      </Card>
    </div>
  );
}
