import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { CursorQuery, IsInstant } from '@patchbay/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { OperationFilter } from './operation-filter.ts';
import { OPERATION_STATUSES } from './operation-status.ts';

/** The filters of the contract. */
export class OperationFilterQuery {
  @ApiPropertyOptional({ enum: OPERATION_STATUSES })
  @IsOptional()
  @IsIn(OPERATION_STATUSES)
  status?: string;

  @ApiPropertyOptional({ example: 'send_sms' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  capability?: string;

  @ApiPropertyOptional({ example: 'twilio' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  provider?: string;

  @ApiPropertyOptional({ example: '01jd1111111111111111111111' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  integration_id?: string;

  @ApiPropertyOptional({ example: 'billing' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  app?: string;

  @ApiPropertyOptional({ example: 'order-1042' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  idempotency_key?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Made at or after' })
  @IsOptional()
  @IsInstant({ allowsDate: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Made before' })
  @IsOptional()
  @IsInstant({ allowsDate: true })
  to?: string;
}

export class OperationsQuery extends IntersectionType(CursorQuery, OperationFilterQuery) {}

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export class OperationExportQuery extends OperationFilterQuery {
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, default: 'csv', description: 'CSV with a header, or JSON lines' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat = 'csv';
}

export function filterOf(query: OperationFilterQuery): OperationFilter {
  const { status, capability, provider, integration_id, app, idempotency_key } = query;
  return {
    ...{ status, capability, provider, integration_id, app, idempotency_key },
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
  };
}
