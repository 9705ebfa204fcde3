import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import styles from './collections.module.css';

/** Below a list paged by cursor. With VirtualList it is not needed: that loads by itself. */
export function LoadMore({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
        {t('kit.loadMore')}
      </Button>
    </div>
  );
}
