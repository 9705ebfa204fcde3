/** What a list that is kept true needs to know of a row. Ids are ULIDs: the newest sorts last. */
export interface LiveRow {
  readonly id: string;
  readonly updated_at: string;
}

/** One page as the hub gave it: the rows before `cursor`, newest first. */
export interface LivePage<Row> {
  readonly cursor: string | null;
  readonly rows: readonly Row[];
}

/** The pages of a list that were loaded so far, newest first. */
export interface LivePages<Row> {
  readonly pages: readonly LivePage<Row>[];
  /** Leads to the page after the last one; null at the end of the list. */
  readonly nextCursor: string | null;
}

/** One answer of the hub to a list paged by cursor. */
export interface CursorPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

const MOST_AGAIN = 3;

/** The list when its first page has come. */
export function firstPages<Row>(answer: CursorPage<Row>): LivePages<Row> {
  return { pages: [{ cursor: null, rows: answer.rows }], nextCursor: answer.nextCursor };
}

/** The list when one more page has come; the same list when that page is there already. */
export function withMore<Row>(list: LivePages<Row>, cursor: string, answer: CursorPage<Row>): LivePages<Row> {
  if (list.nextCursor !== cursor) return list;
  return { pages: [...list.pages, { cursor, rows: answer.rows }], nextCursor: answer.nextCursor };
}

/** Which pages to ask for again: the first, for what is new, and the newest others with rows that have not ended. */
export function pagesToAskAgain<Row>(list: LivePages<Row>, hasEnded: (row: Row) => boolean): (string | null)[] {
  const open = list.pages.slice(1).filter(({ rows }) => !rows.every(hasEnded));
  return [null, ...open.slice(0, MOST_AGAIN - 1).map(({ cursor }) => cursor)];
}

/**
 * The list after a page was asked for again. Rows that have not changed keep their identity. When so much is new that
 * the first page no longer meets the rows known, the list starts again from it.
 */
export function withFresh<Row extends LiveRow>(
  list: LivePages<Row>,
  cursor: string | null,
  answer: CursorPage<Row>,
): LivePages<Row> {
  if (cursor === null && !meets(list, answer)) return firstPages(answer);
  return {
    ...list,
    pages: list.pages.map((page) => (page.cursor === cursor ? freshPage(page, answer) : page)),
  };
}

/** All rows of the pages, newest first. */
export const rowsOf = <Row>(list: LivePages<Row>): Row[] => list.pages.flatMap(({ rows }) => rows);

function meets<Row extends LiveRow>(list: LivePages<Row>, answer: CursorPage<Row>): boolean {
  const newestKnown = list.pages[0]?.rows[0]?.id;
  const oldestFresh = answer.rows.at(-1)?.id;
  if (answer.nextCursor === null || newestKnown === undefined || oldestFresh === undefined) {
    // All there is fits into one page; older pages, if any, are gone from the list.
    return answer.nextCursor === null && list.pages.length === 1 && list.nextCursor === null;
  }
  return oldestFresh <= newestKnown;
}

/** A page keeps its lower end, so that it neither leaves a gap to the next one nor overlaps it. */
function freshPage<Row extends LiveRow>(page: LivePage<Row>, answer: CursorPage<Row>): LivePage<Row> {
  const known = new Map(page.rows.map((row) => [row.id, row]));
  const floor = page.rows.at(-1)?.id ?? '';
  const oldestFresh = answer.nextCursor === null ? '' : (answer.rows.at(-1)?.id ?? '');
  const fresh = answer.rows.filter(({ id }) => id >= floor);
  const below = page.rows.filter(({ id }) => id < oldestFresh);
  return { cursor: page.cursor, rows: [...fresh.map((row) => kept(known.get(row.id), row)), ...below] };
}

function kept<Row extends LiveRow>(before: Row | undefined, now: Row): Row {
  return before?.updated_at === now.updated_at ? before : now;
}
