/** A list as it is shown while nothing may move in it. */
export interface HeldRows<Item> {
  readonly shown: readonly Item[];
  /** How many rows would come in between, or on top, if things might move. */
  readonly waiting: number;
  /** Rows that are no longer in the list, shown as they last were. */
  readonly gone: ReadonlySet<Item>;
}

interface Fresh<Item> {
  readonly items: readonly Item[];
  /** Whether rows are known down to the end of the list. */
  readonly isWhole: boolean;
}

/**
 * The rows that were there when somebody began to point, each as it is now and where it was then; what was loaded since
 * at the end follows. Keys are ULIDs, the newest first.
 */
export function heldRows<Item>(
  held: readonly Item[],
  { items, isWhole }: Fresh<Item>,
  keyOf: (item: Item) => string,
): HeldRows<Item> {
  const now = new Map(items.map((item) => [keyOf(item), item]));
  const oldestNow = isWhole ? '' : keyOr(items.at(-1), keyOf);
  const oldestHeld = keyOr(held.at(-1), keyOf);
  const known = held.map((item) => now.get(keyOf(item)) ?? item);
  const gone = new Set(known.filter((item) => !now.has(keyOf(item)) && keyOf(item) > oldestNow));
  const below = items.filter((item) => keyOf(item) < oldestHeld);
  const waiting = items.length - below.length - held.filter((item) => now.has(keyOf(item))).length;
  return { shown: below.length === 0 ? known : [...known, ...below], waiting, gone };
}

const keyOr = <Item>(item: Item | undefined, keyOf: (item: Item) => string): string =>
  item === undefined ? '' : keyOf(item);
