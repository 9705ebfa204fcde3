import type { DomainEvent } from '@patchbay/platform';
import type { AlertEntity } from './alert.entity.ts';

export const ALERT_RAISED = 'alert.raised';
export const ALERT_ACKNOWLEDGED = 'alert.acknowledged';

/** An event of an alert; `subjectId` is the alert. */
export function alertEvent(
  type: typeof ALERT_RAISED | typeof ALERT_ACKNOWLEDGED,
  { tenantId, id, kind, severity, integrationId, title }: AlertEntity,
): DomainEvent {
  return { type, tenantId, subjectId: id, data: { kind, severity, integration_id: integrationId, title } };
}
