import { Inject, Injectable } from '@nestjs/common';
import { Database, type Context } from '@patchbay/platform';
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

/** What callers ask of operations: request one, look at them. */
@Injectable()
export class Operations {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(OperationAcceptance) private readonly acceptance: OperationAcceptance,
    @Inject(OperationWaiting) private readonly waiting: OperationWaiting,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
  ) {}

  /** Commits the operation; a synchronous one is then carried to its end, or for as long as its caller waits. */
  async request(ctx: Context, request: OperationRequest, body: unknown): Promise<RequestedOperation> {
    const accepted = await this.acceptance.accept(ctx, request, body);
    if (accepted.kind === 'started') {
      return { operation: await this.waiting.carry(accepted.operation, request.waitMs), isRepeated: false };
    }
    // Somebody else carries it: a worker, for want of room, or whoever was asked with this idempotency key before.
    const record = await this.waiting.awaitEnd(accepted.record, request);
    return { operation: await this.view(record), isRepeated: accepted.kind === 'repeated' };
  }

  async get(ctx: Context, id: string): Promise<OperationView> {
    return this.view(await this.database.inTransaction(ctx, (tx) => this.repository.require(tx, id)));
  }

  async page(ctx: Context, filter: OperationFilter, before: string | null, limit: number): Promise<OperationView[]> {
    const records = await this.database.inTransaction(ctx, (tx) => this.repository.page(tx, filter, before, limit));
    return Promise.all(records.map((record) => this.view(record)));
  }

  async attempts(ctx: Context, id: string): Promise<AttemptRecord[]> {
    return this.database.inTransaction(ctx, async (tx) => {
      await this.repository.require(tx, id);
      return this.repository.attempts(tx, id);
    });
  }

  private async view(record: OperationRecord): Promise<OperationView> {
    return viewOf(record, await this.payloads.openResult(record));
  }
}
