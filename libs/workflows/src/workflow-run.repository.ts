import { Injectable } from '@nestjs/common';
import { Conditions, type SystemTransaction } from '@patchbay/platform';
import type { RunStatus, StepStatus } from './run-status.ts';
import type { NewStep, RunError, RunRecord, StepError, StepRecord, StepState } from './workflow-run.types.ts';

type Query = Pick<SystemTransaction, 'query'>;

const RUN = `tenant_id, id, name, status, environment, app, metadata, error, steps_count, steps_succeeded, retries,
  request_id, created_at, updated_at, completed_at`;
const STATE = 'position, key, capability, integration_id, status, operation_id, started_at';
const STEP = `${STATE}, input_redacted, earlier_operation_ids, result_redacted, error, completed_at`;

/** Which runs are asked for; what is not given does not matter. */
export interface RunFilter {
  readonly status?: string | undefined;
  readonly name?: string | undefined;
  readonly app?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** What may change of a step; what is not named stays. */
export interface StepChange {
  readonly status: StepStatus;
  readonly operationId?: string | null;
  readonly result?: Record<string, unknown> | null;
  readonly error?: StepError | null;
  readonly ended?: boolean;
  /** Nothing will need its input again. */
  readonly forgetInput?: boolean;
}

/** The only file that knows the tables of runs. Every statement names the tenant, whichever role it runs as. */
@Injectable()
export class WorkflowRunRepository {
  async insert(tx: Query, run: RunRecord, steps: readonly NewStep[]): Promise<void> {
    await tx.query(
      `INSERT INTO workflow_runs (tenant_id, id, name, status, environment, app, metadata, steps_count, request_id,
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        ...[run.tenant_id, run.id, run.name, run.status, run.environment, run.app, JSON.stringify(run.metadata)],
        ...[run.steps_count, run.request_id, run.created_at],
      ],
    );
    await tx.query(
      `INSERT INTO workflow_steps (tenant_id, run_id, status, position, key, capability, capability_version,
         integration_id, input_redacted, input_sealed)
       SELECT $1, $2, 'pending', step.* FROM unnest($3::integer[], $4::text[], $5::text[], $6::integer[], $7::text[],
         $8::jsonb[], $9::bytea[]) AS step`,
      [
        run.tenant_id,
        run.id,
        steps.map((step) => step.position),
        steps.map((step) => step.key),
        steps.map((step) => step.capability),
        steps.map((step) => step.capabilityVersion),
        steps.map((step) => step.integrationId),
        steps.map((step) => step.inputRedacted),
        steps.map((step) => step.inputSealed),
      ],
    );
  }

  async find(on: Query, tenantId: string, id: string): Promise<RunRecord | null> {
    const rows = await on.query<RunRecord>(`SELECT ${RUN} FROM workflow_runs WHERE tenant_id = $1 AND id = $2`, [
      tenantId,
      id,
    ]);
    return rows[0] ?? null;
  }

  /** The run, held until the transaction ends: who goes on with it and who cancels it take turns. */
  async hold(tx: Query, tenantId: string, id: string): Promise<RunRecord | null> {
    const rows = await tx.query<RunRecord>(
      `SELECT ${RUN} FROM workflow_runs WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      [tenantId, id],
    );
    return rows[0] ?? null;
  }

  /** Newest first, below `before`. */
  async page(
    tx: Query,
    tenantId: string,
    filter: RunFilter,
    before: string | null,
    limit: number,
  ): Promise<RunRecord[]> {
    const { where, values } = new Conditions(tenantId)
      .add('id <', before)
      .add('status =', filter.status)
      .add('name =', filter.name)
      .add('app =', filter.app)
      .madeBetween(filter.from, filter.to);
    return tx.query<RunRecord>(
      `SELECT ${RUN} FROM workflow_runs WHERE ${where} ORDER BY id DESC LIMIT ${limit}`,
      values,
    );
  }

  /** The steps in order, as people see them. */
  async steps(on: Query, tenantId: string, runId: string): Promise<StepRecord[]> {
    return on.query<StepRecord>(
      `SELECT ${STEP} FROM workflow_steps WHERE tenant_id = $1 AND run_id = $2 ORDER BY position`,
      [tenantId, runId],
    );
  }

  /** The steps in order, without what they carry. */
  async states(on: Query, tenantId: string, runId: string): Promise<StepState[]> {
    return on.query<StepState>(
      `SELECT ${STATE} FROM workflow_steps WHERE tenant_id = $1 AND run_id = $2 ORDER BY position`,
      [tenantId, runId],
    );
  }

