import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../components/collections/tabs.tsx';
import { PageHeader } from '../../../components/layout/page-header.tsx';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { usePendingCount } from '../api/count-pending.ts';
import { DecidedTab } from '../components/decided-tab.tsx';
import { PendingTab } from '../components/pending-tab.tsx';

/** What waits for a person's yes, and what was decided. */
export function ApprovalsPage() {
  const { t } = useTranslation('approvals');
  const url = useUrlState({ tab: 'pending', page: '1' });
  const pending = usePendingCount();
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Tabs
        label={t('title')}
        value={url.values.tab}
        onChange={(tab) => url.set({ tab, page: '1' })}
        items={[
          {
            id: 'pending',
            label: t('tabs.pending'),
            ...(pending > 0 ? { count: pending } : {}),
            content: <PendingTab />,
          },
          { id: 'decided', label: t('tabs.decided'), content: <DecidedTab /> },
        ]}
      />
    </>
  );
}
