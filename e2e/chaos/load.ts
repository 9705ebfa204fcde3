const CALLERS = 16;

/** So many callers at a time work off the list. */
export async function asManyCallers<T>(items: readonly T[], call: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const caller = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await call(next);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}
