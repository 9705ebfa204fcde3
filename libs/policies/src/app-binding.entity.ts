import type { Environment } from '@patchbay/provider-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('app_bindings')
export class AppBindingEntity {
  @PrimaryColumn('text', { name: 'tenant_id' })
  tenantId!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text')
  app!: string;

  @Column('text')
  environment!: Environment;

  @Column('text')
  slot!: string;

  @Column('text', { name: 'integration_id' })
  integrationId!: string;

  @Column('text', { name: 'required_category', nullable: true })
  requiredCategory!: string | null;

  @Column('text', { name: 'required_capabilities', array: true })
  requiredCapabilities!: string[];

  @Column('text', { array: true, nullable: true })
  capabilities!: string[] | null;

  @Column('text', { array: true })
  workflows!: string[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
