import { Inject, Injectable } from '@nestjs/common';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import {
  Clock,
  Database,
  newId,
  policyDenied,
  validationFailed,
  WorkQueue,
  type Context,
  type FieldErrors,
} from '@patchbay/platform';
import { PolicyBook } from '@patchbay/policies';
import { capabilities, type CapabilityName, type Environment } from '@patchbay/provider-kit';
import { workOf } from './run-work.ts';
import { WorkflowInputs } from './workflow-inputs.service.ts';
import type { WorkflowRunRequest } from './workflow-run.request.ts';
import { WorkflowRunRepository } from './workflow-run.repository.ts';
import type { NewStep, RunRecord } from './workflow-run.types.ts';

/** Decides whether a run may be started, and commits it with the work of going on with it. */
@Injectable()
export class WorkflowRunAcceptance {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkflowRunRepository) private readonly repository: WorkflowRunRepository,
    @Inject(WorkflowInputs) private readonly inputs: WorkflowInputs,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(PolicyBook) private readonly policies: PolicyBook,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async accept(ctx: Context, request: WorkflowRunRequest): Promise<string> {
    const environment = await this.environmentOf(ctx, request);
    await this.mustBeAllowed(ctx, request.app, environment, request.name);
    const run = this.recordOf(ctx, request, environment);
    const steps = await Promise.all(request.steps.map((step, index) => this.stepOf(run, step, index)));
    await this.database.inTransaction(ctx, async (inside) => {
      await this.repository.insert(inside.tx, run, steps);
      await this.work.enqueue(inside.tx, [workOf(run.tenant_id, run.id)]);
    });
    return run.id;
  }

  /** Throws `policy_denied`. */
  async mustBeAllowed(ctx: Context, app: string | null, environment: Environment, name: string): Promise<void> {
    const policies = await this.policies.compiled(ctx.tenantId);
    if (policies.mayRunWorkflow(app, environment, name)) return;
    throw policyDenied('The bindings of this app do not let it run a workflow of this name.');
  }

  /** One environment for the whole run: the one that was named, else that of the connections it pins. */
  private async environmentOf(ctx: Context, request: WorkflowRunRequest): Promise<Environment> {
    const connections = await this.directory.all(ctx.tenantId);
    const pinned = request.steps.map(({ integration_id: wanted }) =>
      wanted === undefined ? null : (connections.find(({ id }) => id === wanted) ?? null),
    );
    const environment = request.environment ?? pinned.find((each) => each !== null)?.environment ?? 'production';
    const errors: FieldErrors = {};
    request.steps.forEach((step, index) => {
      if (step.integration_id === undefined) return;
      const problem = pinProblem(pinned[index] ?? null, step.capability, environment);
      if (problem !== null) errors[`steps.${index}.integration_id`] = [problem];
    });
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
    return environment;
  }

  private recordOf(ctx: Context, request: WorkflowRunRequest, environment: Environment): RunRecord {
    const now = this.clock.now();
    return {
      tenant_id: ctx.tenantId,
      id: newId(now.getTime()),
      name: request.name,
      status: 'running',
      environment,
      app: request.app,
      metadata: request.metadata,
      error: null,
      steps_count: request.steps.length,
      steps_succeeded: 0,
      retries: 0,
      request_id: ctx.requestId,
      created_at: now,
      updated_at: now,
      completed_at: null,
    };
  }

  private async stepOf(run: RunRecord, step: WorkflowRunRequest['steps'][number], position: number): Promise<NewStep> {
    const capability = step.capability as CapabilityName;
    const { redacted, sealed } = await this.inputs.seal(run.tenant_id, run.id, position, {
      capability,
      input: step.input,
    });
    return {
      position,
      key: step.key,
      capability,
      capabilityVersion: capabilities[capability].version,
      integrationId: step.integration_id ?? null,
      inputRedacted: redacted,
      inputSealed: sealed,
    };
  }
}

function pinProblem(connection: ConnectionSnapshot | null, capability: string, environment: string): string | null {
  if (connection === null) return 'There is no such integration.';
  if (!connection.enabledCapabilities.includes(capability)) {
    return `This integration does not have ${capability} enabled.`;
  }
  if (connection.environment === environment) return null;
  return `This integration is in the environment ${connection.environment}, the run in ${environment}.`;
}
