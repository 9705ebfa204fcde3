import { describe, expect, it } from '@jest/globals';
import { connectionRow } from './connection-row.fixture.ts';
import { isCurrent, verificationChange } from './verification-change.ts';
import { outcomeOf, stepsOf, type VerificationOutcome } from './verification-outcome.ts';

const now = new Date('2026-11-21T09:00:00Z');
const passed: VerificationOutcome = { kind: 'passed', account: 'Courier test', latencyMs: 12 };
const refused: VerificationOutcome = {
  kind: 'refused',
  step: 'authenticate',
  code: 'vendor_refused',
  reason: 'Authenticate',
  latencyMs: 9,
};
const hindered: VerificationOutcome = {
  kind: 'hindered',
  failureClass: 'upstream',
  asked: true,
  code: 'vendor_unavailable',
  reason: 'The vendor answered 503.',
  latencyMs: 9,
  retryAfterMs: null,
};
const pending = connectionRow({ status: 'pending_verify', verifiedAt: null, healthState: 'not_connected' });
const red = connectionRow({
  status: 'error',
  errorCause: 'credentials',
  incident: 'incident-1',
  healthState: 'error',
  verificationError: 'Authenticate',
});

function eventTypes(row = pending, outcome: VerificationOutcome = passed): string[] {
  return (verificationChange(row, outcome, now, 'incident-2')?.events ?? []).map((event) => event.type);
}

describe('a verification that passes', () => {
  it('makes a pending connection active and green', () => {
    expect(verificationChange(pending, passed, now, 'i')?.set).toMatchObject({
      status: 'active',
      healthState: 'connected',
      verifiedAt: now,
      verificationError: null,
      account: 'Courier test',
    });
    expect(eventTypes()).toEqual(['connection.verified']);
  });

  it('ends the incident of a red one, with its own event', () => {
    expect(eventTypes(red)).toEqual(['connection.verified', 'connection.healed']);
    expect(verificationChange(red, passed, now, 'i')?.set).toMatchObject({
      status: 'active',
      errorCause: null,
      incident: null,
    });
  });

  it('leaves what a person switched off switched off', () => {
    const change = verificationChange(connectionRow({ status: 'inactive' }), passed, now, 'i');
    expect(change?.set).toMatchObject({ status: 'inactive', verifiedAt: now, healthState: 'connected' });
  });
});

describe('a verification that is refused', () => {
  it('makes the connection red and raises an incident', () => {
    expect(verificationChange(pending, refused, now, 'incident-2')?.set).toMatchObject({
      status: 'error',
      errorCause: 'credentials',
      healthState: 'error',
      healthReason: 'Authenticate',
      verificationError: 'Authenticate',
      verifiedAt: null,
      incident: 'incident-2',
    });
    expect(eventTypes(pending, refused)).toEqual(['connection.failed']);
  });

  it('raises none while it is red already', () => {
    expect(eventTypes(red, refused)).toEqual([]);
  });

  it('goes on with the incident through a change of credentials that did not help', () => {
    const changed = { ...red, status: 'pending_verify', errorCause: null } as const;
    expect(verificationChange(changed, refused, now, 'incident-2')?.set.incident).toBe('incident-1');
  });

  it('raises none for what is switched off', () => {
    const off = connectionRow({ status: 'inactive' });
    expect(eventTypes(off, refused)).toEqual([]);
    expect(verificationChange(off, refused, now, 'i')?.set).toMatchObject({ status: 'inactive', healthState: 'error' });
  });
});

describe('a verification that a passing fault hindered', () => {
  it('leaves a pending connection pending and says why', () => {
    const set = verificationChange(pending, hindered, now, 'i')?.set;
    expect(set).toMatchObject({ healthCode: 'vendor_unavailable', healthReason: 'The vendor answered 503.' });
    expect(set).not.toHaveProperty('status');
  });

  it('turns an active connection yellow, still active', () => {
    const set = verificationChange(connectionRow(), hindered, now, 'i')?.set;
    expect(set).toMatchObject({ healthState: 'warning', upstreamFailures: 1 });
    expect(set).not.toHaveProperty('status');
  });
});

