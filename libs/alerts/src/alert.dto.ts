import { ApiProperty } from '@nestjs/swagger';
import { ChoiceFilter, FlagFilter, PageQuery, TextFilter } from '@patchbay/platform';
import { ALERT_KINDS, ALERT_SEVERITIES, type AlertEntity, type AlertKind, type AlertSeverity } from './alert.entity.ts';

export class ListAlertsQuery extends PageQuery {
  @ChoiceFilter(ALERT_KINDS)
  kind?: AlertKind;

  @ChoiceFilter(ALERT_SEVERITIES)
  severity?: AlertSeverity;

  @TextFilter({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  integration_id?: string;

  @FlagFilter({ example: false })
  acknowledged?: boolean;

  @FlagFilter({ example: false, description: 'Whether the incident is over.' })
  healed?: boolean;
}

export class AlertView {
  @ApiProperty({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly id!: string;

  @ApiProperty({ enum: ALERT_KINDS, example: 'connection.failed' })
  readonly kind!: AlertKind;

  @ApiProperty({ enum: ALERT_SEVERITIES, example: 'critical' })
  readonly severity!: AlertSeverity;

  @ApiProperty({ type: 'string', nullable: true, example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly integration_id!: string | null;

  @ApiProperty({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1', description: 'What a failure and its healing share.' })
  readonly incident!: string;

  @ApiProperty({ example: 'twilio needs your attention' })
  readonly title!: string;

  @ApiProperty({ example: 'Authenticate. Its work is paused until the credentials are corrected and verified.' })
  readonly message!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: null,
    description: 'The alert whose incident this one ends.',
  })
  readonly heals!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  readonly healed_at!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  readonly acknowledged_at!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: null })
  readonly acknowledged_by!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly created_at!: string;
}

export function alertView(alert: AlertEntity): AlertView {
  return {
    id: alert.id,
    kind: alert.kind,
    severity: alert.severity,
    integration_id: alert.integrationId,
    incident: alert.incident,
    title: alert.title,
    message: alert.message,
    heals: alert.heals,
    healed_at: alert.healedAt?.toISOString() ?? null,
    acknowledged_at: alert.acknowledgedAt?.toISOString() ?? null,
    acknowledged_by: alert.acknowledgedBy,
    created_at: alert.createdAt.toISOString(),
  };
}
