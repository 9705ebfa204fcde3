import { describe, expect, it } from '@jest/globals';
import type { BreakerState, Breakers } from '@patchbay/calls';
import type { ConnectionDirectory, ConnectionSnapshot } from '@patchbay/connections';
import type { RuleBook } from './rule-book.service.ts';
import { Router } from './router.service.ts';

function routed(status: string, mayUse: boolean, breaker: BreakerState = 'closed'): unknown {
  const breakers = { stateOf: () => breaker } as unknown as Breakers;
  const router = new Router({} as RuleBook, {} as ConnectionDirectory, breakers);
  const connection = { id: 'c', tenantId: 't', environment: 'sandbox', status, enabledCapabilities: ['send_sms'] };
  return router.routeTo(connection as unknown as ConnectionSnapshot, 'send_sms', () => mayUse);
}

describe('a connection that is named', () => {
  it('serves when it may be used and can be, also when its breaker lets somebody find out', () => {
    expect(routed('active', true)).toMatchObject({ kind: 'chosen', integrationId: 'c' });
    expect(routed('active', true, 'half_open')).toMatchObject({ kind: 'chosen' });
  });

  it.each([
    ['active', 'open', 'breaker_open'],
    ['error', 'closed', 'error'],
    ['pending_verify', 'closed', 'pending'],
  ] as const)('is waited for when it is %s, its breaker %s', (status, breaker, reason) => {
    expect(routed(status, true, breaker)).toMatchObject({ kind: 'waiting', reason });
  });

  it.each(['active', 'error', 'pending_verify'])('is denied to whoever may not use it, when it is %s', (status) => {
    expect(routed(status, false)).toEqual({ kind: 'none', deniedId: 'c' });
  });

  it('is switched off for everybody when it is: then no policy is to blame', () => {
    expect(routed('inactive', false)).toEqual({ kind: 'none' });
  });
});
