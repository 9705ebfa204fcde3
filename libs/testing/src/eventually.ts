import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 20;

/**
 * Repeats `check` until it neither throws nor answers false, and gives its answer; after `timeoutMs` the last failure is
 * thrown. For what happens by itself: never sleep for it.
 */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 90_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const outcome = await attempt(check);
    if (outcome.ok) return outcome.value;
    if (performance.now() > deadline) throw outcome.error;
    await delay(PAUSE_MS);
  }
}

async function attempt<T>(
  check: () => T | Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; error: unknown }> {
  try {
    const value = await check();
    if (value === false) return { ok: false, error: new Error(`This never became true: ${check.toString()}`) };
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error };
  }
}
