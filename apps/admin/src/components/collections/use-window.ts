import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows drawn above and below those in sight, so that one step of a scroll finds them there. */
const MARGIN = 4;
/** The window moves by so many rows at once: most steps of a scroll then draw nothing. */
const STEP = 2;
// Where nothing is laid out yet, or ever (a test).
const UNKNOWN_HEIGHT = 640;

export interface RowWindow {
  /** The first row drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The first row that can be seen, and how many can. */
  readonly inSight: number;
  readonly perPage: number;
  /** How high every row is, as the first one was measured. */
  readonly rowHeight: number;
  /** Brings a row into sight, as little as it takes. */
  readonly show: (index: number) => void;
}

/** Which rows of a long list are in sight, of rows that are all as high as the first. */
export function useWindow(frame: RefObject<HTMLElement | null>, count: number, estimate: number): RowWindow {
  const [rowHeight, setRowHeight] = useState(estimate);
  const [height, setHeight] = useState(UNKNOWN_HEIGHT);
  const [block, setBlock] = useState(0);

  useEffect(() => {
    const list = frame.current;
    if (list === null) return;
    // At once, or the browser shows the empty place before the rows.
    const follow = () => flushSync(() => setBlock(Math.floor(list.scrollTop / rowHeight / STEP)));
    list.addEventListener('scroll', follow, { passive: true });
    return () => list.removeEventListener('scroll', follow);
  }, [frame, rowHeight]);

  const isEmpty = count === 0;
  useEffect(() => {
    const list = frame.current;
    if (list === null || isEmpty || typeof ResizeObserver === 'undefined') return;
    const measure = () => {
      const row = list.querySelector<HTMLElement>('[data-index]');
      if (row !== null && row.offsetHeight > 0) setRowHeight(row.offsetHeight);
      if (list.clientHeight > 0) setHeight(list.clientHeight);
    };
    // The width decides about the height of the rows, and so does the size of the text.
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => observer.disconnect();
  }, [frame, isEmpty]);

  const first = Math.min(block * STEP, Math.max(0, count - 1));
  return {
    from: Math.max(0, first - MARGIN),
    to: Math.min(count, first + Math.ceil(height / rowHeight) + STEP + MARGIN),
    inSight: first,
    perPage: Math.max(1, Math.floor(height / rowHeight) - 1),
    rowHeight,
    show: (index) => {
      const list = frame.current;
      if (list === null) return;
      const top = index * rowHeight;
      const bottom = top + rowHeight;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (bottom > list.scrollTop + height) list.scrollTop = bottom - height;
    },
  };
}
