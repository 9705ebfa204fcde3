import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, Ctx, cursorPageOf, decodeCursor, isId, RequireScope, type Context } from '@patchbay/platform';
import { AuditEntryDto, AuditLogQuery, viewAuditEntry } from './audit-log.dto.ts';
import { AuditLog } from './audit-log.service.ts';

@ApiTags('Audit')
@Controller('api/v1/audit-log')
export class AuditLogController {
  readonly #log: AuditLog;

  constructor(log: AuditLog) {
    this.#log = log;
  }

  @Get()
  @RequireScope('audit:read')
  @ApiAnswers({ summary: 'Read the audit log', description: 'Newest first.', ok: [AuditEntryDto], page: 'cursor' })
  async list(@Ctx() ctx: Context, @Query() query: AuditLogQuery): Promise<object> {
    const entries = await this.#log.list(ctx, {
      action: query.action,
      subjectType: query.subject_type,
      subjectId: query.subject_id,
      from: query.from === undefined ? undefined : new Date(query.from),
      to: query.to === undefined ? undefined : new Date(query.to),
      before: decodeCursor(query.cursor, isId),
      limit: query.per_page + 1,
    });
    const page = entries.slice(0, query.per_page);
    const next = entries.length > page.length ? (page.at(-1)?.id ?? null) : null;
    return cursorPageOf(query, page.map(viewAuditEntry), next);
  }
}
