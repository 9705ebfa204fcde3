import { Inject, Injectable } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { AuditLog } from '@patchbay/audit';
import { Catalog } from '@patchbay/catalog';
import {
  Database,
  illegalTransition,
  newId,
  WorkQueue,
  type Context,
  type PatchbayError,
  type TransactionContext,
} from '@patchbay/platform';
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
    @Inject(AuditLog) private readonly audit: AuditLog,
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
      await this.note(tx, 'operation.retried', stored);
      tx.tx.afterCommit(() => this.moves.announce(record));
      return viewOf(record, null);
    });
  }

  async cancel(ctx: Context, id: string): Promise<OperationView> {
    return this.database.inTransaction(ctx, async (tx) => {
      await this.approvals.withdraw(tx, id);
      const stored = await this.repository.require(tx, id);
      const isRead = effectOf(this.catalog, stored, stored.input_redacted) === 'read';
      const record = await this.repository.cancel(tx, id, { isRead });
      if (!record) throw await this.refusal(tx, id, 'cancelled', 'only one that still waits can be');
      await this.note(tx, 'operation.cancelled', stored);
      tx.tx.afterCommit(() => this.moves.announce(record));
      return viewOf(record, null);
    });
  }

  private async enqueue(tx: TransactionContext, { id, integration_id, capability }: OperationRecord): Promise<void> {
    const lane = integration_id ?? capability;
    await this.work.enqueue(tx.tx, [{ queue: OPERATIONS_QUEUE, tenantId: tx.tenantId, lane, id }]);
  }

  /** The operation tells what became of it; only the log tells who had it so. `was`: as it stood before. */
  private async note(tx: TransactionContext, action: string, was: OperationRecord): Promise<void> {
    const { id: subjectId, capability, status } = was;
    await this.audit.record(tx, { action, subjectType: 'operation', subjectId, details: { capability, was: status } });
  }

  private async refusal(tx: TransactionContext, id: string, verb: string, rule: string): Promise<PatchbayError> {
    const record = await this.repository.require(tx, id);
    const message = `This operation is ${record.status} and cannot be ${verb}: ${rule}.`;
    return illegalTransition(message, viewOf(record, await this.payloads.openResult(record)));
  }
}
