import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInstant } from './instant.ts';

describe('an instant', () => {
  it.each(['2026-11-21T00:00:00Z', '2026-11-21T09:30Z', '2026-11-21T09:30:00.123456789+05:30', '2024-02-29T00:00:00Z'])(
    'may be written %s',
    (text) => expect(isInstant(text)).toBe(true),
  );

  it.each([
    ...['2026-W01-1', '2026-001', '2026', '2026-11', '20261121T000000Z', '2026-11-21T00:00:00', '2026-11-21 00:00:00Z'],
    ...['2026-02-30T00:00:00Z', '2026-11-21T25:00:00Z', '2026-11-21T00:00:00+99:99', '+275760-09-13T00:00:00.001Z'],
    ...['-000001-01-01T00:00:00Z', '2026-11-21', '', null, 0, {}],
  ])('is not %j', (text) => expect(isInstant(text)).toBe(false));

  it('may be a date where that is allowed', () => {
    expect(isInstant('2026-11-21', { allowsDate: true })).toBe(true);
    expect(isInstant('2026-02-30', { allowsDate: true })).toBe(false);
  });

  it('is always a valid Date, and every Date of the years 100 to 9999 can be given', () => {
    const dates = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(dates, (date) => isInstant(date.toISOString())));
    fc.assert(fc.property(fc.string(), (text) => !isInstant(text) || Number.isFinite(Date.parse(text))));
  });
});
