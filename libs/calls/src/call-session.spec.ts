import { describe, expect, it } from '@jest/globals';
import { OutboundError, type OutboundRequest, type OutboundResponse } from '@patchbay/platform';
import type { FailureDetail, VendorErrorReading } from '@patchbay/provider-kit';
import { VendorFailure } from '@patchbay/provider-kit';
import type { Admission } from './breakers.service.ts';
import { CallSession, type Pipeline } from './call-session.ts';
import type { CallOptions } from './call-target.ts';
import { testOptions, testProvider, testTarget } from './calls-process.fixture.ts';

const SECRET = 'Qj7#vKp2ZxW9mLd4';

/** The pipeline without network and database; `steps` is what happened in it, in order. */
class Bench {
  readonly steps: string[] = [];
  admission: () => Admission | Promise<Admission> = () => ({ admitted: true, probe: null });
  waitMs: () => number | Promise<number> = () => 0;
  answers: (() => OutboundResponse)[] = [];
  reading: VendorErrorReading | null = null;

  private pipeline(): Pipeline {
    const { steps } = this;
    const parts = {
      http: {
        send: (_request: OutboundRequest) => {
          steps.push('send');
          return Promise.resolve((this.answers.shift() ?? answer(200))());
        },
      },
      clock: { now: () => new Date(0), monotonicMs: () => 0 },
      timing: { random: () => 0.5, sleep: (ms: number) => Promise.resolve(void steps.push(`sleep ${ms}`)) },
      breakers: {
        admit: () => {
          steps.push('breaker');
          return this.admission();
        },
        record: () => undefined,
        settle: (...[, , owner, verdict]: [string, string, string, string]) => void steps.push(`${owner} ${verdict}`),
      },
      limiter: {
        take: () => {
          steps.push('limiter');
          return this.waitMs();
        },
        suspend: () => undefined,
      },
      recorder: { add: () => undefined },
      observe: () => undefined,
    };
    return parts as unknown as Pipeline;
  }

  async request(options: Partial<CallOptions>): Promise<FailureDetail | null> {
    const provider = testProvider({ readError: () => this.reading });
    const credential = (): Record<string, string> => ({ key: SECRET });
    const target = testTarget({ tenantId: 't', connectionId: 'c' }, 'https://acme.test', { provider, credential });
    const session = new CallSession(this.pipeline(), target, testOptions(options));
    try {
      await session.request({ method: 'POST', path: '/v1/things' });
      return null;
    } catch (error) {
      if (error instanceof VendorFailure) return error.detail;
      throw error;
    }
  }
}

const answer =
  (status: number, headers: Record<string, string> = {}) =>
  (): OutboundResponse => ({
    status,
    headers,
    body: Buffer.from('{}'),
  });

describe('a request', () => {
  it('asks the breaker, then the limiter, anew before each try', async () => {
    const bench = new Bench();
    bench.answers = [answer(503), answer(503)];
    expect(await bench.request({ effect: 'read', tries: 3, maxWaitMs: 60_000 })).toBeNull();
    const onePass = ['breaker', 'limiter', 'send'];
    expect(bench.steps).toEqual([...onePass, 'sleep 2000', ...onePass, 'sleep 4000', ...onePass]);
  });

  it('waits for the limiter, and asks the breaker again afterwards', async () => {
    const bench = new Bench();
    const waits = [300, 0];
    bench.waitMs = () => waits.shift() ?? 0;
    expect(await bench.request({ tries: 3 })).toBeNull();
    expect(bench.steps).toEqual(['breaker', 'limiter', 'sleep 300', 'breaker', 'limiter', 'send']);
  });

  const down = (): Promise<never> => Promise.reject(new Error('the database is away'));

  it.each([
    ['of the breaker', { admission: down }],
    ['of the limiter', { waitMs: down }],
  ])('is held back, not sent blindly, when nobody can tell the state %s', async (_, state) => {
    const bench = Object.assign(new Bench(), state);
    expect(await bench.request({ tries: 3 })).toMatchObject({ code: 'hub_unavailable', delivery: 'not_sent' });
    expect(bench.steps).not.toContain('send');
  });

  it.each([
    ['may not be sent by the limiter', { waitMs: () => 60_000 }, 'rate_limited'],
    ['may not be sent, since nobody knows the limiter’s state', { waitMs: down }, 'hub_unavailable'],
  ])('that is the probe hands that back when it %s', async (_, state, code) => {
    const bench = Object.assign(new Bench(), state);
    bench.admission = () => ({ admitted: true, probe: 'probe' });
    expect(await bench.request({})).toMatchObject({ code, delivery: 'not_sent' });
    expect(bench.steps).toEqual(['breaker', 'limiter', 'probe unreached']);
  });

  it('that is the probe tells what it found out', async () => {
    const outcomes = [answer(200), answer(404), answer(500)];
    outcomes.push(() => {
      throw new OutboundError('claim_expired', 'not_sent', 'x');
    });
    const told: (string | undefined)[] = [];
    for (const outcome of outcomes) {
      const bench = new Bench();
      bench.admission = () => ({ admitted: true, probe: 'probe' });
      bench.answers = [outcome];
      await bench.request({});
      told.push(bench.steps.at(-1));
    }
    expect(told).toEqual(['probe answered', 'probe answered', 'probe failed', 'probe unreached']);
  });
});

describe('a failure', () => {
  it('repeats no secret in the ids and codes of the vendor, nor half of one where they are cut', async () => {
    for (const before of [0, 90, 95, 190, 195]) {
      const bench = new Bench();
      const echo = 'x'.repeat(before) + SECRET;
      bench.answers = [answer(403, { 'x-request-id': echo })];
      bench.reading = { message: echo, providerCode: echo };
      const failure = JSON.stringify(await bench.request({}));
      expect(failure).toContain('"providerCode":"');
      expect(failure).not.toContain(SECRET.slice(0, 4));
    }
  });
});
