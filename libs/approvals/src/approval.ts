/** `cancelled`: the operation was, before anybody had decided. */
export const APPROVAL_STATUSES = ['pending', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** A decision waited for: which operation, what it would do, and why somebody has to be asked. */
export interface ApprovalRequest {
  readonly operationId: string;
  readonly capability: string;
  readonly app: string | null;
  readonly provider: string;
  readonly integrationId: string;
  readonly environment: string;
  /** The input as people may see it, as JSON text. */
  readonly inputRedacted: string;
  /** Null: the capability's own default or the tenant's asks for it. */
  readonly policyId: string | null;
  /** For people. */
  readonly because: string;
  /** Until it expires. */
  readonly waitSeconds: number;
}

/** An approval as it is kept: column by column, times as Date. */
export interface ApprovalRecord {
  readonly tenant_id: string;
  readonly id: string;
  readonly operation_id: string;
  readonly capability: string;
  readonly app: string | null;
  readonly provider: string;
  readonly integration_id: string;
  readonly environment: 'sandbox' | 'production';
  readonly requested_by: string;
  readonly input_redacted: Record<string, unknown>;
  readonly policy_id: string | null;
  readonly because: string;
  readonly status: ApprovalStatus;
  readonly expires_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly note: string | null;
  readonly created_at: Date;
}

/** How an approval ends. */
export interface Decision {
  readonly status: Exclude<ApprovalStatus, 'pending'>;
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
}

export interface ApprovalFilter {
  readonly status?: ApprovalStatus;
  /** Those that ended, in whatever way; or those that still wait. */
  readonly decided?: boolean;
  readonly capability?: string;
  readonly app?: string;
  readonly provider?: string;
  readonly environment?: string;
  readonly operation_id?: string;
}
