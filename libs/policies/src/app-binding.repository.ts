import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import type { FindOptionsWhere, Repository } from 'typeorm';
import { AppBindingEntity } from './app-binding.entity.ts';
import type { Environment } from '@patchbay/provider-kit';

export interface BindingFilter {
  readonly app?: string;
  readonly environment?: Environment;
  readonly integration_id?: string;
}

/** App bindings in the database; row-level security and an explicit tenant hold every statement to one tenant. */
@Injectable()
export class AppBindingRepository {
  async find(ctx: TransactionContext, id: string): Promise<AppBindingEntity | null> {
    return this.bindings(ctx).findOneBy({ tenantId: ctx.tenantId, id });
  }

  /** Locked until the transaction ends: nobody changes or deletes it in between. */
  async findForUpdate(ctx: TransactionContext, id: string): Promise<AppBindingEntity | null> {
    return this.bindings(ctx).findOne({ where: { tenantId: ctx.tenantId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async page(
    ctx: TransactionContext,
    filter: BindingFilter,
    offset: number,
    limit: number,
  ): Promise<[AppBindingEntity[], number]> {
    const where: FindOptionsWhere<AppBindingEntity> = { tenantId: ctx.tenantId };
    if (filter.app !== undefined) where.app = filter.app;
    if (filter.environment !== undefined) where.environment = filter.environment;
    if (filter.integration_id !== undefined) where.integrationId = filter.integration_id;
    const order = { app: 'ASC', environment: 'ASC', slot: 'ASC', id: 'ASC' } as const;
    return this.bindings(ctx).findAndCount({ where, order, skip: offset, take: limit });
  }

  /** Throws a unique violation of `app_bindings_one_per_slot` when the slot of that app is bound there already. */
  async save(ctx: TransactionContext, binding: AppBindingEntity): Promise<void> {
    await this.bindings(ctx).save(binding);
  }

  async remove(ctx: TransactionContext, id: string): Promise<boolean> {
    const { affected } = await this.bindings(ctx).delete({ tenantId: ctx.tenantId, id });
    return affected === 1;
  }

  /** The bindings that name a connection. */
  bindingsReferringTo(ctx: TransactionContext, connectionId: string): Promise<AppBindingEntity[]> {
    const where = { tenantId: ctx.tenantId, integrationId: connectionId };
    return this.bindings(ctx).find({ where, order: { id: 'ASC' } });
  }

  private bindings(ctx: TransactionContext): Repository<AppBindingEntity> {
    return ctx.tx.manager.getRepository(AppBindingEntity);
  }
}
