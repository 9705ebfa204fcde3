import { describe, expect, it } from '@jest/globals';
import { duration, exactTime, relativeTime, waitingTime } from './relative-time.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('a moment, for people', () => {
  it.each([
    [10, 'now'],
    [60, '1 minute ago'],
    [3 * 3600, '3 hours ago'],
    [86_400, 'yesterday'],
    [-7200, 'in 2 hours'],
    [-7 * 86_400 + 40, 'in 7 days'],
    [-2.5 * 86_400, 'in 2 days'],
  ])('%i seconds ago is "%s"', (seconds, said) => {
    expect(relativeTime(ago(seconds), NOW, 'en')).toBe(said);
  });

  it('is said in the person’s language', () => {
    expect(relativeTime(ago(86_400), NOW, 'ar')).toBe('أمس');
  });

  it('is exact in the person’s zone', () => {
    expect(exactTime(NOW, 'en', 'Asia/Dubai')).toMatch(/Nov 21, 2026.*4:00:00/);
  });
});

describe('a length of time', () => {
  it.each([
    [84, '84 ms'],
    [2400, '2.4 sec'],
    [180_000, '3 min'],
  ])('of %i ms is "%s"', (ms, said) => expect(duration(ms, 'en')).toBe(said));

  it('to wait is never said too short', () => {
    expect(waitingTime(10, 'en')).toBe('10 seconds');
    expect(waitingTime(61, 'en')).toBe('2 minutes');
  });
});
