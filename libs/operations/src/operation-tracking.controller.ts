import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, ApiFile, Ctx, ok, RequireScope, sendFile, type Context, type Envelope } from '@patchbay/platform';
import type { FastifyReply } from 'fastify';
import { OperationExports } from './operation-exports.service.ts';
import { filterOf, OperationExportQuery } from './operation-filter.dto.ts';
import { OperationStatisticsDto, OperationStatisticsQuery } from './operation-statistics.dto.ts';
import { OperationStatistics } from './operation-statistics.service.ts';

/** What became of many operations. Registered before the controller whose `:id` would match these paths too. */
@ApiTags('Operations')
@Controller('api/v1/operations')
export class OperationTrackingController {
  constructor(
    @Inject(OperationStatistics) private readonly statistics: OperationStatistics,
    @Inject(OperationExports) private readonly exports: OperationExports,
  ) {}

  @Get('stats')
  @RequireScope('operations:read')
  @ApiAnswers({
    summary: 'Count operations and measure their attempts',
    description: 'Of the operations made in a time of at most 31 days, and all attempts of theirs.',
    ok: OperationStatisticsDto,
    errors: ['rate_limited', 'unavailable'],
  })
  async stats(
    @Ctx() ctx: Context,
    @Query() query: OperationStatisticsQuery,
  ): Promise<Envelope<OperationStatisticsDto>> {
    return ok(await this.statistics.of(ctx, query));
  }

  @Get('export')
  @RequireScope('operations:read')
  @ApiFile({
    summary: 'Export operations, newest first',
    description:
      'As many as match the filters, as fast as they are read. Inputs and results are redacted. In CSV the columns are the fields of an operation, objects are JSON, and an apostrophe is put before a value that a spreadsheet would run. An export that ends without the end of its body is not whole.',
    files: {
      'text/csv': 'id,capability,status,…\r\n01jd3333333333333333333333,send_sms,delivered,…\r\n',
      'application/x-ndjson': '{"id":"01jd3333333333333333333333","capability":"send_sms","status":"delivered"}\n',
    },
    errors: ['rate_limited', 'unavailable'],
  })
  async export(@Ctx() ctx: Context, @Query() query: OperationExportQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, this.exports.file(ctx, filterOf(query), query.format));
  }
}
