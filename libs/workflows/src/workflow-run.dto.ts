import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ChoiceFilter, CursorQuery, InstantFilter, TextFilter } from '@patchbay/platform';
import { ENVIRONMENTS } from '@patchbay/provider-kit';
import { RUN_STATUSES, STEP_STATUSES } from './run-status.ts';

const OPERATION_ID = '01jd3333333333333333333333';

export class StepErrorDto {
  @ApiProperty({ example: 'vendor_error', description: "The operation's, or why there is none" })
  code!: string;

  @ApiProperty({ example: 'Your card was declined.' })
  message!: string;

  @ApiPropertyOptional({ example: 'card_declined', description: "The vendor's own code" })
  provider_code?: string;
}

export class RunErrorDto extends StepErrorDto {
  @ApiProperty({ example: 'charge', description: 'Key of the step it failed at' })
  step!: string;
}

export class WorkflowStepDto {
  @ApiProperty({ example: 'charge' })
  key!: string;

  @ApiProperty({ example: 'initiate_payment' })
  capability!: string;

  @ApiProperty({ enum: STEP_STATUSES, example: 'succeeded' })
  status!: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'The pinned one' })
  integration_id!: string | null;

  @ApiProperty({
    type: Object,
    description: 'As it was given, redacted; the operation shows it with its references filled in',
    example: { amount: 1999, currency: 'eur' },
  })
  input!: object;

  @ApiProperty({ type: String, nullable: true, example: OPERATION_ID })
  operation_id!: string | null;

  @ApiProperty({ type: [String], example: [], description: 'Of tries before a retry of the run' })
  earlier_operation_ids!: readonly string[];

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'Redacted',
    example: { payment_id: 'pi_1', status: 'succeeded' },
  })
  result!: object | null;

  @ApiProperty({ type: StepErrorDto, nullable: true, example: null })
  error!: StepErrorDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-21T09:00:00.010Z' })
  started_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-21T09:00:00.320Z' })
  completed_at!: string | null;
}

export class WorkflowRunDto {
  @ApiProperty({ example: '01jd5555555555555555555555' })
  id!: string;

  @ApiProperty({ example: 'sell a ticket' })
  name!: string;

  @ApiProperty({ enum: RUN_STATUSES, example: 'running' })
  status!: string;

  @ApiProperty({ enum: ENVIRONMENTS, example: 'sandbox' })
  environment!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  app!: string | null;

  @ApiProperty({ type: Object, example: {} })
  metadata!: object;

  @ApiProperty({ type: RunErrorDto, nullable: true, example: null })
  error!: RunErrorDto | null;

  @ApiProperty({ type: 'integer', example: 2 })
  steps_count!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  steps_succeeded!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  retries!: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:00:00.320Z' })
  updated_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  completed_at!: string | null;
}

export class WholeWorkflowRunDto extends WorkflowRunDto {
  @ApiProperty({ type: [WorkflowStepDto], description: 'In order' })
  steps!: readonly WorkflowStepDto[];
}

export class WorkflowRunsQuery extends CursorQuery {
  @ChoiceFilter(RUN_STATUSES)
  status?: string;

  @TextFilter({ example: 'sell a ticket' }, 200)
  name?: string;

  @TextFilter({ example: 'billing' })
  app?: string;

  @InstantFilter({ description: 'Made at or after' }, { allowsDate: true })
  from?: string;

  @InstantFilter({ description: 'Made before' }, { allowsDate: true })
  to?: string;
}
