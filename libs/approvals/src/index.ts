export { ApprovalRequests } from './approval-requests.service.ts';
export { ApprovalSubject, ApprovalSubjects, type DecisionContext, type Refusal } from './approval-subject.ts';
export { ApprovalsHttpModule, ApprovalsModule } from './approvals.module.ts';
