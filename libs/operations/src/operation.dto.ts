import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENVIRONMENTS } from '@patchbay/provider-kit';
import { OPERATION_STATUSES } from './operation-status.ts';

const CONNECTION_ID = '01jd1111111111111111111111';

export class AttemptErrorDto {
  @ApiProperty({ example: 'vendor_refused' })
  code!: string;

  @ApiProperty({ example: 'The number is not a valid phone number.' })
  message!: string;

  @ApiPropertyOptional({ example: '21211' })
  provider_code?: string;
}

export class AttemptDto {
  @ApiProperty({ example: '01jd2222222222222222222222' })
  id!: string;

  @ApiProperty({ example: 1 })
  number!: number;

  @ApiProperty({ example: CONNECTION_ID })
  integration_id!: string;

  @ApiProperty({ example: 'twilio' })
  provider!: string;

  @ApiProperty({ enum: ['delivered', 'failed', 'deferred', 'unknown'], example: 'delivered' })
  status!: string;

  @ApiProperty({
    enum: ['delivered', 'failed', 'deferred', 'unknown'],
    example: 'delivered',
    description: 'The same as `status`',
  })
  outcome!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 201, description: "HTTP status of the vendor's answer" })
  http_status!: number | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  failure_class!: string | null;

  @ApiProperty({ type: AttemptErrorDto, nullable: true })
  error!: AttemptErrorDto | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 84 })
  latency_ms!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'RQ0123456789abcdef0123456789abcdef' })
  vendor_request_id!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  started_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.084Z' })
  completed_at!: string;
}

export class OperationErrorDto {
  @ApiProperty({
    enum: [
      'vendor_error',
      'vendor_timeout',
      'outcome_unknown',
      'no_active_provider',
      'policy_denied',
      'approval_rejected',
      'approval_expired',
      'internal_error',
    ],
    example: 'vendor_error',
  })
  code!: string;

  @ApiProperty({ example: "The 'To' number is not a valid phone number." })
  message!: string;

  @ApiPropertyOptional({ example: '21211', description: "The vendor's own code" })
  provider_code?: string;
}

export class OperationDto {
  @ApiProperty({ example: '01jd3333333333333333333333' })
  id!: string;

  @ApiProperty({ example: 'send_sms' })
  capability!: string;

  @ApiProperty({ enum: OPERATION_STATUSES, example: 'delivered' })
  status!: string;

  @ApiProperty({ type: Object, description: 'Redacted', example: { to: '+15005550006', body: '[redacted]' } })
  input!: object;

  @ApiProperty({
    type: Object,
    nullable: true,
    example: { message_id: 'SM0123456789abcdef0123456789abcdef', status: 'queued' },
  })
  result!: object | null;

  @ApiProperty({ type: OperationErrorDto, nullable: true, example: null })
  error!: OperationErrorDto | null;

  @ApiProperty({ type: String, nullable: true, example: 'queued', description: 'As the vendor last reported it' })
  vendor_status!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'twilio' })
  provider!: string | null;

  @ApiProperty({ type: String, nullable: true, example: CONNECTION_ID })
  integration_id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  app!: string | null;

  @ApiProperty({ enum: ENVIRONMENTS, example: 'sandbox' })
  environment!: string;

  @ApiProperty({ type: String, nullable: true, example: 'order-1042' })
  idempotency_key!: string | null;

  @ApiProperty({ type: Object, example: {} })
  metadata!: object;

  @ApiProperty({ example: 1 })
  attempts_count!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  next_retry_at!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.090Z' })
  updated_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-21T09:00:00.090Z' })
  completed_at!: string | null;
}
