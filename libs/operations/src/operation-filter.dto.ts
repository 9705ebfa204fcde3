import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { ChoiceFilter, CursorQuery, InstantFilter, instantOf, TextFilter } from '@patchbay/platform';
import { IsIn, IsOptional } from 'class-validator';
import type { OperationFilter } from './operation-filter.ts';
import { OPERATION_STATUSES } from './operation-status.ts';

/** The filters of the contract. */
export class OperationFilterQuery {
  @ChoiceFilter(OPERATION_STATUSES)
  status?: string;

  @TextFilter({ example: 'send_sms' })
  capability?: string;

  @TextFilter({ example: 'twilio' })
  provider?: string;

  @TextFilter({ example: '01jd1111111111111111111111' })
  integration_id?: string;

  @TextFilter({ example: 'billing' })
  app?: string;

  @TextFilter({ example: 'order-1042' }, 255)
  idempotency_key?: string;

  @InstantFilter({ description: 'Made at or after' }, { allowsDate: true })
  from?: string;

  @InstantFilter({ description: 'Made before' }, { allowsDate: true })
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
    from: instantOf(query.from),
    to: instantOf(query.to),
  };
}
