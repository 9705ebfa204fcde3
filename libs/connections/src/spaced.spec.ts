import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Spaced } from './spaced.ts';

describe('a task that is spaced', () => {
  const done: string[] = [];
  const failed: unknown[] = [];
  let spaced: Spaced<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    done.length = 0;
    failed.length = 0;
    const task = async (subject: string): Promise<void> => {
      if (subject === 'broken') throw new Error('broken');
      done.push(subject);
      return Promise.resolve();
    };
    spaced = new Spaced(1_000, task, (_subject, error) => failed.push(error));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('runs at once, then once more at the end of the interval for all that was asked meanwhile', async () => {
    for (const subject of ['a', 'b', 'c']) spaced.ask('key', subject);
    expect(done).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(done).toEqual(['a', 'c']);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(done).toEqual(['a', 'c']);
  });

  it('rests when the interval has passed', async () => {
    spaced.ask('key', 'a');
    expect(spaced.isActive('key')).toBe(true);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(spaced.isActive('key')).toBe(false);
  });

  it('does not let one key wait for another', () => {
    spaced.ask('one', 'a');
    spaced.ask('two', 'b');
    expect(done).toEqual(['a', 'b']);
  });

  it('does what it put off when it is drained, and nothing afterwards', async () => {
    spaced.ask('key', 'a');
    spaced.ask('key', 'b');
    await spaced.drain();
    spaced.ask('key', 'c');
    expect(done).toEqual(['a', 'b']);
  });

  it('reports a failure and goes on', async () => {
    spaced.ask('key', 'broken');
    spaced.ask('key', 'a');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(failed).toHaveLength(1);
    expect(done).toEqual(['a']);
  });
});
