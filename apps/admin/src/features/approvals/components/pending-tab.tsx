import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pagination } from '../../../components/collections/pagination.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { Stack } from '../../../components/layout/page-header.tsx';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import type { Verb } from '../api/decide-approval.ts';
import { useApprovals, type Approval } from '../api/list-approvals.ts';
import { ApprovalCard } from './approval-card.tsx';
import styles from './approvals.module.css';
import { useSubjects } from './use-subjects.ts';

const DecideDialog = lazy(() => import('./decide-dialog.tsx').then((file) => ({ default: file.DecideDialog })));

/** What waits for somebody to decide. */
export function PendingTab() {
  const { t } = useTranslation('approvals');
  const url = useUrlState({ page: '1' });
  const approvals = useApprovals({ status: 'pending', page: Number(url.values.page) });
  const subjects = useSubjects();
  // What is decided is held here, not taken from the list: it may leave the list while the dialog is open.
  const [deciding, setDeciding] = useState<{ approval: Approval; verb: Verb } | null>(null);
  const { data: page } = approvals;
  const { set } = url;
  // Whoever decides the last of a page is on one that is not there any more.
  const isPastTheEnd = page !== undefined && page.data.length === 0 && page.meta.total > 0;
  useEffect(() => {
    if (isPastTheEnd) set({ page: String(page.meta.last_page) });
  }, [isPastTheEnd, page, set]);
  return (
    <>
      <Loaded query={approvals} loading={<CardsToCome />}>
        {({ data, meta }) =>
          meta.total === 0 ? (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          ) : (
            <Stack>
              {data.map((approval) => (
                <ApprovalCard
                  key={approval.id}
                  approval={approval}
                  subjects={subjects}
                  onDecide={(verb) => setDeciding({ approval, verb })}
                />
              ))}
              <Pagination
                page={meta.current_page}
                last={meta.last_page}
                onChange={(page) => url.set({ page: String(page) })}
              />
            </Stack>
          )
        }
      </Loaded>
      {deciding !== null && (
        <Suspense>
          <DecideDialog {...deciding} subjects={subjects} onClose={() => setDeciding(null)} />
        </Suspense>
      )}
    </>
  );
}

function CardsToCome() {
  return (
    <Stack>
      {Array.from({ length: 3 }, (_, index) => (
        <Skeleton key={index} className={styles.cardToCome} />
      ))}
    </Stack>
  );
}
