import { Inject, Injectable } from '@nestjs/common';
import { ApprovalRequests, type DecisionContext } from '@patchbay/approvals';
import { Outbox, policyDenied, SystemDatabase, type Context, type TransactionContext } from '@patchbay/platform';
import { DEFAULT_APPROVAL_SECONDS } from '@patchbay/policies';
import {
  ACCEPT_QUEUED,
  OPERATIONS_TOPIC,
  type Acceptance,
  type AcceptanceRow,
  type NewOperation,
} from './accept.statements.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import type { RequiredApproval } from './operation-permissions.service.ts';
import { OperationRouting } from './operation-routing.service.ts';
import { OperationRepository } from './operation.repository.ts';
import type { OperationRecord } from './operation.types.ts';

type Asked = Pick<
  OperationRecord,
  'id' | 'capability' | 'app' | 'provider' | 'integration_id' | 'environment' | 'input_redacted'
>;

/** An operation somebody has to be asked about again, and where it would go. */
export interface AskedAgain {
  readonly integrationId: string;
  readonly provider: string;
  readonly approval: Pick<RequiredApproval, 'because' | 'policyId' | 'approvalSeconds'>;
}

/** Asks for the approvals that operations need, in the transaction in which they begin to wait for them. */
@Injectable()
export class OperationApprovals {
  constructor(
    @Inject(ApprovalRequests) private readonly requests: ApprovalRequests,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(OperationRouting) private readonly routing: OperationRouting,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Stores an operation that waits for a decision: without work, so nobody takes it up. */
  async accept(ctx: Context, operation: NewOperation, approval: RequiredApproval): Promise<Acceptance> {
    return this.database.inTransaction(async (tx) => {
      const [row] = await tx.query<AcceptanceRow>(ACCEPT_QUEUED, ACCEPT_QUEUED.values([operation]));
      if (!row?.stored) return row ? 'repeated' : 'stale';
      const { tenantId, actor, requestId } = ctx;
      const asked = {
        ...operation,
        integration_id: operation.integrationId,
        input_redacted: JSON.parse(operation.inputRedacted) as Record<string, unknown>,
      };
      await this.open({ tenantId, actor, requestId, tx }, asked, approval);
      tx.afterCommit(() => this.outbox.touch(OPERATIONS_TOPIC, tenantId));
      return 'stored';
    });
  }

  /**
   * What a retry has to ask about; null: nothing. What was rejected is asked about again even if no policy demands it any
   * more: somebody's no is only undone by somebody's yes. Throws when it may not be carried out at all.
   */
  async neededForRetry(record: OperationRecord): Promise<AskedAgain | null> {
    const { payload } = await this.payloads.openInput(record);
    const next = await this.routing.placeOf(record, payload ?? {});
    if (next.kind === 'denied') throw policyDenied(next.because);
    if (record.approved) return null;
    const own = { integrationId: record.integration_id ?? '', provider: record.provider ?? '' };
    const placed =
      next.kind === 'placed' ? { integrationId: next.connection.id, provider: next.connection.provider } : own;
    if (next.kind === 'placed' && next.approval) return { ...placed, approval: next.approval };
    return record.status === 'rejected' ? { ...placed, approval: AFTER_A_REJECTION } : null;
  }

  /** Null: it is not as it was. */
  async askAgain(
    tx: TransactionContext,
    id: string,
    asked: AskedAgain,
    reference: string,
  ): Promise<OperationRecord | null> {
    const record = await this.repository.awaitApproval(tx, id, { ...asked, reference });
    if (record) await this.open(tx, record, asked.approval);
    return record;
  }

  /** Before a cancelled operation's row is touched: decisions take the two rows in this order, too. */
  async withdraw(tx: TransactionContext, id: string): Promise<void> {
    await this.requests.withdraw(tx, id);
  }

  private async open(ctx: DecisionContext, operation: Asked, approval: AskedAgain['approval']): Promise<void> {
    await this.requests.open(ctx, {
      operationId: operation.id,
      capability: operation.capability,
      app: operation.app,
      provider: operation.provider ?? '',
      integrationId: operation.integration_id ?? '',
      environment: operation.environment,
      inputRedacted: JSON.stringify(operation.input_redacted),
      policyId: approval.policyId,
      because: approval.because,
      waitSeconds: approval.approvalSeconds,
    });
  }
}

const AFTER_A_REJECTION = {
  because: 'It was rejected before; retrying it asks again.',
  policyId: null,
  approvalSeconds: DEFAULT_APPROVAL_SECONDS,
} as const;
