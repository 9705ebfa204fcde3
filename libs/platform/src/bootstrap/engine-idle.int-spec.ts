import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { SystemClock } from '../clock/clock.ts';
import { loadSettings } from '../config/load-settings.ts';
import { Log } from '../telemetry/log.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { Readiness } from '../telemetry/readiness.ts';
import { Engine } from './engine.ts';
import { Lifecycle } from './lifecycle.ts';

const WINDOW_MS = 6000;

describe('A process with every role and nothing to do', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  it('sends fewer than two statements a second', async () => {
    const lifecycle = new Lifecycle();
    const settings = loadSettings({ DATABASE_URL: database.url, PATCHBAY_ROLES: 'http,worker,scheduler' });
    const parts = { settings, clock: new SystemClock(), log: new Log(), metrics: new Metrics(), lifecycle };
    const engine = new Engine({ ...parts, readiness: new Readiness(), opened: database }, null);
    const nothing = (): Promise<void> => Promise.resolve();
    for (let index = 0; index < 8; index += 1) {
      engine.work.registerHandler(`queue-${index}`, { concurrency: 8, leaseMs: 30_000, handle: nothing });
      engine.events.register({ name: `consumer-${index}`, types: [`type-${index}`], handle: nothing });
      engine.scheduler.every(`job-${index}`, 3600, nothing);
    }
    await engine.start();
    await delay(1500);
    // A window of time is what is measured here, not waited for.
    const before = database.system.counter.queriesTotal;
    await delay(WINDOW_MS);
    const sent = database.system.counter.queriesTotal - before;
    await lifecycle.drain();
    expect(sent).toBeGreaterThan(0);
    expect(sent / (WINDOW_MS / 1000)).toBeLessThan(2);
  });
});
