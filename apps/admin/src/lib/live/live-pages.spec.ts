import { describe, expect, it } from '@jest/globals';
import {
  firstPages,
  pagesToAskAgain,
  rowsOf,
  withFresh,
  withMore,
  type CursorPage,
  type LiveRow,
} from './live-pages.ts';

interface Row extends LiveRow {
  readonly status: 'waiting' | 'ended';
}

const PER_PAGE = 3;
const row = (number: number, status: Row['status'] = 'ended', updated_at = '0'): Row => ({
  id: String(number).padStart(4, '0'),
  updated_at,
  status,
});
const newestFirst = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => row(from - index));

/** The hub's answer to a page of these rows. */
function page(rows: readonly Row[], cursor: string | null = null): CursorPage<Row> {
  const before = rows.filter(({ id }) => cursor === null || id < cursor);
  const shown = before.slice(0, PER_PAGE);
  return { rows: shown, nextCursor: before.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
}

function loaded(rows: readonly Row[], pages: number) {
  let list = firstPages(page(rows));
  for (let count = 1; count < pages && list.nextCursor !== null; count += 1) {
    list = withMore(list, list.nextCursor, page(rows, list.nextCursor));
  }
  return list;
}

const ids = (rows: readonly Row[]) => rows.map(({ id }) => Number(id));

describe('a list that is kept true', () => {
  it('puts what is new on top and loses nothing between its pages', () => {
    const list = loaded(newestFirst(9, 1), 2);
    const fresh = withFresh(list, null, page(newestFirst(11, 1)));
    expect(ids(rowsOf(fresh))).toEqual([11, 10, 9, 8, 7, 6, 5, 4]);
    expect(fresh.nextCursor).toBe(list.nextCursor);
  });

  it('takes away what no longer matches, in the page where it was', () => {
    const all = newestFirst(9, 1);
    const list = loaded(all, 3);
    const left = all.filter(({ id }) => id !== '0005');
    const second = list.pages[1]?.cursor ?? '';
    expect(ids(rowsOf(withFresh(list, second, page(left, second))))).toEqual([9, 8, 7, 6, 4, 3, 2, 1]);
  });

  it('keeps rows that have not changed as they are', () => {
    const list = loaded(newestFirst(3, 1), 1);
    const fresh = withFresh(list, null, page([row(3, 'ended', '1'), row(2), row(1)]));
    expect(rowsOf(fresh)[0]).not.toBe(rowsOf(list)[0]);
    expect(rowsOf(fresh)[1]).toBe(rowsOf(list)[1]);
  });

  it('starts again when more is new than one page holds', () => {
    const fresh = withFresh(loaded(newestFirst(9, 1), 3), null, page(newestFirst(40, 1)));
    expect(ids(rowsOf(fresh))).toEqual([40, 39, 38]);
    expect(fresh.nextCursor).toBe('0038');
  });

  it('is empty once nothing matches, and fills again', () => {
    const emptied = withFresh(loaded(newestFirst(2, 1), 1), null, page([]));
    expect(rowsOf(emptied)).toEqual([]);
    expect(ids(rowsOf(withFresh(emptied, null, page(newestFirst(2, 1)))))).toEqual([2, 1]);
  });

  it('asks again for the first page and for those with rows under way, not for all', () => {
    const waiting = newestFirst(30, 1).map(({ id }) => row(Number(id), 'waiting'));
    const hasEnded = ({ status }: Row) => status === 'ended';
    expect(pagesToAskAgain(loaded(newestFirst(30, 1), 10), hasEnded)).toEqual([null]);
    expect(pagesToAskAgain(loaded(waiting, 10), hasEnded)).toEqual([null, '0028', '0025']);
  });

  it('ignores a page that came twice', () => {
    const list = loaded(newestFirst(9, 1), 2);
    expect(withMore(list, '0007', page(newestFirst(9, 1), '0007'))).toBe(list);
  });
});
