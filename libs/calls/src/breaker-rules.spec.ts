import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RollingCounts, shouldOpen } from './breaker-rules.ts';
import { knownBreaker, stateOfBreaker, verdictOf, type KnownBreaker } from './breaker-memory.ts';

const start = Date.parse('2026-11-21T12:00:00Z');

describe('opening', () => {
  it.each([
    [9, 9, false],
    [10, 4, false],
    [10, 5, true],
    [100, 49, false],
    [100, 50, true],
  ])('%i requests with %i failures: %s', (requests, failures, opens) =>
    expect(shouldOpen({ requests, failures })).toBe(opens),
  );
});

describe('counting', () => {
  it('forgets what is older than a minute, and never counts more than there was', () => {
    const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 200_000 }), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(calls, (unsorted) => {
        const counts = new RollingCounts();
        const sorted = unsorted.sort(([a], [b]) => a - b);
        for (const [at, failed] of sorted) counts.add(start + at, failed);
        const now = start + (sorted.at(-1)?.[0] ?? 0);
        const within = (ms: number) => sorted.filter(([at]) => start + at > now - ms);
        const total = counts.total(now);
        expect(total.requests).toBeLessThanOrEqual(within(60_000).length);
        expect(total.requests).toBeGreaterThanOrEqual(within(55_000).length);
        expect(total.failures).toBeLessThanOrEqual(total.requests);
      }),
    );
  });

  it('tells each count once', () => {
    const counts = new RollingCounts();
    counts.add(start, true);
    const first = counts.untold(start);
    expect(first).toEqual([{ at: start, requests: 1, failures: 1 }]);
    counts.add(start + 1, false);
    counts.markTold(first);
    expect(counts.untold(start + 2)).toEqual([{ at: start, requests: 1, failures: 0 }]);
    expect(counts.told(start + 2)).toEqual({ requests: 1, failures: 1 });
    expect(counts.total(start + 2)).toEqual({ requests: 2, failures: 1 });
  });
});

describe('a breaker in memory', () => {
  const open: KnownBreaker = {
    state: 'open',
    openUntil: 100,
    probeUntil: 0,
    override: 'auto',
    overrideUntil: Infinity,
  };

  it('is closed when nobody knows of it', () => expect(stateOfBreaker(undefined, 0)).toBe('closed'));

  it('refuses until the cool-down ends, then lets one probe', () => {
    expect(stateOfBreaker(open, 99)).toBe('open');
    expect(verdictOf(open, 40)).toEqual({ retryAfterMs: 60 });
    expect(stateOfBreaker(open, 100)).toBe('half_open');
    expect(verdictOf(open, 100)).toBe('claim');
  });

  it('is open while somebody probes', () => {
    const probed: KnownBreaker = { ...open, state: 'half_open', probeUntil: 500 };
    expect(stateOfBreaker(probed, 200)).toBe('open');
    expect(verdictOf(probed, 200)).toEqual({ retryAfterMs: 300 });
  });

  it('obeys a person until the time they gave', () => {
    const forced: KnownBreaker = { ...open, override: 'closed', overrideUntil: 50 };
    expect(stateOfBreaker(forced, 49)).toBe('closed');
    expect(verdictOf(forced, 49)).toBe('admitted');
    expect(stateOfBreaker(forced, 50)).toBe('open');
    const held: KnownBreaker = { ...open, state: 'closed', override: 'open' };
    expect(stateOfBreaker(held, 1_000_000)).toBe('open');
  });

  it('is not remembered when it is simply closed', () => {
    const row = { tenant_id: 't', connection_id: 'c', opened_at: null, open_until: null, open_for_ms: null };
    const rest = { probe_for_ms: null, override_until: null, override_for_ms: null };
    expect(knownBreaker({ ...row, ...rest, state: 'closed', override: 'auto' }, 0)).toBeNull();
    expect(knownBreaker({ ...row, ...rest, state: 'closed', override: 'open' }, 0)).not.toBeNull();
  });
});
