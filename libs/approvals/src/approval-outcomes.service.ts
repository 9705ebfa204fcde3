import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { Outbox } from '@patchbay/platform';
import type { ApprovalRecord } from './approval.ts';
import { approvalEvent } from './approval.events.ts';
import { ApprovalSubjects, type DecisionContext } from './approval-subject.ts';

/** What follows when an approval ends: its effect, its audit entry and its event, in the transaction that ended it. */
@Injectable()
export class ApprovalOutcomes {
  constructor(
    @Inject(ApprovalSubjects) private readonly subjects: ApprovalSubjects,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async follow(ctx: DecisionContext, approval: ApprovalRecord): Promise<void> {
    await this.takeEffect(ctx, approval);
    await this.audit.record(ctx, {
      action: `approval.${approval.status}`,
      subjectType: 'approval',
      subjectId: approval.id,
      details: {
        operation_id: approval.operation_id,
        capability: approval.capability,
        app: approval.app,
        note: approval.note,
      },
    });
    await this.outbox.append(ctx.tx, [approvalEvent(ctx.tenantId, approval.status, approval)]);
  }

  private async takeEffect(ctx: DecisionContext, approval: ApprovalRecord): Promise<void> {
    const { operation_id: id, note } = approval;
    if (approval.status === 'approved') return this.subjects.current.approved(ctx, id);
    if (approval.status === 'rejected') {
      const message = note === null ? 'The approval was refused.' : `The approval was refused: ${note}`;
      return this.subjects.current.refused(ctx, id, { code: 'approval_rejected', message });
    }
    if (approval.status === 'expired') {
      const message = `Nobody decided about it until ${approval.expires_at.toISOString()}; retry it to ask again.`;
      return this.subjects.current.refused(ctx, id, { code: 'approval_expired', message });
    }
  }
}
