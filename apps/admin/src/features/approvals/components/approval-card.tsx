import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { Cluster } from '../../../components/layout/page-header.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { ConnectionTag } from '../../../components/show/connection-tag.tsx';
import { Facts } from '../../../components/show/facts.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import type { Verb } from '../api/decide-approval.ts';
import type { Approval } from '../api/list-approvals.ts';
import { ApprovalInput } from './approval-input.tsx';
import styles from './approvals.module.css';
import type { Subjects } from './use-subjects.ts';

interface ApprovalCardProps {
  approval: Approval;
  subjects: Subjects;
  onDecide: (verb: Verb) => void;
}

/** One thing that waits for a yes: what, by whom, with what, why, and until when. */
export function ApprovalCard({ approval, subjects, onDecide }: ApprovalCardProps) {
  const { t } = useTranslation(['approvals', 'common']);
  return (
    <Card>
      <header className={styles.head}>
        {/* Not the card's own title: several of one name would be landmarks that nobody can tell apart. */}
        <h2>{subjects.titleOf(approval.capability)}</h2>
        <Cluster>
          <Badge>{t(`common:environments.${approval.environment}`)}</Badge>
          <span className={styles.expiry}>
            {t('expires')} <RelativeTime at={approval.expires_at} />
          </span>
        </Cluster>
      </header>
      <p className={styles.because}>
        <span lang="en" dir="auto">
          {approval.because}
        </span>{' '}
        {approval.policy_id !== null && <Link to={`/policies?policy=${approval.policy_id}`}>{t('seePolicy')}</Link>}
      </p>
      <ApprovalFacts approval={approval} subjects={subjects} />
      <ApprovalInput input={approval.input} />
      <CardFoot approval={approval} title={subjects.titleOf(approval.capability)} onDecide={onDecide} />
    </Card>
  );
}

function ApprovalFacts({ approval, subjects }: Omit<ApprovalCardProps, 'onDecide'>) {
  const { t } = useTranslation(['approvals', 'common']);
  const connection = subjects.connectionOf(approval.integration_id);
  const isKnown = connection !== undefined || subjects.isConnectionsKnown;
  return (
    <Facts
      facts={[
        { label: t('askedBy'), value: <span dir="auto">{subjects.nameOf(approval.requested_by)}</span> },
        { label: t('asked'), value: <RelativeTime at={approval.created_at} /> },
        { label: t('app'), value: approval.app ?? t('common:kit.none') },
        { label: t('goesTo'), value: isKnown ? <ConnectionTag connection={connection} /> : approval.provider },
      ]}
    />
  );
}

function CardFoot({ approval, title, onDecide }: Omit<ApprovalCardProps, 'subjects'> & { title: string }) {
  const { t } = useTranslation('approvals');
  const mayChange = useMayChange();
  return (
    <div className={styles.foot}>
      <Link to={`/operations/${approval.operation_id}`}>{t('seeOperation')}</Link>
      {mayChange ? (
        <Cluster>
          <Button aria-label={t('rejectOf', { title })} onPress={() => onDecide('reject')}>
            {t('reject')}
          </Button>
          <Button
            variant="primary"
            icon="check"
            aria-label={t('approveOf', { title })}
            onPress={() => onDecide('approve')}
          >
            {t('approve')}
          </Button>
        </Cluster>
      ) : (
        <span className={styles.soft}>{t('viewersMayNot')}</span>
      )}
    </div>
  );
}
