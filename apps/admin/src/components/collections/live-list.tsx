import { useRef, useState, type UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { VirtualList, type VirtualListProps } from './virtual-list.tsx';
import styles from './collections.module.css';

/**
 * A VirtualList whose newest rows come in on top while somebody looks: at the top they appear, further down they wait
 * behind a button, so that nothing moves under the reader. Keys are ULIDs, the newest first.
 */
export function LiveList<Item extends object>(props: VirtualListProps<Item>) {
  const { items, keyOf } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<string | null>(null);
  const waiting =
    held === null
      ? 0
      : Math.max(
          0,
          items.findIndex((item) => keyOf(item) <= held),
        );
  const hold = (event: UIEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element)) return;
    const [newest] = items;
    if (event.target.scrollTop <= 0) setHeld(null);
    else if (held === null && newest !== undefined) setHeld(keyOf(newest));
  };
  return (
    <div ref={frame} className={styles.liveList} onScrollCapture={hold}>
      {waiting > 0 && (
        <div className={styles.waiting}>
          <Button
            size="small"
            variant="primary"
            icon="up"
            onPress={() => frame.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 })}
          >
            {t('kit.newRows', { count: waiting })}
          </Button>
        </div>
      )}
      <VirtualList {...props} items={waiting > 0 ? items.slice(waiting) : items} />
    </div>
  );
}
