import type { Environment } from '@patchbay/provider-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyEffect } from './verdict.ts';

@Entity('policies')
export class PolicyEntity {
  @PrimaryColumn('text', { name: 'tenant_id' })
  tenantId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text')
  effect!: PolicyEffect;

  @Column('text', { nullable: true })
  app!: string | null;

  @Column('text', { nullable: true })
  capability!: string | null;

  @Column('text', { nullable: true })
  provider!: string | null;

  @Column('text', { nullable: true })
  environment!: Environment | null;

  @Column('integer', { name: 'approval_expires_in', nullable: true })
  approvalExpiresIn!: number | null;

  @Column('boolean')
  enabled!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
