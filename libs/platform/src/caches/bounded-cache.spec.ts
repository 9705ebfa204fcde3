import { beforeEach, describe, expect, it } from '@jest/globals';
import { BoundedCache } from './bounded-cache.ts';

describe('BoundedCache', () => {
  let now: number;
  let maxAgeMs: number;
  let cache: BoundedCache<string>;
  beforeEach(() => {
    now = 0;
    maxAgeMs = 100;
    cache = new BoundedCache({ maxEntries: 2, maxAgeMs: () => maxAgeMs, clock: { monotonicMs: () => now } });
  });

  it('drops what was used least recently when it is full', () => {
    cache.set('a', '1');
    cache.set('b', '2');
    cache.get('a');
    cache.set('c', '3');
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['1', undefined, '3']);
  });

  it('does not use an entry beyond its time, nor beyond a time shortened since', () => {
    cache.set('a', '1');
    cache.set('b', '2');
    now = 50;
    expect(cache.get('a')).toBe('1');
    maxAgeMs = 10;
    expect(cache.get('b')).toBeUndefined();
  });

  it('loads once for callers who miss together', async () => {
    let loads = 0;
    const loader = () => Promise.resolve(String((loads += 1)));
    const values = await Promise.all([cache.load('a', loader), cache.load('a', loader)]);
    expect([values, await cache.load('a', loader)]).toEqual([['1', '1'], '1']);
  });

  it.each([
    ['delete', () => cache.delete('a')],
    ['deleteWhere', () => cache.deleteWhere(() => false)],
    ['clear', () => cache.clear()],
  ])('does not keep what was loading while a change came in by %s', async (_name, drop) => {
    let finish: (value: string) => void = () => undefined;
    const loading = cache.load('a', () => new Promise<string>((resolve) => (finish = resolve)));
    drop();
    finish('stale');
    expect([await loading, cache.get('a')]).toEqual(['stale', undefined]);
  });

  it('forgets a load that failed', async () => {
    await expect(cache.load('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.load('a', () => Promise.resolve('up'))).toBe('up');
  });
});