  async sealedInput(on: Query, tenantId: string, runId: string, position: number): Promise<Buffer | null> {
    const rows = await on.query<{ input_sealed: Buffer | null }>(
      `SELECT input_sealed FROM workflow_steps WHERE tenant_id = $1 AND run_id = $2 AND position = $3`,
      [tenantId, runId, position],
    );
    return rows[0]?.input_sealed ?? null;
  }

  async changeStep(tx: Query, run: RunRecord, position: number, change: StepChange): Promise<void> {
    const { status, operationId, result, error } = change;
    await tx.query(
      `UPDATE workflow_steps SET status = $4,
         operation_id = CASE WHEN $5 THEN $6 ELSE operation_id END,
         started_at = CASE WHEN $5 AND $6::text IS NOT NULL THEN now() ELSE started_at END,
         result_redacted = CASE WHEN $7 THEN $8::jsonb ELSE result_redacted END,
         error = CASE WHEN $9 THEN $10::jsonb ELSE error END,
         completed_at = CASE WHEN $11 THEN now() ELSE NULL END,
         input_sealed = CASE WHEN $12 THEN NULL ELSE input_sealed END
       WHERE tenant_id = $1 AND run_id = $2 AND position = $3`,
      [
        ...[run.tenant_id, run.id, position, status],
        ...[operationId !== undefined, operationId ?? null],
        ...[result !== undefined, jsonOrNull(result)],
        ...[error !== undefined, jsonOrNull(error)],
        ...[change.ended === true, change.forgetInput === true],
      ],
    );
  }

  /** The failed step is to be done anew; the operation it had is remembered. */
  async restartStep(tx: Query, run: RunRecord, position: number): Promise<void> {
    await tx.query(
      `UPDATE workflow_steps SET status = 'pending', error = NULL, started_at = NULL, completed_at = NULL,
         earlier_operation_ids = array_append(earlier_operation_ids, operation_id), operation_id = NULL
       WHERE tenant_id = $1 AND run_id = $2 AND position = $3 AND operation_id IS NOT NULL`,
      [run.tenant_id, run.id, position],
    );
  }

  /** What was not begun never will be, and no input is needed any more. */
  async cancelSteps(tx: Query, run: RunRecord): Promise<void> {
    await tx.query(
      `UPDATE workflow_steps SET input_sealed = NULL,
         status = CASE WHEN status = 'pending' AND operation_id IS NULL THEN 'cancelled' ELSE status END
       WHERE tenant_id = $1 AND run_id = $2`,
      [run.tenant_id, run.id],
    );
  }

  /** `error` null clears it; `ended` sets the time it ended, or clears that. */
  async changeRun(
    tx: Query,
    run: RunRecord,
    change: {
      readonly status: RunStatus;
      readonly error: RunError | null;
      readonly ended: boolean;
      readonly retried?: true;
    },
  ): Promise<RunRecord> {
    const rows = await tx.query<RunRecord>(
      `UPDATE workflow_runs SET status = $3, error = $4, updated_at = now(), retries = retries + $6,
         completed_at = CASE WHEN $5 THEN now() ELSE NULL END
       WHERE tenant_id = $1 AND id = $2 RETURNING ${RUN}`,
      [run.tenant_id, run.id, change.status, jsonOrNull(change.error), change.ended, change.retried === true ? 1 : 0],
    );
    return rows[0] ?? run;
  }

  async countSucceeded(tx: Query, run: RunRecord): Promise<void> {
    await tx.query(
      `UPDATE workflow_runs SET updated_at = now(), steps_succeeded = (SELECT count(*) FROM workflow_steps s
         WHERE s.tenant_id = $1 AND s.run_id = $2 AND s.status = 'succeeded')
       WHERE tenant_id = $1 AND id = $2`,
      [run.tenant_id, run.id],
    );
  }

  /** The run an operation is a step of. */
  async runOfOperation(on: Query, tenantId: string, operationId: string): Promise<string | null> {
    const rows = await on.query<{ run_id: string }>(
      `SELECT run_id FROM workflow_steps WHERE tenant_id = $1 AND operation_id = $2`,
      [tenantId, operationId],
    );
    return rows[0]?.run_id ?? null;
  }

  /** Paused runs of the tenant, oldest first. */
  async paused(on: Query, tenantId: string, after: string, limit: number): Promise<string[]> {
    const rows = await on.query<{ id: string }>(
      `SELECT id FROM workflow_runs WHERE tenant_id = $1 AND status = 'paused' AND id > $2 ORDER BY id LIMIT $3`,
      [tenantId, after, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function jsonOrNull(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
