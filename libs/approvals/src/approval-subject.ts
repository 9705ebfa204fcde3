import type { AuditContext } from '@patchbay/audit';
import { Injectable } from '@nestjs/common';
import type { SystemTransaction } from '@patchbay/platform';

/** Who decides, by which request, in which transaction. */
export type DecisionContext = AuditContext & { readonly tx: SystemTransaction };

/** Why an operation was refused, as its caller reads it. */
export interface Refusal {
  readonly code: 'approval_rejected' | 'approval_expired';
  readonly message: string;
}

/** Port: what waits for decisions. A decision and its effect are committed together: what throws here undoes the decision. */
export abstract class ApprovalSubject {
  /** It goes on. */
  abstract approved(ctx: DecisionContext, operationId: string): Promise<void>;

  /** It ends. */
  abstract refused(ctx: DecisionContext, operationId: string, refusal: Refusal): Promise<void>;
}

/** Operations, which approvals do not know, register here at start. */
@Injectable()
export class ApprovalSubjects {
  private subject: ApprovalSubject | null = null;

  register(subject: ApprovalSubject): void {
    this.subject = subject;
  }

  get current(): ApprovalSubject {
    if (!this.subject) throw new Error('Nothing is registered that approvals could be about; import OperationsModule.');
    return this.subject;
  }
}
