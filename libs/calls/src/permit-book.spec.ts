import { describe, expect, it } from '@jest/globals';
import { RateLimit } from '@patchbay/provider-kit';
import { PermitBook, permitRequest } from './permit-book.ts';

const limit = RateLimit.perMinute(100);
const ask = (at: number) => permitRequest('t', 'c', limit, at);

describe('the permits a process holds', () => {
  it('are spent one by one, and lapse with their window', () => {
    const book = new PermitBook(limit);
    expect(book.take(0)).toBe(false);
    book.granted(ask(0), { granted: 2, valid_ms: 1_000, wait_ms: 0 });
    expect([book.take(10), book.take(10), book.take(10)]).toEqual([true, true, false]);
    book.granted(ask(20), { granted: 5, valid_ms: 980, wait_ms: 0 });
    expect(book.take(999)).toBe(true);
    expect(book.take(1_000)).toBe(false);
  });

  it('add up within a window, and do not outlive it', () => {
    const book = new PermitBook(limit);
    book.granted(ask(0), { granted: 1, valid_ms: 60_000, wait_ms: 0 });
    book.granted(ask(1), { granted: 1, valid_ms: 59_999, wait_ms: 0 });
    expect([book.take(2), book.take(2), book.take(2)]).toEqual([true, true, false]);
    book.granted(ask(3), { granted: 3, valid_ms: 59_997, wait_ms: 0 });
    book.granted(ask(59_999), { granted: 1, valid_ms: 60_000, wait_ms: 0 });
    expect([book.take(60_001), book.take(60_001)]).toEqual([true, false]);
  });

  it('are worth nothing when the answer comes from a window that is over', () => {
    const book = new PermitBook(limit);
    book.granted(ask(60_000), { granted: 1, valid_ms: 60_000, wait_ms: 0 });
    book.granted(ask(1_000), { granted: 9, valid_ms: 100, wait_ms: 0 });
    expect([book.take(60_001), book.take(60_001)]).toEqual([true, false]);
  });

  it('are asked for by one caller at a time, before they run out', () => {
    const book = new PermitBook(limit);
    expect(book.shouldRequest(ask(0))).toBe(true);
    expect(book.shouldRequest(ask(1))).toBe(false);
    book.granted(ask(0), { granted: 10, valid_ms: 60_000, wait_ms: 0 });
    expect(book.shouldRequest(ask(2))).toBe(false);
    for (let count = 0; count < 8; count += 1) book.take(3);
    expect(book.shouldRequest(ask(4))).toBe(true);
  });

  it('are asked for again when the first question got lost', () => {
    const book = new PermitBook(limit);
    expect(book.shouldRequest(ask(0))).toBe(true);
    expect(book.shouldRequest(ask(6_000))).toBe(true);
  });

  it('are not asked for while there are none to get', () => {
    const book = new PermitBook(limit);
    book.granted(ask(0), { granted: 0, valid_ms: 0, wait_ms: 500 });
    expect(book.blockedMs(100)).toBe(400);
    expect(book.shouldRequest(ask(100))).toBe(false);
    expect(book.blockedMs(500)).toBe(0);
  });
});
