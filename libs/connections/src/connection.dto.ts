import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceFilter,
  CursorQuery,
  FlagFilter,
  IfGiven,
  InstantFilter,
  IsInstant,
  PageQuery,
  TextFilter,
} from '@patchbay/platform';
import { ENVIRONMENTS, type Environment } from '@patchbay/provider-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CONNECTION_STATUSES, HEALTH_STATES, type ConnectionStatus, type HealthState } from './connection.types.ts';

const CALL_OUTCOMES = ['succeeded', 'not_sent', 'refused', 'unknown'] as const;
const BREAKER_OVERRIDES = ['auto', 'open', 'closed'] as const;

export class CreateConnectionBody {
  @ApiProperty({ example: 'twilio', description: 'Name of a provider of the catalog.' })
  @IsString()
  @Length(1, 100)
  provider!: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: {
      account_sid: 'AC00000000000000000000000000000000',
      auth_token: 'env://PATCHBAY_SECRET_TWILIO',
      from_number: '+15005550006',
    },
    description: 'By field of the provider; each value plain or a secret reference.',
  })
  @IfGiven()
  @IsObject()
  credentials?: Record<string, unknown>;

  @ApiProperty({ type: [String], example: ['send_sms'], description: "A subset of the provider's capabilities." })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  enabled_capabilities!: string[];

  @ApiPropertyOptional({ enum: ENVIRONMENTS, default: 'production', example: 'sandbox' })
  @IfGiven()
  @IsIn(ENVIRONMENTS)
  environment?: Environment;

  @ApiPropertyOptional({ example: 'basic', description: "One of the provider's auth_types; default: its first." })
  @IfGiven()
  @IsString()
  @MaxLength(50)
  auth_type?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: {},
    description: "The provider's settings.",
  })
  @IfGiven()
  @IsObject()
  config?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { team: 'support' } })
  @IfGiven()
  @IsObject()
  metadata?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'Support line' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  label?: string | null;

  @ApiPropertyOptional({ type: 'boolean', description: 'Reserved: whether streams run as soon as it is active.' })
  @IfGiven()
  @IsBoolean()
  sync?: boolean;
}

export class ChangeConnectionBody {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { auth_token: 'a-new-token' },
    description: 'Merged by field. null leaves a sensitive field as it is; an empty text removes an optional one.',
  })
  @IfGiven()
  @IsObject()
  credentials?: Record<string, unknown>;

  @ApiPropertyOptional({ type: [String], example: ['send_sms', 'send_whatsapp'] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  enabled_capabilities?: string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Merged; null removes a field.' })
  @IfGiven()
  @IsObject()
  config?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Merged; null removes a field.' })
  @IfGiven()
  @IsObject()
  metadata?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'Support line' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  label?: string | null;
}

export class ListConnectionsQuery extends PageQuery {
  @ChoiceFilter(CONNECTION_STATUSES)
  status?: ConnectionStatus;

  @ChoiceFilter(HEALTH_STATES)
  health?: HealthState;

  @TextFilter({ example: 'sms', description: 'A category or a group of the catalog.' })
  category?: string;

  @TextFilter({ example: 'twilio' })
  provider?: string;

  @ChoiceFilter(ENVIRONMENTS)
  environment?: Environment;

  @TextFilter({ example: 'send_sms' })
  capability?: string;
}

export class ListCallsQuery extends CursorQuery {
  @TextFilter({ example: 'operation' }, 50)
  purpose?: string;

  @TextFilter({ example: 'send_sms' })
  capability?: string;

  @ChoiceFilter(CALL_OUTCOMES)
  outcome?: (typeof CALL_OUTCOMES)[number];

  @FlagFilter({ example: true, description: 'true: those that did not succeed.' })
  failed?: boolean;

  @InstantFilter({ example: '2026-11-20T00:00:00Z', description: 'From this time on.' })
  from?: string;

  @InstantFilter({ example: '2026-11-21T00:00:00Z', description: 'Up to this time.' })
  to?: string;

  @TextFilter({ example: '01jd7q2zv8k3m5n6p7q8r9s0t1' })
  operation_id?: string;
}

export class RateLimitBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000, example: 50, description: 'Requests to the vendor.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  max!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 86_400,
    example: 60,
    description: 'In so many seconds; or give window_ms.',
  })
  @ValidateIf((body: RateLimitBody) => body.per_seconds !== undefined || body.window_ms === undefined)
  @IsInt({ message: 'Give a whole number of seconds here, or milliseconds in window_ms.' })
  @Min(1)
  @Max(86_400)
  per_seconds?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1_000, maximum: 86_400_000 })
  @IfGiven()
  @IsInt()
  @Min(1_000)
  @Max(86_400_000)
  window_ms?: number;

  @ApiPropertyOptional({ default: false, description: 'In any window of this length, not only in those of the clock.' })
  @IfGiven()
  @IsBoolean()
  sliding?: boolean;
}

export class LimitsBody {
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 100_000,
    example: 10,
    description: 'Operations at the vendor at once; others wait their turn. null: as the provider says.',
  })
  @ValidateIf(
    (body: LimitsBody, value: unknown) => value !== null && (value !== undefined || body.rate_limit === undefined),
  )
  @IsInt({ message: "Give a whole number, or null for the provider's own." })
  @Min(1)
  @Max(100_000)
  max_concurrent?: number | null;

  @ApiPropertyOptional({
    type: RateLimitBody,
    nullable: true,
    example: { max: 50, per_seconds: 60 },
    description:
      "Instead of the provider's, lower or higher; what is used up already counts. null: as the provider says.",
  })
  @IsOptional()
  @IsObject({ message: "Give {max, per_seconds}, or null for the provider's own." })
  @ValidateNested()
  @Type(() => RateLimitBody)
  rate_limit?: RateLimitBody | null;
}

export class BreakerOverrideBody {
  @ApiProperty({ enum: BREAKER_OVERRIDES, example: 'open', description: 'auto: the breaker decides by itself again.' })
  @IsIn(BREAKER_OVERRIDES)
  state!: (typeof BREAKER_OVERRIDES)[number];

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    nullable: true,
    example: '2026-11-21T18:00:00.000Z',
    description: 'When the override ends; default: when it is set to auto.',
  })
  @IsOptional()
  @IsInstant()
  until?: string | null;
}
