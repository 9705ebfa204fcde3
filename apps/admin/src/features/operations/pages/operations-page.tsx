import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useOperations } from '../api/list-operations.ts';
import { ExportMenu } from '../components/export-menu.tsx';
import { OperationFilters, OPERATIONS_URL } from '../components/operation-filters.tsx';
import { OperationList } from '../components/operation-list.tsx';

/** What was asked of vendors, and what came of it. */
export function OperationsPage() {
  const { t } = useTranslation('operations');
  const mayChange = useMayChange();
  const url = useUrlState(OPERATIONS_URL);
  const list = useOperations(useSettled(url.values));
  const { rows, hasMore } = list;
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          <>
            <ExportMenu filters={url.values} />
            <ButtonLink to="/operations/statistics">{t('statistics.title')}</ButtonLink>
            {mayChange && (
              <ButtonLink to="/operations/try" variant="primary" icon="play">
                {t('tryIt.link')}
              </ButtonLink>
            )}
          </>
        }
      />
      <Stack>
        <OperationFilters state={url}>
          {list.query.data !== undefined && t(hasMore ? 'countSoFar' : 'count', { count: rows.length })}
        </OperationFilters>
        <Loaded query={list.query} loading={<SkeletonRows count={9} />}>
          {() => <OperationList list={list} isFiltered={url.changed > 0} onResetFilters={url.reset} />}
        </Loaded>
      </Stack>
    </>
  );
}
