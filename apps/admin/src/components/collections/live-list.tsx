import { useMemo, useRef, useState, type PointerEvent, type UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { heldRows } from './held-rows.ts';
import { VirtualList, type VirtualListProps } from './virtual-list.tsx';
import styles from './collections.module.css';

/**
 * A VirtualList whose rows change while somebody looks, and do not move while they point at one or have scrolled: until then
 * new rows wait behind a button, and a row that no longer belongs here stays, faint. Keys are ULIDs, the newest first; give
 * another list (another filter) another `key`.
 */
export function LiveList<Item extends object>(props: VirtualListProps<Item>) {
  const { items, keyOf, onLoadMore, children } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [isPointed, setPointed] = useState(false);
  const [held, setHeld] = useState<readonly Item[] | null>(null);
  const isWhole = onLoadMore === undefined;
  const { shown, waiting, gone } = useMemo(
    () => (held === null ? { shown: items, waiting: 0, gone: NONE } : heldRows(held, { items, isWhole }, keyOf)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- thousands are not compared again for a function made anew
    [held, items, isWhole],
  );
  const list = () => frame.current?.querySelector('[role="grid"]') ?? null;
  const hold = () => setHeld((before) => before ?? items);
  const point = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return;
    setPointed(true);
    hold();
  };
  const leave = () => {
    setPointed(false);
    if ((list()?.scrollTop ?? 0) <= 0) setHeld(null);
  };
  const scroll = ({ target }: UIEvent) => {
    if (!(target instanceof Element)) return;
    if (target.scrollTop > 0) hold();
    else if (!isPointed) setHeld(null);
  };
  const showNew = () => {
    setHeld(isPointed ? items : null);
    list()?.scrollTo({ top: 0 });
  };
  return (
    <div ref={frame} className={styles.liveList} onPointerEnter={point} onPointerLeave={leave} onScrollCapture={scroll}>
      {waiting > 0 && (
        <div className={styles.waiting}>
          <Button size="small" variant="primary" icon="up" onPress={showNew}>
            {t('kit.newRows', { count: waiting })}
          </Button>
        </div>
      )}
      <VirtualList {...props} items={shown}>
        {(item) => (gone.has(item) ? <div className={styles.gone}>{children(item)}</div> : children(item))}
      </VirtualList>
    </div>
  );
}

const NONE: ReadonlySet<never> = new Set<never>();
