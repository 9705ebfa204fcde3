import { Inject, Injectable } from '@nestjs/common';
import { PatchbayError, SystemDatabase, type Context, type SystemTransaction } from '@patchbay/platform';
import { OperationAcceptance } from './operation-acceptance.service.ts';
import { OperationMoves, type MovedOperation } from './operation-moves.ts';
import { OperationPayloads, type OpenedPayload } from './operation-payloads.service.ts';
import { parseOperationRequest } from './operation-request.ts';
import { OperationRepository } from './operation.repository.ts';
import type { OperationRecord } from './operation.types.ts';
import { OperationInterventions } from './operation-interventions.service.ts';

/** An operation as whoever planned it sees it: where it stands, never what is sealed. */
export type PlannedOperation = Pick<
  OperationRecord,
  'id' | 'status' | 'error' | 'result_redacted' | 'integration_id' | 'provider'
>;

/** What is planned: the body of a request, the id its maker committed before, and what of the input is private besides. */
export interface OperationPlan {
  readonly operationId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly privatePaths: readonly (readonly string[])[];
}

/**
 * Operations that another part of the hub asks for, under an id it has committed before: asking again after a crash finds
 * the operation there, and the primary key refuses a second one, so that it is made exactly once for ever. A tenant's
 * idempotency keys, which last a day, are not touched.
 */
@Injectable()
export class PlannedOperations {
  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(OperationAcceptance) private readonly acceptance: OperationAcceptance,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(OperationInterventions) private readonly interventions: OperationInterventions,
    @Inject(OperationMoves) private readonly moves: OperationMoves,
  ) {}

  /** Throws what a request over HTTP would be refused with; nothing when the operation is there already. */
  async request(ctx: Context, { operationId, body, privatePaths }: OperationPlan): Promise<void> {
    const request = parseOperationRequest({ ...body, mode: 'async' }, ctx.actor, null);
    try {
      await this.acceptance.accept(ctx, { ...request, operationId, privatePaths }, body);
    } catch (refusal) {
      if ((await this.find(this.database, ctx.tenantId, operationId)) === null) throw refusal;
    }
  }

  /** Null: it was never made, or is older than the hub keeps operations. */
  async find(
    on: Pick<SystemTransaction, 'query'>,
    tenantId: string,
    operationId: string,
  ): Promise<PlannedOperation | null> {
    return this.repository.find(on, tenantId, operationId);
  }

  /** Cancels the operation if it still waits. False: it is under way, has ended, or is not there. */
  async withdraw(ctx: Context, operationId: string): Promise<boolean> {
    try {
      await this.interventions.cancel(ctx, operationId);
      return true;
    } catch (error) {
      if (!(error instanceof PatchbayError) || !['illegal_transition', 'not_found'].includes(error.code)) throw error;
      return false;
    }
  }

  /** The whole result of a delivered operation, or why it is lost; null: there is none. */
  async result(tenantId: string, operationId: string): Promise<OpenedPayload | null> {
    const record = await this.repository.find(this.database, tenantId, operationId);
    return record === null ? null : this.payloads.openWholeResult(record);
  }

  /** Hints that an operation of this process went on or ended; some are lost, so look by yourself, too. */
  onMoved(listener: (moved: MovedOperation) => Promise<void>): void {
    this.moves.listen(listener);
  }
}
