import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { LATE, within } from './within.ts';

afterEach(() => {
  jest.useRealTimers();
});

describe('within', () => {
  it('gives what the promise comes to, and leaves no timer behind', async () => {
    jest.useFakeTimers();
    expect(await within(60_000, Promise.resolve('done'))).toBe('done');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('passes a rejection through, and leaves no timer behind', async () => {
    jest.useFakeTimers();
    await expect(within(60_000, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is late for a promise that does not settle in time', async () => {
    jest.useFakeTimers();
    const waited = within(60_000, new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await waited).toBe(LATE);
  });
});
