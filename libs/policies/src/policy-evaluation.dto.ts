import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENVIRONMENTS, type Environment } from '@patchbay/provider-kit';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { BindingFate } from './compiled-bindings.ts';
import { POLICY_EFFECTS, type Decider, type PolicyEffect } from './verdict.ts';

const POLICY_ID = '01jd0000000000000000000000';
const CONNECTION_ID = '01jd1111111111111111111111';

export class EvaluatePolicyDto {
  @ApiPropertyOptional({ type: String, example: 'billing' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  app?: string;

  @ApiProperty({ example: 'process_refund' })
  @IsString()
  @MaxLength(100)
  capability!: string;

  @ApiPropertyOptional({ type: String, example: 'stripe', description: 'By whichever integration of this provider' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  provider?: string;

  @ApiPropertyOptional({ type: String, example: CONNECTION_ID, description: 'By this integration' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  integration_id?: string;

  @ApiPropertyOptional({ enum: ENVIRONMENTS, description: 'Default: that of the integration, else production' })
  @IsOptional()
  @IsIn(ENVIRONMENTS)
  environment?: Environment;
}

export class MatchingPolicyDto {
  @ApiProperty({ example: POLICY_ID })
  policy_id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Refunds are looked at' })
  name!: string | null;

  @ApiProperty({ enum: POLICY_EFFECTS, example: 'require_approval' })
  effect!: PolicyEffect;
}

export class BindingFateDto {
  @ApiProperty({ example: POLICY_ID })
  app_binding_id!: string;

  @ApiProperty({ example: 'payments' })
  slot!: string;

  @ApiProperty({ example: CONNECTION_ID })
  integration_id!: string;

  @ApiProperty({
    enum: ['permits', 'other_integration', 'other_capability', 'slot_unfulfilled'],
    example: 'permits',
    description: 'slot_unfulfilled: the integration no longer has what the slot requires',
  })
  fate!: BindingFate;
}

export class PolicyEvaluationDto {
  @ApiProperty({ enum: POLICY_EFFECTS, example: 'require_approval' })
  effect!: PolicyEffect;

  @ApiProperty({ example: 'The policy "Refunds are looked at" requires an approval for this.' })
  because!: string;

  @ApiProperty({ enum: ['policy', 'binding', 'capability', 'default'], example: 'policy' })
  decided_by!: Decider;

  @ApiProperty({ type: String, nullable: true, example: POLICY_ID })
  policy_id!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 604800, description: 'Only with require_approval' })
  approval_expires_in!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'stripe', description: 'null: no provider was considered' })
  provider!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: CONNECTION_ID,
    description: 'Of several, the most welcome one',
  })
  integration_id!: string | null;

  @ApiProperty({ enum: ENVIRONMENTS, example: 'production' })
  environment!: Environment;

  @ApiProperty({ type: [MatchingPolicyDto], description: 'Every enabled policy that applies, the strongest first' })
  policies!: MatchingPolicyDto[];

  @ApiProperty({ type: [BindingFateDto], description: 'Every binding of the app in that environment' })
  bindings!: BindingFateDto[];
}
