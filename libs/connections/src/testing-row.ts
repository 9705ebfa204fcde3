import type { ConnectionRow } from './connection.entity.ts';

/** A connection for unit specs: active and green. Not exported from the lib. */
export function connectionRow(over: Partial<ConnectionRow> = {}): ConnectionRow {
  const made = new Date('2026-11-21T08:00:00Z');
  return {
    tenantId: 'tenant',
    id: 'connection',
    provider: 'courier',
    environment: 'production',
    target: 'vendor',
    authType: 'basic',
    label: null,
    uniqueness: '',
    status: 'active',
    errorCause: null,
    version: 3,
    setupVersion: 2,
    enabledCapabilities: ['send_sms'],
    publicCredentials: { account: 'AB1234' },
    openReferences: [],
    config: {},
    metadata: {},
    webhookToken: 'token',
    account: 'Courier test',
    healthState: 'connected',
    healthCode: null,
    healthReason: null,
    healthSince: made,
    healthCheckedAt: made,
    healthLatencyMs: 12,
    upstreamFailures: 0,
    verifiedAt: made,
    verificationError: null,
    incident: null,
    nextProbeAt: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    createdAt: made,
    updatedAt: made,
    deletedAt: null,
    ...over,
  };
}
