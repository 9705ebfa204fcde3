import { beforeEach, describe, expect, it } from '@jest/globals';
import { Metrics } from '../telemetry/metrics.ts';
import { collectWorkMetrics } from './work-metrics.ts';

type Row = Record<string, unknown>;

describe('What /metrics tells of queues', () => {
  let now: number;
  let asked: number;
  let answer: () => Promise<Row[]>;
  let metrics: Metrics;

  beforeEach(() => {
    now = 1_000;
    asked = 0;
    answer = () => Promise.resolve([{ queue: 'operations', due: 3, oldest_seconds: 4.5 }]);
    metrics = new Metrics();
    const query = async <Found>(): Promise<Found[]> => {
      asked += 1;
      return (await answer()) as Found[];
    };
    const clock = { now: () => new Date(now), monotonicMs: () => now };
    collectWorkMetrics(metrics, { system: { query }, clock, patienceMs: 20 });
    metrics.counter('other_total', 'Another metric.').inc();
  });

  async function told(): Promise<string[]> {
    const text = await metrics.registry.metrics();
    return text.split('\n').filter((line) => line.startsWith('patchbay_work'));
  }

  it('is looked up once for both figures, and for all who ask within seconds', async () => {
    const lines = [
      'patchbay_work_due{queue="operations"} 3',
      'patchbay_work_oldest_due_seconds{queue="operations"} 4.5',
    ];
    expect(await Promise.all([told(), told()])).toEqual([lines, lines]);
    now += 4_999;
    expect(await told()).toEqual(lines);
    expect(asked).toBe(1);
    now += 1;
    await told();
    expect(asked).toBe(2);
  });

  it('is nothing at all while nobody asks', () => {
    expect(asked).toBe(0);
  });

  it('says 0 of a queue that has become empty', async () => {
    await told();
    now += 5_000;
    answer = () => Promise.resolve([]);
    expect(await told()).toEqual([
      'patchbay_work_due{queue="operations"} 0',
      'patchbay_work_oldest_due_seconds{queue="operations"} 0',
    ]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no database'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('is left out, and the other metrics are not, when the database %s', async (_, failing) => {
    answer = failing;
    expect(await told()).toEqual([]);
    expect(await metrics.registry.metrics()).toContain('other_total 1');
  });
});
