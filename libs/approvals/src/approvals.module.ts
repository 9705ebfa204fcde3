import { Module } from '@nestjs/common';
import { AuditModule } from '@patchbay/audit';
import { ApprovalExpiry } from './approval-expiry.service.ts';
import { ApprovalOutcomes } from './approval-outcomes.service.ts';
import { ApprovalRequests } from './approval-requests.service.ts';
import { ApprovalSubjects } from './approval-subject.ts';
import { ApprovalRepository } from './approval.repository.ts';
import { ApprovalsController } from './approvals.controller.ts';
import { Approvals } from './approvals.service.ts';

@Module({
  imports: [AuditModule],
  providers: [ApprovalRepository, ApprovalSubjects, ApprovalOutcomes, ApprovalRequests, Approvals, ApprovalExpiry],
  exports: [ApprovalSubjects, ApprovalRequests, Approvals],
})
export class ApprovalsModule {}

@Module({ imports: [ApprovalsModule], controllers: [ApprovalsController] })
export class ApprovalsHttpModule {}
