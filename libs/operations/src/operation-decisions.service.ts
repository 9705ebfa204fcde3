import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { ApprovalSubject, ApprovalSubjects, type DecisionContext, type Refusal } from '@patchbay/approvals';
import { illegalTransition, Outbox, WorkQueue } from '@patchbay/platform';
import { OperationMoves } from './operation-moves.ts';
import { operationEventData } from './operation.events.ts';
import { OperationRepository } from './operation.repository.ts';
import type { OperationRecord } from './operation.types.ts';

/** What a decision does to the operation it is about, in the decision's own transaction. */
@Injectable()
export class OperationDecisions extends ApprovalSubject implements OnModuleInit {
  constructor(
    @Inject(ApprovalSubjects) private readonly subjects: ApprovalSubjects,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(OperationMoves) private readonly moves: OperationMoves,
  ) {
    super();
  }

  onModuleInit(): void {
    this.subjects.register(this);
  }

  override async approved(ctx: DecisionContext, operationId: string): Promise<void> {
    const record = await this.repository.approve(ctx.tx, ctx.tenantId, operationId);
    if (!record) throw notWaiting();
    const lane = record.integration_id ?? record.capability;
    await this.work.enqueue(ctx.tx, [{ queue: OPERATIONS_QUEUE, tenantId: ctx.tenantId, lane, id: operationId }]);
    ctx.tx.afterCommit(() => this.moves.announce(record));
  }

  override async refused(ctx: DecisionContext, operationId: string, refusal: Refusal): Promise<void> {
    const record = await this.repository.reject(ctx.tx, ctx.tenantId, operationId, refusal);
    if (!record) throw notWaiting();
    await this.outbox.append(ctx.tx, [rejectedEvent(record)]);
    ctx.tx.afterCommit(() => this.moves.announce(record));
  }
}

function notWaiting(): Error {
  return illegalTransition('The operation does not wait for an approval any more.');
}

function rejectedEvent(record: OperationRecord) {
  const { tenant_id: tenantId, id: subjectId } = record;
  return { type: 'operation.rejected', tenantId, subjectId, data: operationEventData(record) };
}
