import { Inject, Injectable } from '@nestjs/common';
import {
  Database,
  illegalTransition,
  newId,
  notFound,
  WorkQueue,
  type Context,
  type PatchbayError,
  type TransactionContext,
} from '@patchbay/platform';
import { OPERATIONS_QUEUE } from './accept.statements.ts';
import { OperationAcceptance } from './operation-acceptance.service.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import type { OperationRequest } from './operation-request.ts';
import { OperationWaiting } from './operation-waiting.service.ts';
import type { OperationFilter } from './operation-filter.ts';
import { OperationRepository } from './operation.repository.ts';
import { viewOf, type AttemptRecord, type OperationRecord, type OperationView } from './operation.types.ts';

/** An operation as its caller gets it; `isRepeated`: an earlier request with this idempotency key made it. */
export interface RequestedOperation {
  readonly operation: OperationView;
  readonly isRepeated: boolean;
}

/** What callers ask of operations: request one, look at them, retry, cancel. */
@Injectable()
export class Operations {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(OperationAcceptance) private readonly acceptance: OperationAcceptance,
    @Inject(OperationWaiting) private readonly waiting: OperationWaiting,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(WorkQueue) private readonly work: WorkQueue,
  ) {}

  /** Commits the operation; a synchronous one is then carried to its end, or for as long as its caller waits. */
  async request(ctx: Context, request: OperationRequest, body: unknown): Promise<RequestedOperation> {
    const accepted = await this.acceptance.accept(ctx, request, body);
    if (accepted.kind === 'queued') return { operation: viewOf(accepted.record, null), isRepeated: false };
    if (accepted.kind === 'started') {
      return { operation: await this.waiting.carry(accepted.operation, request.waitMs), isRepeated: false };
    }
    const record = await this.waiting.awaitEnd(accepted.record, request);
    return { operation: await this.view(record), isRepeated: true };
  }

  async get(ctx: Context, id: string): Promise<OperationView> {
    return this.view(await this.database.inTransaction(ctx, (tx) => this.require(tx, id)));
  }

  async page(ctx: Context, filter: OperationFilter, before: string | null, limit: number): Promise<OperationView[]> {
    const records = await this.database.inTransaction(ctx, (tx) => this.repository.page(tx, filter, before, limit));
    return Promise.all(records.map((record) => this.view(record)));
  }

  async attempts(ctx: Context, id: string): Promise<AttemptRecord[]> {
    return this.database.inTransaction(ctx, async (tx) => {
      await this.require(tx, id);
      return this.repository.attempts(tx, id);
    });
  }

  /** By a person's decision an exhausted operation starts over, at the connection its rules then say. */
  async retry(ctx: Context, id: string): Promise<OperationView> {
    return this.database.inTransaction(ctx, async (tx) => {
      const record = await this.repository.restart(tx, id, newId());
      if (!record) throw await this.refusal(tx, id, 'retried', 'only an exhausted one can be');
      const lane = record.integration_id ?? record.capability;
      await this.work.enqueue(tx.tx, [{ queue: OPERATIONS_QUEUE, tenantId: ctx.tenantId, lane, id }]);
      return viewOf(record, null);
    });
  }

  async cancel(ctx: Context, id: string): Promise<OperationView> {
    return this.database.inTransaction(ctx, async (tx) => {
      const record = await this.repository.cancel(tx, id, OPERATIONS_QUEUE);
      if (!record) throw await this.refusal(tx, id, 'cancelled', 'only one that still waits can be');
      return viewOf(record, null);
    });
  }

  private async refusal(tx: TransactionContext, id: string, verb: string, rule: string): Promise<PatchbayError> {
    const record = await this.require(tx, id);
    const message = `This operation is ${record.status} and cannot be ${verb}: ${rule}.`;
    return illegalTransition(message, await this.view(record));
  }

  private async require(tx: TransactionContext, id: string): Promise<OperationRecord> {
    const record = await this.repository.find(tx.tx, tx.tenantId, id);
    if (!record) throw notFound('operation');
    return record;
  }

  private async view(record: OperationRecord): Promise<OperationView> {
    return viewOf(record, await this.payloads.openResult(record));
  }
}
