import type { Connection } from '../../api/list-connections.ts';
import { standingOf } from '../standing.ts';

/** Why a connection does not serve, or might soon not. */
export type Trouble =
  | 'disconnected'
  | 'disabled'
  | 'pending'
  | 'hindered'
  | 'address'
  | 'permissions'
  | 'outage'
  | 'credentials'
  | 'passing';
/** The one thing to do about it. */
export type Remedy = 'replaceCredential' | 'giveCredentials' | 'openSettings' | 'activate' | 'test';

export interface Advice {
  readonly trouble: Trouble;
  readonly remedy: Remedy;
}

const ADDRESS_CODES: ReadonlySet<string> = new Set([
  'address_refused',
  'bad_base_url',
  'no_test_host',
  'tls_failed',
  'invalid_request',
]);
const OUTAGE_CODES: ReadonlySet<string> = new Set([
  ...[
    'vendor_unavailable',
    'vendor_timeout',
    'timeout',
    'connection_refused',
    'connection_reset',
    'reset',
    'dns_failed',
  ],
  ...['rate_limited', 'breaker_open', 'hub_unavailable', 'invalid_response', 'unexpected_answer', 'response_too_large'],
]);

/** What to tell, and what to offer, whoever asks why the badge is not green; null when it is. */
export function adviceOf({ status, health }: Pick<Connection, 'status' | 'health'>): Advice | null {
  switch (status) {
    case 'inactive':
      return standingOf({ status, health }) === 'off'
        ? { trouble: 'disabled', remedy: 'activate' }
        : { trouble: 'disconnected', remedy: 'giveCredentials' };
    case 'pending_verify':
      return { trouble: health.code === null ? 'pending' : 'hindered', remedy: 'test' };
    case 'error':
      return adviceOnError(health.code ?? '');
    case 'active':
      return health.state === 'connected' ? null : { trouble: 'passing', remedy: 'test' };
  }
}

function adviceOnError(code: string): Advice {
  if (ADDRESS_CODES.has(code)) return { trouble: 'address', remedy: 'openSettings' };
  if (code === 'insufficient_permissions') return { trouble: 'permissions', remedy: 'test' };
  if (OUTAGE_CODES.has(code)) return { trouble: 'outage', remedy: 'test' };
  return { trouble: 'credentials', remedy: 'replaceCredential' };
}
