/** Somebody waited for a promise as long as they meant to, and it has not settled. */
export const LATE = Symbol('late');

/**
 * What the promise comes to, or LATE when it has not settled after `ms` milliseconds; its rejection passes through until
 * then. What it stands for goes on: nobody waits for it any more.
 */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, ms, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
