import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { VirtualList, type VirtualListProps } from './virtual-list.tsx';
import styles from './collections.module.css';

interface LiveListProps<Item extends object> extends VirtualListProps<Item> {
  /** Tells one list from another: its filters. Null while rows of the one before are shown. */
  listKey: string | null;
}

/**
 * A VirtualList whose rows change while somebody looks, and do not move while they point at one or have scrolled: until then
 * new rows wait behind a button, and a row that no longer belongs here stays, faint. Keys are ULIDs, the newest first.
 */
export function LiveList<Item extends object>({ listKey, ...props }: LiveListProps<Item>) {
  const { items, keyOf, onLoadMore, children } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useHeldRows(frame, { items, keyOf, listKey, isWhole: onLoadMore === undefined });
  return (
    <div ref={frame} className={styles.liveList} {...rows.handlers}>
      {rows.waiting > 0 && (
        <div className={styles.waiting}>
          <Button size="small" variant="primary" icon="up" onPress={rows.showNew}>
            {t('kit.newRows', { count: rows.waiting })}
          </Button>
        </div>
      )}
      <VirtualList {...props} items={rows.shown}>
        {(item) => (rows.gone.has(item) ? <div className={styles.gone}>{children(item)}</div> : children(item))}
      </VirtualList>
    </div>
  );
}
