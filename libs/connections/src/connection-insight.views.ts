import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { toWholeNumber } from '@patchbay/platform';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** A credential of a connection, without its value. */
export class CredentialFieldView {
  @ApiProperty({ example: 'auth_token' })
  readonly field!: string;

  @ApiProperty({ example: 'Auth token' })
  readonly label!: string;

  @ApiProperty({ example: true })
  readonly sensitive!: boolean;

  @ApiProperty({ example: true })
  readonly required!: boolean;

  @ApiProperty({ example: true })
  readonly set!: boolean;

  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'A sensitive value is null, always.' })
  readonly value!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'env://PATCHBAY_SECRET_TWILIO' })
  readonly reference!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 2,
    description: 'Of the key that seals it; null: not kept sealed.',
  })
  readonly version!: number | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    example: '2026-11-21T09:30:00.000Z',
    description: 'When the value was given; null: it is not set, or was before the hub kept that.',
  })
  readonly updated_at!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'api_key:01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly updated_by!: string | null;
}

/** Query of GET …/{id}/calls/stats. */
export class CallStatisticsQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 168, default: 24, example: 24 })
  @IsOptional()
  @Transform(toWholeNumber)
  @IsInt({ message: 'Give a whole number.' })
  @Min(1)
  @Max(168)
  hours = 24;
}

export class CallHourView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z', description: 'Its beginning, UTC.' })
  readonly at!: string;

  @ApiProperty({ type: 'integer', example: 128 })
  readonly calls!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly failed!: number;

  @ApiProperty({ type: 'integer', nullable: true, example: 84 })
  readonly latency_p50_ms!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 210 })
  readonly latency_p95_ms!: number | null;
}

export class CallStatisticsView {
  @ApiProperty({ format: 'date-time', example: '2026-11-20T10:00:00.000Z' })
  readonly from!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:12:00.000Z' })
  readonly to!: string;

  @ApiProperty({ type: 'integer', example: 1039 })
  readonly calls!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  readonly failed!: number;

  @ApiProperty({ example: false, description: 'The newest 100,000 calls alone were counted.' })
  readonly truncated!: boolean;

  @ApiProperty({ type: [CallHourView], description: 'Every hour of the time, oldest first, those without calls too.' })
  readonly hours!: readonly CallHourView[];
}

export class ReferenceView {
  @ApiProperty({ example: 'routing_rule' })
  readonly type!: string;

  @ApiProperty({ type: 'string', nullable: true, example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly id!: string | null;

  @ApiProperty({ example: 'routing rule "SMS" 01jd7q2zv8k3m5n6p7q8r9s0t1 for send_sms' })
  readonly text!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { name: 'SMS', capability: 'send_sms', role: 'first', enabled: true, fallback_integration_id: null },
  })
  readonly details!: object;
}

export class ReferencesView {
  @ApiProperty({ type: [ReferenceView], description: 'Records that name the connection and stay when it goes.' })
  readonly references!: readonly ReferenceView[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { pending: 3, paused: 12, in_progress: 1 },
    description: 'Operations that wait for it or are under way there, by status; each count ends at 10,000.',
  })
  readonly operations!: Readonly<Record<string, number>>;
}
