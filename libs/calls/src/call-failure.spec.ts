import { describe, expect, it } from '@jest/globals';
import { InvalidRequest, VendorFailure, type Effect } from '@patchbay/provider-kit';
import { z } from 'zod';
import { failureOf, type RunFacts } from './call-failure.ts';
import { ownFailure } from './failure-rules.ts';

const facts = (effect: Effect, sentAnything: boolean, touched: boolean): RunFacts => ({
  effect,
  sentAnything,
  touched,
});
const of = (error: unknown, run: RunFacts) => failureOf(error, 'Acme', run).detail;

describe('a mistake in a provider', () => {
  it('before any byte is not sent', () => {
    expect(of(new TypeError('x'), facts('opaque', false, false))).toMatchObject({
      delivery: 'not_sent',
      code: 'provider_fault',
    });
    expect(of(new InvalidRequest('The path…'), facts('opaque', false, false))).toMatchObject({
      class: 'client',
      delivery: 'not_sent',
    });
  });

  it('after an effect is unknown, for a read it is not', () => {
    expect(of(new TypeError('x'), facts('opaque', true, true)).delivery).toBe('unknown');
    expect(of(new TypeError('x'), facts('native_key', true, true)).delivery).toBe('unknown');
    expect(of(new TypeError('x'), facts('read', true, false)).delivery).toBe('refused');
  });

  it('shows the path of what was unexpected, never the value', () => {
    const parsed = z.object({ a: z.number() }).safeParse({ a: 'sk_live_secret' });
    const detail = of(parsed.error, facts('read', true, false));
    expect(detail.code).toBe('unexpected_answer');
    expect(detail.message).toBe('Acme answered in a form that was not expected: a.');
  });
});

describe("a run's failure", () => {
  const refused = new VendorFailure(ownFailure('client', 'refused', 'vendor_refused', 'no'));
  const lost = new VendorFailure(ownFailure('upstream', 'unknown', 'vendor_timeout', 'late'));

  it('is unknown when an earlier request had its effect, though the last one was refused', () => {
    expect(of(refused, facts('opaque', true, true)).delivery).toBe('unknown');
  });
  it('is no unknown when nothing but a preparing read got lost', () => {
    expect(of(lost, facts('opaque', true, false)).delivery).toBe('refused');
  });
  it('stays unknown for a read that got lost', () => {
    expect(of(lost, facts('read', true, false)).delivery).toBe('unknown');
  });
});
