import { expect, it } from '@jest/globals';
import { Breather } from './breather.ts';

it('rests four times as long as an answer took, five seconds at most', async () => {
  let now = 0;
  const breather = new Breather(() => now);
  const answerAfter = (ms: number) => breather.ask(async () => void (now += ms));
  expect(breather.left).toBe(0);
  await answerAfter(20);
  expect(breather.left).toBe(80);
  now += 50;
  expect(breather.left).toBe(30);
  await answerAfter(4_000);
  expect(breather.left).toBe(5_000);
});

it('rests after a failure, too, and wakes up when nobody wants to know any more', async () => {
  let now = 0;
  const breather = new Breather(() => now);
  const failed = breather.ask(async () => {
    now += 60_000;
    throw new Error('no answer');
  });
  await expect(failed).rejects.toThrow('no answer');
  const leaving = new AbortController();
  const resting = breather.rest(leaving.signal);
  leaving.abort(new Error('left'));
  await expect(resting).rejects.toThrow('left');
});
