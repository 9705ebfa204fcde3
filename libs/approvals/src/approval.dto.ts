import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ChoiceFilter, FlagFilter, PageQuery, TextFilter } from '@patchbay/platform';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { APPROVAL_STATUSES, type ApprovalRecord, type ApprovalStatus } from './approval.ts';

const ENVIRONMENTS = ['sandbox', 'production'];

export class ListApprovalsQuery extends PageQuery {
  @ChoiceFilter(APPROVAL_STATUSES)
  status?: ApprovalStatus;

  @FlagFilter({ example: true, description: 'Whether it ended, in whatever way' })
  decided?: boolean;

  @TextFilter({ example: 'send_sms' })
  capability?: string;

  @TextFilter({ example: 'billing' })
  app?: string;

  @TextFilter({ example: 'twilio' })
  provider?: string;

  @ChoiceFilter(ENVIRONMENTS)
  environment?: string;

  @TextFilter({ example: '01jd3333333333333333333333' })
  operation_id?: string;
}

export class DecideApprovalDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: 500,
    example: 'Agreed with the press team.',
    description: 'Kept in the audit log; a refusal tells it to who asked.',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  note?: string | null;
}

export class ApprovalDto {
  @ApiProperty({ example: '01jd7777777777777777777777' })
  id!: string;

  @ApiProperty({ example: '01jd3333333333333333333333' })
  operation_id!: string;

  @ApiProperty({ example: 'send_sms' })
  capability!: string;

  @ApiProperty({ type: String, nullable: true, example: 'billing' })
  app!: string | null;

  @ApiProperty({ example: 'twilio', description: 'Where it would go now; other connections may serve once approved.' })
  provider!: string;

  @ApiProperty({ example: '01jd1111111111111111111111' })
  integration_id!: string;

  @ApiProperty({ enum: ENVIRONMENTS, example: 'production' })
  environment!: string;

  @ApiProperty({ example: 'api_key:01kahh5w2c5n8v0m3q7r9t1x4z' })
  requested_by!: string;

  @ApiProperty({ type: Object, description: 'Redacted', example: { to: '+15005550006', body: '[redacted]' } })
  input!: object;

  @ApiProperty({ type: String, nullable: true, example: '01jd8888888888888888888888' })
  policy_id!: string | null;

  @ApiProperty({ example: 'The policy "Texts of billing" requires approval.' })
  because!: string;

  @ApiProperty({ enum: APPROVAL_STATUSES, example: 'pending' })
  status!: ApprovalStatus;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:00:00.000Z' })
  expires_at!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  decided_by!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  decided_at!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  note!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  created_at!: string;
}

export function approvalView(approval: ApprovalRecord): ApprovalDto {
  return {
    id: approval.id,
    operation_id: approval.operation_id,
    capability: approval.capability,
    app: approval.app,
    provider: approval.provider,
    integration_id: approval.integration_id,
    environment: approval.environment,
    requested_by: approval.requested_by,
    input: approval.input_redacted,
    policy_id: approval.policy_id,
    because: approval.because,
    status: approval.status,
    expires_at: approval.expires_at.toISOString(),
    decided_by: approval.decided_by,
    decided_at: approval.decided_at?.toISOString() ?? null,
    note: approval.note,
    created_at: approval.created_at.toISOString(),
  };
}
