import { Inject, Injectable } from '@nestjs/common';
import type { ConnectionSnapshot } from '@patchbay/connections';
import { PatchbayError } from '@patchbay/platform';
import { PolicyBook, type CompiledPolicies, type Question, type Verdict } from '@patchbay/policies';

/** Why somebody has to be asked before an operation is carried out. */
export type RequiredApproval = Extract<Verdict, { effect: 'require_approval' }>;

/** Which connections one operation may use. */
export class Permission {
  constructor(
    private readonly policies: CompiledPolicies,
    private readonly question: Question,
    private readonly isApproved: boolean,
  ) {}

  /** For routing, which hands it about alone. */
  readonly mayUse = (connection: ConnectionSnapshot): boolean => {
    const { effect } = this.judge(connection);
    return effect === 'allow' || (effect === 'require_approval' && this.isApproved);
  };

  judge(connection: ConnectionSnapshot): Verdict {
    return this.policies.judge(this.question, connection);
  }

  /** Null: nobody need be asked about using the connection. */
  approvalFor(connection: ConnectionSnapshot): RequiredApproval | null {
    const verdict = this.judge(connection);
    return verdict.effect === 'require_approval' ? verdict : null;
  }

  /** Why `mayUse` refused the connection, for people. */
  refusalOf(connection: ConnectionSnapshot): string {
    const { effect, because } = this.judge(connection);
    return effect === 'require_approval' ? `${because} It was not asked for; retry the operation to ask.` : because;
  }
}

/** 403 `policy_denied`, with what the audit log needs to know. */
export class PolicyDenial extends PatchbayError {
  constructor(
    readonly verdict: Verdict,
    readonly connection: ConnectionSnapshot,
  ) {
    super('policy_denied', `The integration ${connection.id} may not be used for this: ${verdict.because}`);
  }
}

/** Asks the tenant's policies and app bindings, at acceptance and again before every call. */
@Injectable()
export class OperationPermissions {
  constructor(@Inject(PolicyBook) private readonly book: PolicyBook) {}

  /**
   * Null: nothing stands in the way of anything. `isApproved`: what requires an approval may be used, as somebody has given
   * it or still can. No query, and no promise, while the tenant is warm.
   */
  of(
    tenantId: string,
    question: Question,
    { isApproved }: { readonly isApproved: boolean },
  ): Permission | null | Promise<Permission | null> {
    const permissionBy = (policies: CompiledPolicies): Permission | null =>
      policies.isSilentOn(question.capability) ? null : new Permission(policies, question, isApproved);
    const policies = this.book.compiled(tenantId);
    return policies instanceof Promise ? policies.then(permissionBy) : permissionBy(policies);
  }
}
