/** However long a vendor asks: nothing waits longer than this before it asks again. */
export const MAX_RETRY_AFTER_MS = 600_000;
/** A 429 that names no time. */
export const DEFAULT_THROTTLE_MS = 30_000;
/** A window of an hour is the longest whose reset a vendor reports in headers. */
const MAX_RESET_MS = 3_600_000;

type Headers = Readonly<Record<string, string>>;

/** `Retry-After` in seconds or as an HTTP date, as milliseconds from now, capped at 600 s; null when absent or nonsense. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(MAX_RETRY_AFTER_MS, Math.ceil(Number(text) * 1_000));
  // A date names a weekday and a month; Date.parse alone would also take "-5" for a year.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, at - now));
}

const REMAINING = ['x-ratelimit-remaining', 'ratelimit-remaining', 'x-rate-limit-remaining'] as const;
const RESET = ['x-ratelimit-reset', 'ratelimit-reset', 'x-rate-limit-reset'] as const;

/** Milliseconds until the budget the vendor reports as used up is whole again; null when it is not, or no reset is told. */
export function exhaustedForMs(headers: Headers, now: number): number | null {
  for (const [index, name] of REMAINING.entries()) {
    const remaining = headers[name];
    if (remaining === undefined || Number.parseInt(remaining, 10) !== 0) continue;
    const reset = resetMs(headers[RESET[index] ?? ''], now);
    if (reset !== null && reset > 0) return Math.min(MAX_RESET_MS, reset);
  }
  return null;
}

/** Seconds from now, or a Unix time in seconds or milliseconds: vendors use all three. */
function resetMs(text: string | undefined, now: number): number | null {
  if (text === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return null;
  const value = Number(text);
  if (value > 1e12) return value - now;
  if (value > 1e9) return value * 1_000 - now;
  return value * 1_000;
}
