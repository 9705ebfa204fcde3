import { describe, expect, it } from '@jest/globals';
import { aConnection } from '../../testing/builders.ts';
import { adviceOf } from './advice.ts';

type Status = ReturnType<typeof aConnection>['status'];

function advice(
  status: Status,
  state: 'connected' | 'warning' | 'error' | 'not_connected',
  code: string | null = null,
) {
  return adviceOf({ ...aConnection('twilio', state, { code }), status });
}

describe('what to do about a badge', () => {
  it('is nothing while it is green', () => {
    expect(advice('active', 'connected')).toBeNull();
  });

  it.each([
    ['vendor_auth_failed', 'credentials', 'replaceCredential'],
    ['reference_not_found', 'credentials', 'replaceCredential'],
    ['insufficient_permissions', 'permissions', 'test'],
    ['bad_base_url', 'address', 'openSettings'],
    ['vendor_unavailable', 'outage', 'test'],
  ])('red by %s: %s', (code, trouble, remedy) => {
    expect(advice('error', 'error', code)).toEqual({ trouble, remedy });
  });

  it('tells what a person switched off from what has nothing to authenticate with', () => {
    expect(advice('inactive', 'connected')).toEqual({ trouble: 'disabled', remedy: 'activate' });
    expect(advice('inactive', 'not_connected')).toEqual({ trouble: 'disconnected', remedy: 'giveCredentials' });
  });

  it('is to test what is yellow or was not asked yet', () => {
    expect(advice('active', 'warning', 'vendor_unavailable')?.remedy).toBe('test');
    expect(advice('pending_verify', 'not_connected')?.trouble).toBe('pending');
    expect(advice('pending_verify', 'not_connected', 'breaker_open')?.trouble).toBe('hindered');
  });
});
