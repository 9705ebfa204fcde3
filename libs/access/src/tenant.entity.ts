import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer of the hub: everything else belongs to one. */
@Entity({ name: 'tenants', synchronize: false })
export class TenantEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ name: 'owner_email', type: 'text', nullable: true })
  ownerEmail!: string | null;

  /** Beginnings of the secret references the tenant may use. */
  @Column({ name: 'secret_prefixes', type: 'text', array: true })
  secretPrefixes!: string[];

  /** How many operations may be at vendors at once; null: no limit. */
  @Column({ name: 'max_concurrent_operations', type: 'integer', nullable: true })
  maxConcurrentOperations!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
