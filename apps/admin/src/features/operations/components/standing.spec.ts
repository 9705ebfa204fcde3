import { describe, expect, it } from '@jest/globals';
import type { Attempt } from '../api/list-attempts.ts';
import type { Operation } from '../api/list-operations.ts';
import { OPERATION_STATUSES } from './operation-status.ts';
import { standingOf } from './standing.ts';

type Code = NonNullable<Operation['error']>['code'];

const stood = (status: Operation['status'], code?: Code, outcome?: Attempt['outcome'], failure_class = 'upstream') =>
  standingOf(
    { status, error: code === undefined ? null : { code, message: 'No.' } },
    outcome === undefined ? undefined : { outcome, failure_class },
  ).name;

describe('what a person is told of an operation', () => {
  it('tells apart why it is tried again, or was not sent yet', () => {
    expect(stood('retrying')).toBe('held');
    expect(stood('retrying', undefined, 'deferred', 'throttle')).toBe('throttled');
    expect(stood('retrying', undefined, 'failed')).toBe('retrying');
    expect(stood('retrying', undefined, 'unknown')).toBe('repeated');
  });

  it('never says that nothing was done when nobody knows', () => {
    expect(stood('exhausted', 'outcome_unknown', 'unknown')).toBe('unknown');
    expect(stood('exhausted', 'outcome_unknown', 'failed', 'auth')).toBe('unknown');
    expect(stood('cancelled', 'outcome_unknown', 'unknown')).toBe('cancelledUnknown');
    expect(stood('cancelled')).toBe('cancelled');
  });

  it('lets retry without fear what the vendor knows again by its key', () => {
    const lost = { status: 'exhausted', error: { code: 'outcome_unknown', message: 'No.' } } as const;
    expect(standingOf(lost, { outcome: 'unknown', failure_class: 'upstream' }, true).name).toBe('unknownKeyed');
  });

  it('names the cure by whose fault the last attempt was', () => {
    expect(stood('exhausted', 'vendor_error', 'failed', 'client')).toBe('refused');
    expect(stood('exhausted', 'vendor_error', 'failed', 'auth')).toBe('unauthorised');
    expect(stood('exhausted', 'vendor_error', 'deferred', 'throttle')).toBe('turnedAway');
    expect(stood('exhausted', 'vendor_error', 'failed')).toBe('vendorDown');
    expect(stood('exhausted', 'vendor_timeout', 'failed')).toBe('vendorDown');
    expect(stood('exhausted', 'no_active_provider')).toBe('noConnection');
    expect(stood('exhausted', 'policy_denied')).toBe('denied');
    expect(stood('rejected', 'approval_rejected')).toBe('rejected');
    expect(stood('rejected', 'approval_expired')).toBe('expired');
  });

  it('has something to say in every status', () => {
    expect(OPERATION_STATUSES.map((status) => stood(status))).not.toContain(undefined);
  });
});
