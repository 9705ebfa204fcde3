import { useState, type ReactNode } from 'react';
import { Collection } from 'react-aria-components/Collection';
import { GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Spinner } from '../feedback/spinner.tsx';
import styles from './virtual-list.module.css';

export interface VirtualListProps<Item extends object> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What a screen reader reads, and what typing ahead finds. */
  textOf: (item: Item) => string;
  /** The address that opening an item goes to. */
  linkOf?: (item: Item) => string;
  /** In pixels at 16 px text; measured again once drawn. */
  rowHeight?: number;
  /** Asks for the next page when the end comes into sight; leave out when there is none. */
  onLoadMore?: (() => void) | undefined;
  isLoadingMore?: boolean;
  renderEmpty?: () => ReactNode;
  children: (item: Item) => ReactNode;
}

/** Thousands of rows, of which those in sight are drawn. Arrow keys move, typing finds, Enter opens. */
export function VirtualList<Item extends object>(props: VirtualListProps<Item>) {
  const {
    label,
    items,
    keyOf,
    textOf,
    linkOf,
    rowHeight = 64,
    onLoadMore,
    isLoadingMore = false,
    renderEmpty,
    children,
  } = props;
  const { t } = useTranslation();
  // React Aria draws what it has seen before from its memory, by identity.
  const [wrapped] = useState(() => new WeakMap<Item, { id: string; item: Item }>());
  const wrap = (item: Item) => {
    const known = wrapped.get(item) ?? { id: keyOf(item), item };
    wrapped.set(item, known);
    return known;
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: rowHeight }}>
      <GridList
        aria-label={label}
        className={cx(styles.list)}
        {...(renderEmpty === undefined ? {} : { renderEmptyState: renderEmpty })}
      >
        <Collection items={items.map(wrap)}>
          {({ id, item }) => (
            <GridListItem
              id={id}
              textValue={textOf(item)}
              className={cx(styles.row)}
              {...(linkOf === undefined ? {} : { href: linkOf(item) })}
            >
              {children(item)}
            </GridListItem>
          )}
        </Collection>
        {onLoadMore !== undefined && (
          <GridListLoadMoreItem isLoading={isLoadingMore} onLoadMore={onLoadMore} className={cx(styles.more)}>
            <Spinner /> {t('kit.loadingMore')}
          </GridListLoadMoreItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
