import { Injectable } from '@nestjs/common';
import type { AuditContext } from '@patchbay/access';
import type { TransactionContext } from '@patchbay/platform';
import { AuditEntryEntity } from './audit-entry.entity.ts';

export interface NewAuditRow {
  readonly id: string;
  readonly actor: object;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: object;
}

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Entries before this id, i.e. older. */
  readonly before: string | null;
  readonly limit: number;
}

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

  async list(ctx: TransactionContext, filter: AuditFilter): Promise<AuditEntryEntity[]> {
    const query = ctx.tx.manager
      .createQueryBuilder(AuditEntryEntity, 'entry')
      .where('entry.tenantId = :tenantId', { tenantId: ctx.tenantId })
      .orderBy('entry.id', 'DESC')
      .limit(filter.limit);
    if (filter.action !== undefined) query.andWhere('entry.action = :action', { action: filter.action });
    if (filter.subjectType !== undefined) {
      query.andWhere('entry.subjectType = :subjectType', { subjectType: filter.subjectType });
    }
    if (filter.subjectId !== undefined) query.andWhere('entry.subjectId = :subjectId', { subjectId: filter.subjectId });
    if (filter.from !== undefined) query.andWhere('entry.createdAt >= :from', { from: filter.from });
    if (filter.to !== undefined) query.andWhere('entry.createdAt < :to', { to: filter.to });
    if (filter.before !== null) query.andWhere('entry.id < :before', { before: filter.before });
    return query.getMany();
  }
}
