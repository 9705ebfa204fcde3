import { Injectable } from '@nestjs/common';
import type { AuditContext } from '@patchbay/access';
import type { TransactionContext } from '@patchbay/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { AuditEntryEntity } from './audit-entry.entity.ts';

export interface NewAuditRow {
  readonly id: string;
  readonly actor: object;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: object;
}

export interface AuditCriteria {
  readonly actorKind?: string | undefined;
  /** Of the key or the person. */
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

export interface AuditFilter extends AuditCriteria {
  /** Entries before this id, i.e. older. */
  readonly before: string | null;
  readonly limit: number;
}

/** What entries are about, and what was done: the values that a filter can have. */
export interface AuditKinds {
  readonly actions: readonly string[];
  readonly subjectTypes: readonly string[];
}

/** So many entries are looked at, the newest: what was done last before them is not worth a slow answer. */
const KINDS_OF = 50_000;

/** Rows of `audit_log`. */
@Injectable()
export class AuditEntryRepository {
  async insert(ctx: AuditContext, row: NewAuditRow): Promise<void> {
    await ctx.tx.query(
      `INSERT INTO audit_log (tenant_id, id, actor, action, subject_type, subject_id, request_id, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ctx.tenantId,
        row.id,
        JSON.stringify(row.actor),
        row.action,
        row.subjectType,
        row.subjectId,
        ctx.requestId,
        JSON.stringify(row.details),
      ],
    );
  }

  /** Newest first. */
  async list(ctx: TransactionContext, filter: AuditFilter): Promise<AuditEntryEntity[]> {
    const query = this.#matching(ctx, filter).orderBy('entry.id', 'DESC').limit(filter.limit);
    if (filter.before !== null) query.andWhere('entry.id < :before', { before: filter.before });
    return query.getMany();
  }

  /** Oldest first, after one id and before another. */
  async listBetween(
    ctx: TransactionContext,
    criteria: AuditCriteria,
    range: { readonly after: string; readonly before: string; readonly limit: number },
  ): Promise<AuditEntryEntity[]> {
    return this.#matching(ctx, criteria)
      .andWhere('entry.id > :after AND entry.id < :before', { after: range.after, before: range.before })
      .orderBy('entry.id', 'ASC')
      .limit(range.limit)
      .getMany();
  }

  async kinds(ctx: TransactionContext): Promise<AuditKinds> {
    const [row] = await ctx.tx.query<AuditKinds>(
      `SELECT coalesce(array_agg(DISTINCT action COLLATE "C"), '{}') AS actions,
         coalesce(array_agg(DISTINCT subject_type COLLATE "C"), '{}') AS "subjectTypes"
       FROM (SELECT action, subject_type FROM audit_log WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2) AS newest`,
      [ctx.tenantId, KINDS_OF],
    );
    return row ?? { actions: [], subjectTypes: [] };
  }

  #matching(ctx: TransactionContext, criteria: AuditCriteria): SelectQueryBuilder<AuditEntryEntity> {
    const { actorKind, actorId, action, subjectType, subjectId, from, to } = criteria;
    const query = ctx.tx.manager
      .createQueryBuilder(AuditEntryEntity, 'entry')
      .where('entry.tenantId = :tenantId', { tenantId: ctx.tenantId });
    if (actorKind !== undefined) query.andWhere(`entry.actor ->> 'kind' = :actorKind`, { actorKind });
    if (actorId !== undefined) query.andWhere(`entry.actor ->> 'id' = :actorId`, { actorId });
    if (action !== undefined) query.andWhere('entry.action = :action', { action });
    if (subjectType !== undefined) query.andWhere('entry.subjectType = :subjectType', { subjectType });
    if (subjectId !== undefined) query.andWhere('entry.subjectId = :subjectId', { subjectId });
    if (from !== undefined) query.andWhere('entry.createdAt >= :from', { from });
    if (to !== undefined) query.andWhere('entry.createdAt < :to', { to });
    return query;
  }
}
