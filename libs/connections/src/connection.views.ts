import { ApiProperty } from '@nestjs/swagger';
import { ENVIRONMENTS } from '@patchbay/provider-kit';
import { CONNECTION_STATUSES, HEALTH_STATES, type ConnectionStatus, type HealthState } from './connection.types.ts';

export class HealthView {
  @ApiProperty({ enum: HEALTH_STATES, example: 'connected' })
  readonly state!: HealthState;

  @ApiProperty({ type: 'string', nullable: true, example: null, description: 'For people; null while all is well.' })
  readonly reason!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: null })
  readonly code!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly since!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: '2026-11-21T09:30:00.000Z' })
  readonly checked_at!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 84 })
  readonly latency_ms!: number | null;
}

export class ConnectionView {
  @ApiProperty({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly id!: string;

  @ApiProperty({ example: 'twilio' })
  readonly provider!: string;

  @ApiProperty({ example: 'Twilio' })
  readonly display_name!: string;

  @ApiProperty({ example: 'sms' })
  readonly category!: string;

  @ApiProperty({ type: 'string', nullable: true, example: null })
  readonly label!: string | null;

  @ApiProperty({ enum: ENVIRONMENTS, example: 'sandbox' })
  readonly environment!: string;

  @ApiProperty({ example: 'basic' })
  readonly auth_type!: string;

  @ApiProperty({ enum: CONNECTION_STATUSES, example: 'active' })
  readonly status!: ConnectionStatus;

  @ApiProperty({ type: HealthView })
  readonly health!: HealthView;

  @ApiProperty({ type: [String], example: ['send_sms'] })
  readonly enabled_capabilities!: readonly string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { account_sid: 'AC00000000000000000000000000000000', auth_token: null, from_number: '+15005550006' },
    description: 'Sensitive values, and those that are secret references, are null.',
  })
  readonly credentials!: Readonly<Record<string, string | null>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { auth_token: 'env://PATCHBAY_SECRET_TWILIO' },
  })
  readonly credential_references!: Readonly<Record<string, string>>;

  @ApiProperty({ type: 'object', additionalProperties: true, example: {} })
  readonly config!: Readonly<Record<string, unknown>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { team: 'support' },
    description: '`verification_error` is the hub’s: why the last verification was refused, until one passes.',
  })
  readonly metadata!: Readonly<Record<string, unknown>>;

  @ApiProperty({ example: 'http://127.0.0.1:3000/webhooks/twilio/4uQm…' })
  readonly webhook_url!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: '2026-11-21T09:30:00.000Z' })
  readonly verified_at!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:29:58.000Z' })
  readonly created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:29:58.000Z' })
  readonly updated_at!: string;
}

export class VerificationStepView {
  @ApiProperty({ enum: ['credentials_complete', 'reach_vendor', 'authenticate', 'permissions'] })
  readonly name!: string;

  @ApiProperty({ example: true })
  readonly ok!: boolean;

  @ApiProperty({ example: 'All required credentials are set.' })
  readonly message!: string;
}

export class VerificationView {
  @ApiProperty({ example: true })
  readonly ok!: boolean;

  @ApiProperty({ enum: CONNECTION_STATUSES, example: 'active' })
  readonly status!: ConnectionStatus;

  @ApiProperty({ type: HealthView })
  readonly health!: HealthView;

  @ApiProperty({ type: 'string', nullable: true, example: 'My Twilio account' })
  readonly account!: string | null;

  @ApiProperty({ type: [VerificationStepView] })
  readonly steps!: readonly VerificationStepView[];
}

export class HealthEntryView {
  @ApiProperty({ enum: HEALTH_STATES, example: 'warning' })
  readonly state!: HealthState;

  @ApiProperty({ type: 'string', nullable: true, example: 'Twilio answered 503.' })
  readonly reason!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'vendor_unavailable' })
  readonly code!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 120 })
  readonly latency_ms!: number | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
}

export class ConnectionHealthView extends HealthView {
  @ApiProperty({ enum: CONNECTION_STATUSES, example: 'active' })
  readonly status!: ConnectionStatus;

  @ApiProperty({ type: 'string', nullable: true, example: 'My Twilio account', description: 'Who answered last.' })
  readonly account!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    example: '2026-11-21T09:30:00.000Z',
    description: 'Of any call; as of a minute ago.',
  })
  readonly last_success_at!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  readonly last_failure_at!: string | null;

  @ApiProperty({ type: [HealthEntryView], description: 'Newest first, at most 100.' })
  readonly history!: readonly HealthEntryView[];
}

export class DeletedConnectionView {
  @ApiProperty({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly id!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T10:00:00.000Z' })
  readonly deleted_at!: string;

  @ApiProperty({ type: [String], example: ['routing rule "SMS"'], description: 'What still names it.' })
  readonly referenced_by!: readonly string[];
}

export class BreakerView {
  @ApiProperty({ enum: ['closed', 'open', 'half_open'], example: 'closed' })
  readonly state!: 'closed' | 'open' | 'half_open';

  @ApiProperty({ enum: ['auto', 'open', 'closed'], example: 'auto' })
  readonly override!: 'auto' | 'open' | 'closed';

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  readonly override_until!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  readonly opened_at!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  readonly open_until!: string | null;
}

export class VendorCallView {
  @ApiProperty({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly id!: string;

  @ApiProperty({ example: 'twilio' })
  readonly provider!: string;

  @ApiProperty({ example: 'operation', description: 'operation, verification or probe.' })
  readonly purpose!: string;

  @ApiProperty({ type: 'string', nullable: true, example: 'send_sms' })
  readonly capability!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  readonly operation_id!: string | null;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly try!: number;

  @ApiProperty({ example: 'POST' })
  readonly method!: string;

  @ApiProperty({ example: 'https://api.twilio.com/2010-04-01/Accounts/AC0…/Messages.json' })
  readonly url!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 201 })
  readonly status!: number | null;

  @ApiProperty({ enum: ['succeeded', 'not_sent', 'refused', 'unknown'], example: 'succeeded' })
  readonly outcome!: string;

  @ApiProperty({ type: 'string', nullable: true, example: null })
  readonly failure_class!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: null })
  readonly error!: string | null;

  @ApiProperty({ type: 'integer', example: 84 })
  readonly latency_ms!: number;

  @ApiProperty({ type: 'string', nullable: true, example: 'RQ0123456789abcdef' })
  readonly vendor_request_id!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Headers and body, redacted.' })
  readonly request!: object;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Null: no answer came.' })
  readonly response!: object | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly created_at!: string;
}
