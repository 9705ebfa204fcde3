import { describe, expect, it } from '@jest/globals';
import { fromLocalInput, toLocalInput } from './local-time.ts';

describe('a moment in a field', () => {
  it('comes back as it went in, to the minute, in whatever zone this runs', () => {
    for (const iso of ['2026-11-21T09:30:00.000Z', '2026-07-01T23:59:00.000Z']) {
      expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
    }
  });

  it('is nothing where there is none, or what an address holds is no moment', () => {
    expect([toLocalInput(''), toLocalInput('soon'), fromLocalInput('')]).toEqual(['', '', '']);
  });
});