describe('a verification that the hub itself held back', () => {
  const held = { ...hindered, asked: false, code: 'breaker_open' };

  it('says nothing of an active connection', () => {
    expect(verificationChange(connectionRow(), held, now, 'i')).toBeNull();
  });

  it('tells a pending one what it waits for', () => {
    expect(verificationChange(pending, held, now, 'i')?.set).toMatchObject({ healthCode: 'breaker_open' });
  });
});

describe('an outcome', () => {
  const checked = { setupVersion: 2, startedAt: new Date('2026-11-21T08:30:00Z') };

  it('of other credentials than those that are stored counts for nothing', () => {
    expect(isCurrent(connectionRow({ setupVersion: 3 }), checked, passed)).toBe(false);
    expect(isCurrent(connectionRow(), checked, passed)).toBe(true);
  });

  it('that is bad and older than one that passed counts for nothing', () => {
    expect(isCurrent(connectionRow({ verifiedAt: now }), checked, refused)).toBe(false);
    expect(isCurrent(connectionRow(), checked, refused)).toBe(true);
  });
});

describe('the answer of a health check', () => {
  const answer = { ok: true, latencyMs: 10, status: 200, vendorRequestId: null } as const;
  const failure = {
    class: 'client',
    delivery: 'refused',
    code: 'vendor_refused',
    message: 'No such account.',
    status: 404,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  } as const;
  const failed = (over: Partial<Record<keyof typeof failure, unknown>>) =>
    outcomeOf({ ok: false, failure: { ...failure, ...over } as never, latencyMs: 1, tries: 1 }, []);

  it('is refused for a missing permission only where the capability is enabled', () => {
    const value = { account: 'a', missingPermissions: ['send_sms'] } as const;
    expect(outcomeOf({ ...answer, value }, ['send_sms'])).toMatchObject({
      kind: 'refused',
      code: 'insufficient_permissions',
    });
    expect(outcomeOf({ ...answer, value }, [])).toMatchObject({ kind: 'passed' });
  });

  it('lacks a permission when the vendor forbids what it was asked', () => {
    expect(failed({ status: 403 })).toMatchObject({ step: 'permissions', code: 'insufficient_permissions' });
    expect(failed({ class: 'auth', status: 403 })).toMatchObject({ step: 'authenticate' });
  });

  it('fails before the vendor is asked when a credential cannot be read', () => {
    const unreadable = failed({ class: 'auth', delivery: 'not_sent', status: null, code: 'reference_not_found' });
    expect(stepsOf('Courier', unreadable)).toEqual([
      { name: 'credentials_complete', ok: false, message: 'No such account.' },
    ]);
  });

  it.each([
    [{}, 'refused'],
    [{ class: 'auth', status: 401 }, 'refused'],
    [{ class: 'upstream', delivery: 'not_sent', code: 'address_refused' }, 'refused'],
    [{ class: 'upstream', delivery: 'not_sent', code: 'dns_failed' }, 'hindered'],
    [{ class: 'upstream', delivery: 'unknown', status: 503 }, 'hindered'],
    [{ class: 'throttle', status: 429 }, 'hindered'],
    [{ class: 'unknown', delivery: 'unknown', status: null }, 'hindered'],
  ])('that failed by %j is %s', (over, kind) => {
    expect(failed(over).kind).toBe(kind);
  });

  it('is told step by step, up to the first that failed', () => {
    expect(stepsOf('Courier', passed).map((step) => [step.name, step.ok])).toEqual([
      ['credentials_complete', true],
      ['reach_vendor', true],
      ['authenticate', true],
      ['permissions', true],
    ]);
    expect(stepsOf('Courier', refused).at(-1)).toEqual({ name: 'authenticate', ok: false, message: 'Authenticate' });
    expect(stepsOf('Courier', hindered).at(-1)).toMatchObject({ name: 'reach_vendor', ok: false });
    expect(stepsOf('Courier', { kind: 'incomplete', missing: ['token'] })).toEqual([
      { name: 'credentials_complete', ok: false, message: 'Not set: token.' },
    ]);
  });
});
