import { memo, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate } from 'react-router';
import { Spinner } from '../feedback/spinner.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useWindow, type RowWindow } from './use-window.ts';
import styles from './virtual-list.module.css';

export interface VirtualListProps<Item extends object> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What a screen reader reads, and what typing ahead finds. */
  textOf: (item: Item) => string;
  /** The address that opening an item goes to. */
  linkOf?: (item: Item) => string;
  /** In pixels; measured once drawn. The styles make all rows equally high, at any width. */
  rowHeight?: number;
  /** Asks for the next page before the end comes into sight; leave out when there is none. */
  onLoadMore?: (() => void) | undefined;
  isLoadingMore?: boolean;
  children: (item: Item) => ReactNode;
}

// Of a page of a hundred: the next one is asked for while the last third is still below.
const ROWS_AHEAD = 30;

/** Thousands of rows, of which those in sight are drawn. Arrow keys move, typing finds, Enter opens. */
export function VirtualList<Item extends object>(props: VirtualListProps<Item>) {
  const { label, items, keyOf, textOf, linkOf, rowHeight: estimate = 64, onLoadMore, isLoadingMore = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const rows = useWindow(frame, items.length, estimate);
  const navigate = useNavigate();
  const { current, setCurrent, go } = useCurrentRow(frame, rows, items, keyOf);
  const onKeyDown = useRowKeys({
    ...{ current, go, count: items.length, perPage: rows.perPage },
    textOf: (index) => (items[index] === undefined ? '' : textOf(items[index])),
    open: () => {
      if (items[current] !== undefined && linkOf !== undefined) void navigate(linkOf(items[current]));
    },
  });
  const isNearEnd = rows.to + ROWS_AHEAD >= items.length;
  useEffect(() => {
    if (isNearEnd) onLoadMore?.();
  }, [isNearEnd, onLoadMore]);
  const end = items.length * rows.rowHeight;
  return (
    <div
      {...{ ref: frame, role: 'grid', className: styles.list, onKeyDown }}
      aria-label={label}
      aria-rowcount={onLoadMore === undefined ? items.length : -1}
      onFocus={({ target }) => setCurrent(indexOf(target, current))}
    >
      <div role="presentation" className={styles.all} style={{ blockSize: end + (isLoadingMore ? rows.rowHeight : 0) }}>
        {drawn(rows, current).map((index) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <VirtualRow
              key={keyOf(item)}
              {...{ item, index, text: textOf(item), link: linkOf?.(item), draw: props.children }}
              top={index * rows.rowHeight}
              isCurrent={index === current}
            />
          );
        })}
        {isLoadingMore && <LoadingRow top={end} />}
      </div>
    </div>
  );
}

function indexOf(target: Element, otherwise: number): number {
  return Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? otherwise);
}

/** The row that the keys move from. It stays drawn out of sight, or the focus would be lost with it. */
function useCurrentRow<Item>(
  frame: RefObject<HTMLElement | null>,
  rows: RowWindow,
  items: readonly Item[],
  keyOf: (item: Item) => string,
) {
  const [key, setKey] = useState<string | null>(null);
  const known = useMemo(
    () => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- thousands are not searched again for a function made anew
    [items, key],
  );
  const current = known === -1 ? Math.min(rows.inSight, items.length - 1) : known;
  const setCurrent = (index: number) => setKey(items[index] === undefined ? null : keyOf(items[index]));
  const go = (index: number) => {
    flushSync(() => setCurrent(index));
    rows.show(index);
    frame.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`)?.focus({ preventScroll: true });
  };
  return { current, setCurrent, go };
}

/** The rows in the window, and the current one wherever it is, in their order. */
function drawn({ from, to }: RowWindow, current: number): number[] {
  const indices = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
  if (current < 0 || (current >= from && current < to)) return indices;
  return current < from ? [current, ...indices] : [...indices, current];
}

interface VirtualRowProps<Item> {
  item: Item;
  index: number;
  top: number;
  isCurrent: boolean;
  text: string;
  link: string | undefined;
  draw: (item: Item) => ReactNode;
}

/** A scroll draws the rows that come, and none of those that stay. */
const VirtualRow = memo(function VirtualRow<Item>(props: VirtualRowProps<Item>) {
  const { item, index, top, isCurrent, text, link, draw } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-label={text}
      tabIndex={isCurrent ? 0 : -1}
      data-index={index}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell">{draw(item)}</div>
      {link !== undefined && <RowLink to={link} />}
    </div>
  );
}) as <Item>(props: VirtualRowProps<Item>) => ReactNode;

/** The mouse's way in, over the whole row: it opens in another tab, too. The keys open the row itself. */
function RowLink({ to }: { to: string }) {
  return <RouterLink to={to} tabIndex={-1} aria-hidden="true" className={styles.link} />;
}

function LoadingRow({ top }: { top: number }) {
  const { t } = useTranslation();
  return (
    <div role="row" className={styles.more} style={{ transform: `translateY(${top}px)` }}>
      <div role="gridcell">
        <Spinner /> {t('kit.loadingMore')}
      </div>
    </div>
  );
}
