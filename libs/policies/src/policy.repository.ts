import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import type { FindOptionsWhere, Repository } from 'typeorm';
import { PolicyEntity } from './policy.entity.ts';

export interface PolicyFilter {
  readonly app?: string;
  readonly capability?: string;
  readonly provider?: string;
}

/** Policies in the database; row-level security and an explicit tenant hold every statement to one tenant. */
@Injectable()
export class PolicyRepository {
  async find(ctx: TransactionContext, id: string): Promise<PolicyEntity | null> {
    return this.policies(ctx).findOneBy({ tenantId: ctx.tenantId, id });
  }

  /** Locked until the transaction ends: nobody changes or deletes it in between. */
  async findForUpdate(ctx: TransactionContext, id: string): Promise<PolicyEntity | null> {
    return this.policies(ctx).findOne({ where: { tenantId: ctx.tenantId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async page(
    ctx: TransactionContext,
    filter: PolicyFilter,
    offset: number,
    limit: number,
  ): Promise<[PolicyEntity[], number]> {
    const where: FindOptionsWhere<PolicyEntity> = { tenantId: ctx.tenantId };
    if (filter.app !== undefined) where.app = filter.app;
    if (filter.capability !== undefined) where.capability = filter.capability;
    if (filter.provider !== undefined) where.provider = filter.provider;
    return this.policies(ctx).findAndCount({ where, order: { id: 'ASC' }, skip: offset, take: limit });
  }

  async save(ctx: TransactionContext, policy: PolicyEntity): Promise<void> {
    await this.policies(ctx).save(policy);
  }

  async remove(ctx: TransactionContext, id: string): Promise<boolean> {
    const { affected } = await this.policies(ctx).delete({ tenantId: ctx.tenantId, id });
    return affected === 1;
  }

  async defaultEffect(ctx: TransactionContext): Promise<'allow' | 'deny'> {
    const sql = 'SELECT effect FROM policy_defaults WHERE tenant_id = $1';
    const [row] = await ctx.tx.query<{ effect: 'allow' | 'deny' }>(sql, [ctx.tenantId]);
    return row?.effect ?? 'allow';
  }

  async setDefaultEffect(ctx: TransactionContext, effect: 'allow' | 'deny', now: Date): Promise<void> {
    await ctx.tx.query(
      `INSERT INTO policy_defaults (tenant_id, effect, updated_at) VALUES ($1, $2, $3)
       ON CONFLICT (tenant_id) DO UPDATE SET effect = excluded.effect, updated_at = excluded.updated_at`,
      [ctx.tenantId, effect, now],
    );
  }

  private policies(ctx: TransactionContext): Repository<PolicyEntity> {
    return ctx.tx.manager.getRepository(PolicyEntity);
  }
}
