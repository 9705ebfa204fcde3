import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `connection.failed` raises one; `connection.healed` says that the incident of another is over. */
export const ALERT_KINDS = ['connection.failed', 'connection.healed'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ALERT_SEVERITIES = ['critical', 'info'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Something a person of the tenant should know, once per incident. */
@Entity({ name: 'alerts', synchronize: false })
export class AlertEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  kind!: AlertKind;

  @Column({ type: 'text' })
  severity!: AlertSeverity;

  @Column({ name: 'integration_id', type: 'text', nullable: true })
  integrationId!: string | null;

  /** Unique with the kind: an event that is delivered twice raises one alert. */
  @Column({ type: 'text' })
  incident!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  message!: string;

  /** The alert whose incident this one ends. */
  @Column({ type: 'text', nullable: true })
  heals!: string | null;

  /** When the incident ended; null while it goes on. */
  @Column({ name: 'healed_at', type: 'timestamptz', nullable: true })
  healedAt!: Date | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
