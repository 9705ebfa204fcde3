import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IfGiven, PageQuery, TextFilter } from '@patchbay/platform';
import { ENVIRONMENTS, type Environment } from '@patchbay/provider-kit';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { DEFAULT_APPROVAL_SECONDS, POLICY_EFFECTS, type PolicyEffect } from './verdict.ts';

const POLICY_ID = '01jd0000000000000000000000';
const YEAR_SECONDS = 365 * 24 * 3600;

export class CreatePolicyDto {
  @ApiProperty({ enum: POLICY_EFFECTS, example: 'require_approval' })
  @IsIn(POLICY_EFFECTS)
  effect!: PolicyEffect;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'billing', description: 'null: any, and none' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  app?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'process_refund', description: 'null: any' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  capability?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: null, description: 'null: any' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  provider?: string | null;

  @ApiPropertyOptional({ enum: ENVIRONMENTS, nullable: true, example: 'production', description: 'null: any' })
  @IsOptional()
  @IsIn(ENVIRONMENTS)
  environment?: Environment | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: YEAR_SECONDS,
    default: DEFAULT_APPROVAL_SECONDS,
    description: 'Seconds an approval may wait for its decision; only with require_approval',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(YEAR_SECONDS)
  approval_expires_in?: number | null;

  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Refunds are looked at' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string | null;
}

export class UpdatePolicyDto extends PartialType(CreatePolicyDto, { skipNullProperties: false }) {}

export class PoliciesQuery extends PageQuery {
  @TextFilter({ example: 'billing' })
  app?: string;

  @TextFilter({ example: 'process_refund' })
  capability?: string;

  @TextFilter({ example: 'stripe' })
  provider?: string;
}

export class PolicyDto {
  @ApiProperty({ example: POLICY_ID })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Refunds are looked at' })
  name!: string | null;

  @ApiProperty({ enum: POLICY_EFFECTS, example: 'require_approval' })
  effect!: PolicyEffect;

  @ApiProperty({ type: String, nullable: true, example: 'billing' })
  app!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'process_refund' })
  capability!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  provider!: string | null;

  @ApiProperty({ enum: ENVIRONMENTS, nullable: true, example: 'production' })
  environment!: Environment | null;

  @ApiProperty({ type: 'integer', nullable: true, example: DEFAULT_APPROVAL_SECONDS })
  approval_expires_in!: number | null;

  @ApiProperty({ example: true })
  enabled!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  updated_at!: string;
}

export class PolicyDefaultDto {
  @ApiProperty({ enum: ['allow', 'deny'], example: 'allow', description: 'What holds where no policy applies' })
  @IsIn(['allow', 'deny'])
  effect!: 'allow' | 'deny';
}
