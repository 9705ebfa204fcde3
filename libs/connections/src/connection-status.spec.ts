import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextStanding, type Standing, type StatusEvent } from './connection-status.ts';

const event = fc.constantFrom<StatusEvent>(
  { type: 'setup_changed' },
  { type: 'verification_passed' },
  { type: 'verification_refused' },
  { type: 'verification_hindered' },
  { type: 'outage_declared' },
  { type: 'vendor_answered' },
  { type: 'activate' },
  { type: 'disable' },
  { type: 'disconnect' },
);
const BORN: Standing = { status: 'pending_verify', errorCause: null };

function live(events: readonly StatusEvent[], from: Standing = BORN): Standing {
  return events.reduce((standing, each) => nextStanding(standing, each) ?? standing, from);
}

describe('the life cycle of a connection', () => {
  it('has a cause exactly while it is in error', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { status, errorCause } = live(events);
        return (status === 'error') === (errorCause !== null);
      }),
    );
  });

  it('leaves what a person switched off switched off, whatever happens, until a person activates it', () => {
    const automatic = event.filter((each) => each.type !== 'activate');
    fc.assert(
      fc.property(fc.array(automatic, { maxLength: 40 }), (events) => {
        return live(events, { status: 'inactive', errorCause: null }).status === 'inactive';
      }),
    );
  });

  it('becomes active only by a verification that passes, an outage that ends, or a person', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), event, (events, last) => {
        const before = live(events);
        const after = nextStanding(before, last);
        if (after === null || before.status === 'active' || after.status !== 'active') return true;
        return ['verification_passed', 'vendor_answered', 'activate'].includes(last.type);
      }),
    );
  });

  it('is not healed by an answer of the vendor when its credentials were refused', () => {
    const red: Standing = { status: 'error', errorCause: 'credentials' };
    expect(nextStanding(red, { type: 'vendor_answered' })).toEqual(red);
    expect(nextStanding(red, { type: 'outage_declared' })).toEqual(red);
  });

  it.each(['pending_verify', 'active', 'error'] as const)('refuses to activate from %s', (status) => {
    expect(nextStanding({ status, errorCause: null }, { type: 'activate' })).toBeNull();
  });

  it.each(['pending_verify', 'inactive', 'error'] as const)('refuses to disable from %s', (status) => {
    expect(nextStanding({ status, errorCause: null }, { type: 'disable' })).toBeNull();
  });

  it('stays pending while a passing fault hinders the verification', () => {
    expect(nextStanding(BORN, { type: 'verification_hindered' })).toEqual(BORN);
  });
});
