import { Inject, Injectable } from '@nestjs/common';
import { PlannedOperations, redactPaths, sensitivePaths } from '@patchbay/operations';
import { SystemDatabase } from '@patchbay/platform';
import { capabilities, type CapabilityName } from '@patchbay/provider-kit';
import { TenantSealers, VaultError } from '@patchbay/vault';
import { keepReferences, referencesIn, substitute, textOf, valueAt, type Reference } from './reference.ts';
import { privatePathsOf } from './workflow-definition.ts';
import { WorkflowRunRepository } from './workflow-run.repository.ts';
import type { RunRecord, StepError, StepState } from './workflow-run.types.ts';

const LABEL = 'workflow.input';

/** An input ready for its operation, or why there will never be one. */
export type ResolvedInput =
  { readonly input: unknown; readonly privatePaths: readonly (readonly string[])[] } | { readonly error: StepError };

/**
 * Inputs of steps: kept sealed with a key of the tenant, since a run spans connections, beside a copy for people; filled in
 * from the results of earlier operations just before their own operation is made, so that no result is stored twice.
 */
@Injectable()
export class WorkflowInputs {
  constructor(
    @Inject(TenantSealers) private readonly sealers: TenantSealers,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(WorkflowRunRepository) private readonly repository: WorkflowRunRepository,
    @Inject(PlannedOperations) private readonly operations: PlannedOperations,
  ) {}

  /** What is stored of an input. */
  async seal(
    tenantId: string,
    runId: string,
    position: number,
    step: { readonly capability: CapabilityName; readonly input: Record<string, unknown> },
  ): Promise<{ redacted: string; sealed: Buffer }> {
    const sealer = await this.sealers.forTenant(tenantId);
    const redacted = redactPaths(step.input, sensitivePaths(capabilities[step.capability].input));
    return {
      redacted: JSON.stringify(keepReferences(redacted, step.input)),
      sealed: sealer.seal(LABEL, rowOf(runId, position), JSON.stringify(step.input)),
    };
  }

  /** The step's input with every reference replaced by what it refers to. */
  async resolve(run: RunRecord, steps: readonly StepState[], step: StepState): Promise<ResolvedInput> {
    const template = await this.open(run, step.position);
    if (template === null) return { error: UNREADABLE };
    const { references } = referencesIn(template);
    const results = await this.resultsOf(run, steps, references);
    const missing = references.find((reference) => valueAt(results.get(reference.step), reference.path) === undefined);
    if (missing !== undefined) return { error: missingError(missing, results.get(missing.step) === null) };
    const capabilityOf = (key: string): string | undefined => steps.find((each) => each.key === key)?.capability;
    return {
      input: substitute(template, (reference) => valueAt(results.get(reference.step), reference.path)),
      privatePaths: privatePathsOf(template, capabilityOf),
    };
  }

  /** By step; null where a result cannot be had any more. */
  private async resultsOf(
    run: RunRecord,
    steps: readonly StepState[],
    references: readonly Reference[],
  ): Promise<ReadonlyMap<string, unknown>> {
    const results = new Map<string, unknown>();
    for (const key of new Set(references.map((reference) => reference.step))) {
      const operationId = steps.find((each) => each.key === key)?.operation_id ?? null;
      const opened = operationId === null ? null : await this.operations.result(run.tenant_id, operationId);
      results.set(key, opened?.payload ?? null);
    }
    return results;
  }

  private async open(run: RunRecord, position: number): Promise<Record<string, unknown> | null> {
    const sealed = await this.repository.sealedInput(this.database, run.tenant_id, run.id, position);
    if (sealed === null) return null;
    try {
      const sealer = await this.sealers.forTenant(run.tenant_id);
      const opened = sealer.open(LABEL, rowOf(run.id, position), sealed);
      return JSON.parse(opened.toString('utf8')) as Record<string, unknown>;
    } catch (error) {
      // A master key that is missing comes back; what was shredded or altered does not.
      if (!(error instanceof VaultError) || !['shredded', 'unreadable'].includes(error.code)) throw error;
      return null;
    }
  }
}

function rowOf(runId: string, position: number): string {
  return `${runId}/${position}`;
}

const UNREADABLE: StepError = {
  code: 'internal_error',
  message: 'The stored input cannot be read: it was altered, or its key was. Start a new run.',
};

function missingError(reference: Reference, isLost: boolean): StepError {
  const text = textOf(reference);
  if (!isLost) return { code: 'validation_failed', message: `"${text}": the result has nothing there.` };
  const why = 'its integration was deleted, or it is older than the hub keeps operations';
  return { code: 'result_lost', message: `"${text}": the result cannot be read any more; ${why}.` };
}
