import { ApiProperty } from '@nestjs/swagger';
import { ChoiceFilter, InstantFilter, TextFilter } from '@patchbay/platform';
import { ENVIRONMENTS } from '@patchbay/provider-kit';
import { FAILURE_CLASSES, type FailureCounts } from './failure-classes.ts';
import { OPERATION_STATUSES, type OperationStatus } from './operation-status.ts';

const CONNECTION_ID = '01jd1111111111111111111111';

export class OperationStatisticsQuery {
  @TextFilter({ example: 'send_sms' })
  capability?: string;

  @TextFilter({ example: CONNECTION_ID })
  integration_id?: string;

  @TextFilter({ example: 'twilio' })
  provider?: string;

  @TextFilter({ example: 'billing' })
  app?: string;

  @ChoiceFilter(ENVIRONMENTS)
  environment?: string;

  @InstantFilter({ description: 'Made at or after; default: 24 hours before `to`' }, { allowsDate: true })
  from?: string;

  @InstantFilter({ description: 'Made before; default: now. At most 31 days after `from`' }, { allowsDate: true })
  to?: string;
}

export class LatencyDto {
  @ApiProperty({ type: Number, nullable: true, example: 84 })
  p50!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 210.5 })
  p95!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 480 })
  p99!: number | null;
}

export class OperationCountsDto {
  @ApiProperty({ example: 1042 })
  operations!: number;

  @ApiProperty({ example: 1039 })
  delivered!: number;

  @ApiProperty({ example: 3 })
  exhausted!: number;

  @ApiProperty({ example: 1051 })
  attempts!: number;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(FAILURE_CLASSES.map((name) => [name, { type: 'integer' }])),
    description: 'Attempts that did not deliver, by who was at fault',
    example: { upstream: 4, throttle: 5, auth: 0, client: 2, unknown: 1 },
  })
  failures!: FailureCounts;

  @ApiProperty({ type: LatencyDto, description: 'Of attempts, in milliseconds; null where there was none' })
  latency_ms!: LatencyDto;
}

export class CapabilityCountsDto extends OperationCountsDto {
  @ApiProperty({ example: 'send_sms' })
  capability!: string;
}

export class ConnectionCountsDto extends OperationCountsDto {
  @ApiProperty({ example: CONNECTION_ID })
  integration_id!: string;

  @ApiProperty({ example: 'twilio' })
  provider!: string;
}

export class CapabilityConnectionCountsDto extends ConnectionCountsDto {
  @ApiProperty({ example: 'send_sms' })
  capability!: string;
}

export class OperationStatisticsDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-20T09:00:00.000Z' })
  from!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  to!: string;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(OPERATION_STATUSES.map((status) => [status, { type: 'integer' }])),
    example: { ...Object.fromEntries(OPERATION_STATUSES.map((status) => [status, 0])), delivered: 1039, exhausted: 3 },
  })
  by_status!: Record<OperationStatus, number>;

  @ApiProperty({ type: OperationCountsDto })
  total!: OperationCountsDto;

  @ApiProperty({ type: [CapabilityCountsDto] })
  by_capability!: CapabilityCountsDto[];

  @ApiProperty({ type: [ConnectionCountsDto], description: 'Operations by the one they are at, attempts by their own' })
  by_connection!: ConnectionCountsDto[];

  @ApiProperty({ type: [CapabilityConnectionCountsDto] })
  by_capability_and_connection!: CapabilityConnectionCountsDto[];
}
