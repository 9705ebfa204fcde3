import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { actorName, Clock, newId, Outbox } from '@patchbay/platform';
import type { ApprovalRequest } from './approval.ts';
import { approvalEvent } from './approval.events.ts';
import { ApprovalOutcomes } from './approval-outcomes.service.ts';
import type { DecisionContext } from './approval-subject.ts';
import { ApprovalRepository } from './approval.repository.ts';

/** For those whose work needs a decision: asks for one, or has no more need of it. In the caller's transaction. */
@Injectable()
export class ApprovalRequests {
  constructor(
    @Inject(ApprovalRepository) private readonly repository: ApprovalRepository,
    @Inject(ApprovalOutcomes) private readonly outcomes: ApprovalOutcomes,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async open(ctx: DecisionContext, request: ApprovalRequest): Promise<void> {
    const createdAt = this.clock.now();
    const id = newId(createdAt.getTime());
    await this.repository.insert(ctx.tx, {
      ...request,
      id,
      tenantId: ctx.tenantId,
      requestedBy: actorName(ctx.actor),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + request.waitSeconds * 1000),
    });
    const { operationId, capability, app, provider, integrationId, environment, because, policyId } = request;
    await this.audit.record(ctx, {
      action: 'approval.requested',
      subjectType: 'approval',
      subjectId: id,
      details: { operation_id: operationId, capability, app, because, policy_id: policyId },
    });
    const facts = { id, operation_id: operationId, capability, app, provider, integration_id: integrationId };
    await this.outbox.append(ctx.tx, [approvalEvent(ctx.tenantId, 'requested', { ...facts, environment })]);
  }

  /** The operation is being cancelled: nobody needs to decide. Called before its row is locked, as decisions do. */
  async withdraw(ctx: DecisionContext, operationId: string): Promise<void> {
    const by = actorName(ctx.actor);
    const decision = { status: 'cancelled', by, at: this.clock.now(), note: null } as const;
    const approval = await this.repository.withdraw(ctx.tx, ctx.tenantId, operationId, decision);
    if (approval) await this.outcomes.follow(ctx, approval);
  }
}
