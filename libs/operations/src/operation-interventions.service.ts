import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import {
  Database,
  illegalTransition,
  newId,
  Outbox,
  WorkQueue,
  type Context,
  type PatchbayError,
  type TransactionContext,
} from '@patchbay/platform';
import { OPERATIONS_QUEUE, OPERATIONS_TOPIC } from './accept.statements.ts';
import { effectOf } from './capability-effect.ts';
import { OperationApprovals } from './operation-approvals.service.ts';
import { OperationMoves } from './operation-moves.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import { mayBecome } from './operation-status.ts';
import { OperationRepository } from './operation.repository.ts';
import { viewOf, type OperationRecord, type OperationView } from './operation.types.ts';

/** What is done to an operation by hand: retry it, cancel it. */
@Injectable()
export class OperationInterventions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(OperationApprovals) private readonly approvals: OperationApprovals,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(OperationMoves) private readonly moves: OperationMoves,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  /**
   * An exhausted or rejected operation starts over, at the connection its rules then say; first it waits for an approval
   * where one is needed.
   */
  async retry(ctx: Context, id: string): Promise<OperationView> {
    const stored = await this.database.inTransaction(ctx, (tx) => this.repository.require(tx, id));
    const asked = mayBecome(stored.status, 'awaiting_approval') ? await this.approvals.neededForRetry(stored) : null;
    return this.database.inTransaction(ctx, async (tx) => {
      const record = asked
        ? await this.approvals.askAgain(tx, id, asked, newId())
        : await this.repository.restart(tx, id, newId());
      if (!record) throw await this.refusal(tx, id, 'retried', 'only one that is exhausted or rejected can be');
      if (!asked) await this.enqueue(tx, record);
      tx.tx.afterCommit(() => this.tell(record));
      return viewOf(record, null);
    });
  }

  async cancel(ctx: Context, id: string): Promise<OperationView> {
    return this.database.inTransaction(ctx, async (tx) => {
      await this.approvals.withdraw(tx, id);
      const stored = await this.repository.require(tx, id);
      const isRead = effectOf(this.catalog, stored, stored.input_redacted) === 'read';
      const record = await this.repository.cancel(tx, id, { queue: OPERATIONS_QUEUE, isRead });
      if (!record) throw await this.refusal(tx, id, 'cancelled', 'only one that still waits can be');
      tx.tx.afterCommit(() => this.tell(record));
      return viewOf(record, null);
    });
  }

  private async enqueue(tx: TransactionContext, { id, integration_id, capability }: OperationRecord): Promise<void> {
    const lane = integration_id ?? capability;
    await this.work.enqueue(tx.tx, [{ queue: OPERATIONS_QUEUE, tenantId: tx.tenantId, lane, id }]);
  }

  private tell(record: OperationRecord): void {
    this.moves.tell(record);
    this.outbox.touch(OPERATIONS_TOPIC, record.tenant_id);
  }

  private async refusal(tx: TransactionContext, id: string, verb: string, rule: string): Promise<PatchbayError> {
    const record = await this.repository.require(tx, id);
    const message = `This operation is ${record.status} and cannot be ${verb}: ${rule}.`;
    return illegalTransition(message, viewOf(record, await this.payloads.openResult(record)));
  }
}
