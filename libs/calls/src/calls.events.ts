import type { DomainEvent } from '@patchbay/platform';

/** A connection's breaker opened: calls are refused until its vendor answers again. */
export const BREAKER_OPENED = 'breaker.opened';
/** It closed: the probe was answered, or a person closed it. */
export const BREAKER_CLOSED = 'breaker.closed';

/** Topics of the ChangeBus. */
export const BREAKER_TOPIC = 'breaker';
export const LIMITS_TOPIC = 'limits';

export function breakerEvent(
  type: typeof BREAKER_OPENED | typeof BREAKER_CLOSED,
  tenantId: string,
  connectionId: string,
  data: Record<string, unknown>,
): DomainEvent {
  return { type, tenantId, subjectId: connectionId, data: { integration_id: connectionId, ...data } };
}
