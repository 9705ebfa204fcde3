import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IfGiven, PageQuery, TextFilter } from '@patchbay/platform';
import { ENVIRONMENTS, type Environment } from '@patchbay/provider-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { CONDITION_OPERATORS, type ConditionOperator } from './condition.ts';

const RULE_ID = '01jd0000000000000000000000';
const CONNECTION_ID = '01jd1111111111111111111111';

export class ConditionDto {
  @ApiProperty({ example: 'input.channel', description: '`input.…`, `metadata.…`, `app` or `environment`' })
  @IsString()
  @MaxLength(200)
  field!: string;

  @ApiProperty({ enum: CONDITION_OPERATORS, example: 'eq' })
  @IsIn(CONDITION_OPERATORS)
  operator!: ConditionOperator;

  @ApiProperty({ example: 'in_person', description: 'Of the type of the field; a list for `in` and `not_in`' })
  @IsDefined()
  value!: unknown;
}

export class CreateRoutingRuleDto {
  @ApiProperty({ example: 'send_sms' })
  @IsString()
  @MaxLength(100)
  capability!: string;

  @ApiProperty({ example: CONNECTION_ID })
  @IsString()
  @MaxLength(100)
  integration_id!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: null, description: 'In the same environment' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  fallback_integration_id?: string | null;

  @ApiPropertyOptional({ default: 100, minimum: 0, maximum: 1_000_000, description: 'Lower goes first' })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  priority?: number;

  @ApiPropertyOptional({
    default: false,
    description: 'Considered after all others; one per capability and environment',
  })
  @IfGiven()
  @IsBoolean()
  is_default?: boolean;

  @ApiPropertyOptional({ type: [ConditionDto], description: 'All must hold' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  // A list within the list is nothing that the nested check looks at.
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ConditionDto)
  conditions?: ConditionDto[];

  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'SMS by Twilio' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string | null;
}

export class UpdateRoutingRuleDto extends PartialType(CreateRoutingRuleDto, { skipNullProperties: false }) {}

export class RoutingRulesQuery extends PageQuery {
  @TextFilter({ example: 'send_sms' })
  capability?: string;

  @TextFilter({ example: CONNECTION_ID })
  integration_id?: string;
}

export class ReorderRulesDto {
  @ApiProperty({ type: [String], example: [RULE_ID], description: 'Rules in the order they are to be tried' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  ids!: string[];
}

export class EvaluateDto {
  @ApiProperty({ example: 'send_sms' })
  @IsString()
  @MaxLength(100)
  capability!: string;

  @ApiPropertyOptional({ type: Object, example: { to: '+15005550006', body: 'Hello' } })
  @IsOptional()
  @IsObject()
  input?: Record<string, unknown>;

  @ApiPropertyOptional({ enum: ENVIRONMENTS, default: 'production' })
  @IsOptional()
  @IsIn(ENVIRONMENTS)
  environment?: Environment;

  @ApiPropertyOptional({ type: String, example: 'billing' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  app?: string;

  @ApiPropertyOptional({ type: Object, example: {} })
  @IsOptional()
  @IsObject()
  metadata?: Record<string, unknown>;
}

export class RoutingRuleDto {
  @ApiProperty({ example: RULE_ID })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'SMS by Twilio' })
  name!: string | null;

  @ApiProperty({ example: 'send_sms' })
  capability!: string;

  @ApiProperty({ example: CONNECTION_ID })
  integration_id!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  fallback_integration_id!: string | null;

  @ApiProperty({ example: 100 })
  priority!: number;

  @ApiProperty({ example: false })
  is_default!: boolean;

  @ApiProperty({ type: [ConditionDto] })
  conditions!: ConditionDto[];

  @ApiProperty({ example: true })
  enabled!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  updated_at!: string;
}

const AVAILABILITIES = ['available', 'breaker_open', 'error', 'pending', 'inactive', 'denied', 'absent'] as const;

const AVAILABILITY = {
  enum: AVAILABILITIES,
  example: 'available',
  description:
    'pending: not verified yet; denied: policies or app bindings rule it out; absent: deleted, or the capability is off there',
};

export class ConditionFindingDto extends ConditionDto {
  @ApiProperty({ example: 'in_person', description: 'What the request has; null: nothing' })
  actual!: unknown;

  @ApiProperty({ example: true })
  holds!: boolean;
}

export class RuleIntegrationDto {
  @ApiProperty({ example: CONNECTION_ID })
  integration_id!: string;

  @ApiProperty(AVAILABILITY)
  availability!: string;
}

export class RuleFateDto {
  @ApiProperty({ example: RULE_ID })
  rule_id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'SMS by Twilio' })
  name!: string | null;

  @ApiProperty({
    enum: [
      'serves',
      'fallback_serves',
      'unavailable',
      'denied',
      'conditions_not_met',
      'other_environment',
      'not_reached',
    ],
    example: 'serves',
  })
  fate!: string;

  @ApiProperty({ type: [ConditionFindingDto], example: [], description: 'Each beside what the request has there' })
  conditions!: ConditionFindingDto[];

  @ApiProperty({ type: RuleIntegrationDto })
  integration!: RuleIntegrationDto;

  @ApiProperty({ type: RuleIntegrationDto, nullable: true, example: null, description: 'null: it has none' })
  fallback!: RuleIntegrationDto | null;
}

export class IntegrationVerdictDto extends RuleIntegrationDto {
  @ApiProperty({ enum: ['allow', 'deny', 'require_approval'], example: 'allow' })
  effect!: string;

  @ApiProperty({ example: 'No policy says otherwise.' })
  because!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  policy_id!: string | null;
}

export class EvaluationDto {
  @ApiProperty({
    enum: ['chosen', 'waiting', 'denied', 'none'],
    example: 'chosen',
    description: 'denied: policies or app bindings rule out everything that could serve',
  })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true, example: CONNECTION_ID })
  integration_id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Asked when the first surely did not act' })
  fallback_integration_id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: RULE_ID, description: 'null: the only connection there is' })
  rule_id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it waits' })
  reason!: string | null;

  @ApiProperty({ type: [RuleFateDto], description: 'Every enabled rule of the capability, in order of evaluation' })
  rules!: RuleFateDto[];

  @ApiProperty({
    type: [IntegrationVerdictDto],
    description: 'What policies and app bindings say of each integration there that has the capability enabled',
  })
  integrations!: IntegrationVerdictDto[];
}
