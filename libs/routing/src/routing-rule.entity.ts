import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Condition } from './condition.ts';

@Entity('routing_rules')
export class RoutingRuleEntity {
  @PrimaryColumn('text', { name: 'tenant_id' })
  tenantId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text')
  capability!: string;

  @Column('integer', { name: 'capability_version' })
  capabilityVersion!: number;

  @Column('text', { name: 'integration_id' })
  integrationId!: string;

  @Column('text', { name: 'fallback_integration_id', nullable: true })
  fallbackIntegrationId!: string | null;

  @Column('integer')
  priority!: number;

  @Column('boolean', { name: 'is_default' })
  isDefault!: boolean;

  @Column('jsonb')
  conditions!: Condition[];

  @Column('boolean')
  enabled!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
