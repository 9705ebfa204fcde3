import { describe, expect, it } from '@jest/globals';
import { DRAIN, Lifecycle } from './lifecycle.ts';

describe('the lifecycle', () => {
  it('drains in order, whatever the order of registration', async () => {
    const lifecycle = new Lifecycle();
    const done: string[] = [];
    for (const name of ['database', 'workers', 'http', 'pools', 'writers'] as const) {
      lifecycle.onDrain(DRAIN[name], name, async () => {
        await Promise.resolve();
        done.push(name);
      });
    }
    await lifecycle.drain();
    expect(done).toEqual(['http', 'workers', 'writers', 'pools', 'database']);
    expect(lifecycle.phase).toBe('stopped');
  });

  it('runs later steps although one failed', async () => {
    const lifecycle = new Lifecycle();
    let closed = false;
    lifecycle.onDrain(DRAIN.http, 'broken', () => Promise.reject(new Error('no')));
    lifecycle.onDrain(DRAIN.pools, 'pools', () => {
      closed = true;
    });
    await lifecycle.drain();
    expect(closed).toBe(true);
  });

  it('drains once however often it is asked, and is never ready again', async () => {
    const lifecycle = new Lifecycle();
    let drains = 0;
    lifecycle.onDrain(DRAIN.http, 'http', () => {
      drains += 1;
    });
    lifecycle.markReady();
    await Promise.all([lifecycle.drain(), lifecycle.drain()]);
    lifecycle.markReady();
    expect([drains, lifecycle.phase]).toEqual([1, 'stopped']);
  });
});
