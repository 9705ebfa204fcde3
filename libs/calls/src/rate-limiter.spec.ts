import { describe, expect, it } from '@jest/globals';
import { Lifecycle, Log, type ChangeBus } from '@patchbay/platform';
import { RateLimit } from '@patchbay/provider-kit';
import { ManualClock } from '@patchbay/testing';
import { testProvider, testTarget } from './calls-process.fixture.ts';
import type { PermitGrant } from './permit-book.ts';
import { RateLimiter, type LimitedTarget } from './rate-limiter.service.ts';
import type { RateWindowRepository } from './rate-window.repository.ts';

const GRANT: PermitGrant = { granted: 5, valid_ms: 60_000, wait_ms: 0 };

/** A limiter whose shared side answers when the test says so. */
function limiterOf(take: () => Promise<PermitGrant>): RateLimiter {
  const windows = { take, suspend: () => Promise.resolve() } as unknown as RateWindowRepository;
  return new RateLimiter(windows, {} as ChangeBus, new ManualClock(), new Log(), new Lifecycle(new Log()));
}

function target(perMinute: number): LimitedTarget {
  const provider = testProvider({ rateLimit: RateLimit.perMinute(perMinute) });
  return testTarget({ tenantId: 't', connectionId: 'c' }, 'https://acme.test', { provider });
}

describe('the limiter', () => {
  it('lets nobody go who waited for permits while the vendor asked for silence', async () => {
    let answer = (_: PermitGrant): void => undefined;
    const limiter = limiterOf(() => new Promise((resolve) => (answer = resolve)));
    const waiting = limiter.take(target(60));
    limiter.suspend('t', 'c', 30_000);
    answer(GRANT);
    expect(await waiting).toBe(30_000);
  });

  it('takes no permits of a limit that was changed since they were asked for', async () => {
    const limiter = limiterOf(() => Promise.resolve({ granted: 0, valid_ms: 60_000, wait_ms: 7_000 }));
    const asked = limiter.permitRequest(target(60));
    if (asked === null) throw new Error('No permits were asked for.');
    expect(await limiter.take(target(10))).toBe(7_000);
    limiter.grant(asked, GRANT);
    expect(await limiter.take(target(10))).toBe(7_000);
  });
});
