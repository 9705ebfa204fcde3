import { useEffect, useMemo, useState, type PointerEvent, type RefObject, type UIEvent } from 'react';
import { heldRows } from './held-rows.ts';

interface LiveRows<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Tells one list from another: its filters. Null while rows of the one before are shown. */
  readonly listKey: string | null;
  readonly isWhole: boolean;
}

/** Holds the rows of the list within `frame` where they are while somebody points at one or has scrolled. */
export function useHeldRows<Item>(frame: RefObject<HTMLElement | null>, rows: LiveRows<Item>) {
  const { items, keyOf, listKey, isWhole } = rows;
  const [isPointed, setPointed] = useState(false);
  const [held, setHeld] = useState<readonly Item[] | null>(null);
  const [shownKey, setShownKey] = useState(listKey);
  if (shownKey !== listKey) {
    setShownKey(listKey);
    setHeld(isPointed && listKey !== null ? items : null);
  }
  const list = () => frame.current?.querySelector('[role="grid"]') ?? null;
  useEffect(() => {
    const grid = frame.current?.querySelector('[role="grid"]') ?? null;
    if (grid !== null && listKey !== null) grid.scrollTop = 0;
  }, [frame, listKey]);
  const hold = () => {
    if (listKey !== null) setHeld((before) => before ?? items);
  };
  // Not by `keyOf`: thousands are not compared again for a function made anew.
  const result = useMemo(
    () => (held === null ? { shown: items, waiting: 0, gone: NONE } : heldRows(held, { items, isWhole }, keyOf)),
    [held, items, isWhole],
  );
  return {
    ...result,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => {
        // A finger that has gone would hold them for ever.
        if (pointerType === 'touch') return;
        setPointed(true);
        hold();
      },
      onPointerLeave: () => {
        setPointed(false);
        if ((list()?.scrollTop ?? 0) <= 0) setHeld(null);
      },
      onScrollCapture: ({ target }: UIEvent) => {
        if (!(target instanceof Element)) return;
        if (target.scrollTop > 0) hold();
        else if (!isPointed) setHeld(null);
      },
    },
    /** Lets come in what waits, and shows it. */
    showNew: () => {
      const grid = list();
      setHeld(isPointed ? items : null);
      if (grid !== null) grid.scrollTop = 0;
    },
  };
}

const NONE: ReadonlySet<never> = new Set<never>();
