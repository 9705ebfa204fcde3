import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { AlertEntity, type AlertKind, type AlertSeverity } from './alert.entity.ts';

export interface AlertFilter {
  readonly kind?: AlertKind;
  readonly severity?: AlertSeverity;
  readonly integration_id?: string;
  readonly acknowledged?: boolean;
  readonly healed?: boolean;
}

/** Rows of `alerts`. */
@Injectable()
export class AlertRepository {
  /** False when this incident has an alert of this kind already. */
  async insert(ctx: TransactionContext, alert: AlertEntity): Promise<boolean> {
    const inserted = await ctx.tx.manager
      .createQueryBuilder()
      .insert()
      .into(AlertEntity)
      .values(alert)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  /** The alert that opened the incident, locked until the transaction ends. */
  async findOpening(ctx: TransactionContext, incident: string): Promise<AlertEntity | null> {
    return ctx.tx.manager.findOne(AlertEntity, {
      where: { tenantId: ctx.tenantId, incident, heals: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async find(ctx: TransactionContext, id: string): Promise<AlertEntity | null> {
    return ctx.tx.manager.findOneBy(AlertEntity, { tenantId: ctx.tenantId, id });
  }

  async findForUpdate(ctx: TransactionContext, id: string): Promise<AlertEntity | null> {
    const where = { tenantId: ctx.tenantId, id };
    return ctx.tx.manager.findOne(AlertEntity, { where, lock: { mode: 'pessimistic_write' } });
  }

  async close(ctx: TransactionContext, id: string, at: Date): Promise<void> {
    await ctx.tx.manager.update(AlertEntity, { tenantId: ctx.tenantId, id, healedAt: IsNull() }, { healedAt: at });
  }

  async acknowledge(ctx: TransactionContext, id: string, by: string, at: Date): Promise<void> {
    await ctx.tx.manager.update(
      AlertEntity,
      { tenantId: ctx.tenantId, id },
      { acknowledgedAt: at, acknowledgedBy: by },
    );
  }

  /** Alerts nobody has acknowledged, for the bell. */
  async countUnacknowledged(ctx: TransactionContext): Promise<number> {
    return ctx.tx.manager.countBy(AlertEntity, { tenantId: ctx.tenantId, acknowledgedAt: IsNull() });
  }

  /** Newest first. */
  async list(
    ctx: TransactionContext,
    filter: AlertFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<[AlertEntity[], number]> {
    const where: FindOptionsWhere<AlertEntity> = { tenantId: ctx.tenantId };
    if (filter.kind !== undefined) where.kind = filter.kind;
    if (filter.severity !== undefined) where.severity = filter.severity;
    if (filter.integration_id !== undefined) where.integrationId = filter.integration_id;
    if (filter.acknowledged !== undefined) where.acknowledgedAt = filter.acknowledged ? Not(IsNull()) : IsNull();
    if (filter.healed !== undefined) where.healedAt = filter.healed ? Not(IsNull()) : IsNull();
    const order = { id: 'DESC' } as const;
    return ctx.tx.manager.findAndCount(AlertEntity, { where, order, skip: page.offset, take: page.limit });
  }
}
