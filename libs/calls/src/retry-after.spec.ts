import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exhaustedForMs, MAX_RETRY_AFTER_MS, retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['a fraction of seconds', '1.5', 1_500],
    ['zero', '0', 0],
    ['an HTTP date', 'Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['the old RFC 850 date', 'Saturday, 21-Nov-26 12:00:30 GMT', 30_000],
    ['a date that has passed', 'Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['more than ten minutes', '86400', 600_000],
    ['a date beyond ten minutes', 'Sun, 22 Nov 2026 12:00:00 GMT', 600_000],
    ['nonsense', 'soon', null],
    ['a negative number', '-5', null],
    ['nothing', '', null],
  ])('understands %s', (_, text, expected) => expect(retryAfterMs({ 'retry-after': text }, now)).toBe(expected));

  it('is never negative and never beyond the cap, whatever a vendor sends', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = retryAfterMs({ 'retry-after': text }, now);
        if (wait !== null) expect(wait >= 0 && wait <= MAX_RETRY_AFTER_MS).toBe(true);
      }),
    );
  });
});

describe('a budget reported as used up', () => {
  it.each([
    ['seconds from now', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '12' }, 12_000],
    ['a Unix time', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 90) }, 90_000],
    ['a Unix time in ms', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 900) }, 900],
    ['the IETF draft names', { 'ratelimit-remaining': '0', 'ratelimit-reset': '3' }, 3_000],
    ['a budget with something left', { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '12' }, null],
    ['no reset', { 'x-ratelimit-remaining': '0' }, null],
    ['a reset that has passed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 - 9) }, null],
    ['nothing', {}, null],
  ])('is read from %s', (_, headers, expected) =>
    expect(exhaustedForMs(headers as Record<string, string>, now)).toBe(expected),
  );
});
