import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { LiveList } from '../../../components/collections/live-list.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { useCapabilities } from '../../../lib/catalog/list-capabilities.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import type { Operation, useOperations } from '../api/list-operations.ts';
import { useConnectionNames } from './connection-names.ts';
import { OperationRow } from './operation-row.tsx';
import { isUnknown } from './operation-status.ts';

interface OperationListProps {
  list: ReturnType<typeof useOperations>;
  isFiltered: boolean;
  onResetFilters: () => void;
}

/** The operations that match, newest first, for as long as somebody scrolls. */
export function OperationList({ list, isFiltered, onResetFilters }: OperationListProps) {
  const { t } = useTranslation('operations');
  const { rows, hasMore, isLoadingMore, moreError, loadMore } = list;
  const names = useConnectionNames();
  const titles = useCapabilityTitles();
  const textOf = useCallback(
    (operation: Operation) =>
      `${titles(operation.capability)}, ${t(`status.${isUnknown(operation) ? 'unknown' : operation.status}`)}`,
    [titles, t],
  );
  if (rows.length === 0) return <NoOperations isFiltered={isFiltered} onResetFilters={onResetFilters} />;
  return (
    <>
      <LiveList
        listKey={list.key}
        label={t('title')}
        items={rows}
        keyOf={({ id }) => id}
        textOf={textOf}
        linkOf={({ id }) => `/operations/${id}`}
        rowHeight={62}
        onLoadMore={hasMore && moreError === null ? loadMore : undefined}
        isLoadingMore={isLoadingMore}
      >
        {(operation) => (
          <OperationRow
            operation={operation}
            title={titles(operation.capability)}
            connection={names.of(operation.integration_id, operation.provider)}
            vendor={names.vendorOf(operation.provider)}
          />
        )}
      </LiveList>
      {moreError !== null && <ErrorState error={moreError} onRetry={loadMore} />}
    </>
  );
}

function NoOperations({ isFiltered, onResetFilters }: { isFiltered: boolean; onResetFilters: () => void }) {
  const { t } = useTranslation(['operations', 'common']);
  const mayChange = useMayChange();
  if (isFiltered) {
    return (
      <EmptyState
        title={t('none.filtered')}
        action={<Button onPress={onResetFilters}>{t('common:kit.resetFilters')}</Button>}
      >
        {t('none.filteredText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('none.title')}
      {...(mayChange
        ? {
            action: (
              <ButtonLink to="/operations/try" icon="play">
                {t('tryIt.link')}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {t('none.text')}
    </EmptyState>
  );
}

/** What capabilities are called for people; the name where it is not known (any more). */
export function useCapabilityTitles(): (name: string) => string {
  const { data } = useCapabilities();
  return useMemo(() => {
    const titles = new Map((data ?? []).map(({ name, title }) => [name, title]));
    return (name) => titles.get(name) ?? name;
  }, [data]);
}
