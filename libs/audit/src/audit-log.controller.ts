import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  ApiFile,
  Ctx,
  cursorOf,
  cursorPageOf,
  ok,
  RequireScope,
  sendFile,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import type { FastifyReply } from 'fastify';
import { AuditVerificationDto, VerifyAuditLogQuery, viewVerification } from './audit-chain.dto.ts';
import { AuditChain } from './audit-chain.service.ts';
import { AuditExports } from './audit-exports.service.ts';
import {
  AuditEntryDto,
  AuditKindsDto,
  AuditExportQuery,
  AuditLogQuery,
  criteriaOf,
  viewAuditEntry,
} from './audit-log.dto.ts';
import { AuditLog } from './audit-log.service.ts';

@ApiTags('Audit')
@Controller('api/v1/audit-log')
export class AuditLogController {
  readonly #log: AuditLog;
  readonly #chain: AuditChain;
  readonly #exports: AuditExports;

  constructor(log: AuditLog, chain: AuditChain, exports: AuditExports) {
    this.#log = log;
    this.#chain = chain;
    this.#exports = exports;
  }

  @Get()
  @RequireScope('audit:read')
  @ApiAnswers({ summary: 'Read the audit log', description: 'Newest first.', ok: [AuditEntryDto], page: 'cursor' })
  async list(@Ctx() ctx: Context, @Query() query: AuditLogQuery): Promise<object> {
    const entries = await this.#log.list(ctx, {
      ...criteriaOf(query),
      before: cursorOf(query),
      limit: query.per_page + 1,
    });
    return cursorPageOf(query, entries.map(viewAuditEntry));
  }

  @Get('kinds')
  @RequireScope('audit:read')
  @ApiAnswers({
    summary: 'List what there are entries of',
    description: 'Actions and kinds of subjects in the newest 50,000 entries: values for the filters of the list.',
    ok: AuditKindsDto,
  })
  async kinds(@Ctx() ctx: Context): Promise<Envelope<AuditKindsDto>> {
    const { actions, subjectTypes } = await this.#log.kinds(ctx);
    return ok({ actions, subject_types: subjectTypes });
  }

  @Get('verify')
  @RequireScope('audit:read')
  @ApiAnswers({
    summary: 'Check that nobody tampered with the audit log',
    description:
      'Computes the chain of hashes over the log again. It takes as long as the log is long; `intact: false` comes with where it breaks.',
    ok: AuditVerificationDto,
  })
  async verify(@Ctx() ctx: Context, @Query() query: VerifyAuditLogQuery): Promise<Envelope<AuditVerificationDto>> {
    const report = viewVerification(await this.#chain.verify(ctx, query.head ?? null));
    return ok(report, report.intact ? 'The audit log is intact.' : 'The audit log was tampered with.');
  }

  @Get('export')
  @RequireScope('audit:read')
  @ApiFile({
    summary: 'Export the audit log',
    description:
      'JSON lines, oldest first, up to now: every entry that matches, as fast as it is read. An export that ends without the end of its body is not whole.',
    files: {
      'application/x-ndjson':
        '{"id":"01kahh5w2c5n8v0m3q7r9t1x4z","action":"api_key.created","subject_type":"api_key"}\n',
    },
    errors: ['rate_limited', 'unavailable'],
  })
  async export(@Ctx() ctx: Context, @Query() query: AuditExportQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, this.#exports.file(ctx, criteriaOf(query)));
  }
}
