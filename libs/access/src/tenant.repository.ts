import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import { IsNull } from 'typeorm';
import { TenantEntity } from './tenant.entity.ts';

export type TenantChanges = Partial<
  Pick<TenantEntity, 'name' | 'slug' | 'ownerEmail' | 'secretPrefixes' | 'maxConcurrentOperations' | 'deletedAt'>
>;

/** Rows of `tenants`; the transaction is bound to the platform, or sees its own tenant only. */
@Injectable()
export class TenantRepository {
  /** False when the slug is taken. */
  async insert(ctx: TransactionContext, tenant: TenantEntity): Promise<boolean> {
    const rows = await ctx.tx.query<{ id: string }>(
      `INSERT INTO tenants (id, name, slug, owner_email, secret_prefixes, max_concurrent_operations,
         created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
       ON CONFLICT (slug) WHERE deleted_at IS NULL DO NOTHING RETURNING id`,
      [
        ...[tenant.id, tenant.name, tenant.slug, tenant.ownerEmail, tenant.secretPrefixes],
        ...[tenant.maxConcurrentOperations, tenant.createdAt],
      ],
    );
    return rows.length === 1;
  }

  async find(ctx: TransactionContext, id: string): Promise<TenantEntity | null> {
    return ctx.tx.manager.findOneBy(TenantEntity, { id, deletedAt: IsNull() });
  }

  /** The row stays locked until the transaction ends. */
  async findForUpdate(ctx: TransactionContext, id: string): Promise<TenantEntity | null> {
    return ctx.tx.manager.findOne(TenantEntity, {
      where: { id, deletedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Of a living tenant if there is one, else of a deleted one that had this slug. */
  async findBySlug(ctx: TransactionContext, slug: string): Promise<TenantEntity | null> {
    const [living] = await ctx.tx.manager.find(TenantEntity, {
      where: { slug },
      order: { deletedAt: { direction: 'ASC', nulls: 'FIRST' } },
      take: 1,
    });
    return living ?? null;
  }

  async list(ctx: TransactionContext, page: { offset: number; limit: number }): Promise<[TenantEntity[], number]> {
    return ctx.tx.manager.findAndCount(TenantEntity, {
      where: { deletedAt: IsNull() },
      order: { id: 'ASC' },
      skip: page.offset,
      take: page.limit,
    });
  }

  async update(ctx: TransactionContext, id: string, changes: TenantChanges, at: Date): Promise<void> {
    await ctx.tx.manager.update(TenantEntity, { id }, { ...changes, updatedAt: at });
  }
}
