import type { Environment } from '@patchbay/provider-kit';
import { inKeyOrder } from './key-order.ts';
import type { OperationError } from './next-step.ts';
import type { OperationStatus } from './operation-status.ts';

export type OperationMode = 'sync' | 'async';

/** One request for a capability as it is kept: column by column, times as Date. */
export interface OperationRecord {
  readonly tenant_id: string;
  readonly id: string;
  readonly capability: string;
  readonly capability_version: number;
  readonly environment: Environment;
  readonly integration_id: string | null;
  readonly provider: string | null;
  readonly pinned: boolean;
  readonly duplicate_safe: boolean;
  readonly mode: OperationMode;
  readonly status: OperationStatus;
  readonly app: string | null;
  readonly idempotency_key: string | null;
  readonly input_redacted: Record<string, unknown>;
  readonly input_sealed: Buffer | null;
  readonly input_sealed_for: string | null;
  readonly result_redacted: Record<string, unknown> | null;
  readonly result_sealed: Buffer | null;
  readonly error: OperationError | null;
  readonly vendor_status: string | null;
  readonly metadata: Record<string, unknown>;
  readonly attempts_count: number;
  readonly tries: number;
  readonly bound: boolean;
  /** Somebody approved it: it may use connections that require an approval. */
  readonly approved: boolean;
  /** What the vendor knows it by (its idempotency key there); null: the id. */
  readonly reference: string | null;
  readonly next_retry_at: Date | null;
  readonly request_id: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly completed_at: Date | null;
}

export type AttemptOutcome = 'delivered' | 'failed' | 'deferred' | 'unknown';

/** One try of an operation against one connection, as it is kept. */
export interface AttemptRecord {
  readonly id: string;
  readonly number: number;
  readonly integration_id: string;
  readonly provider: string;
  readonly outcome: AttemptOutcome;
  /** HTTP status of the vendor's answer. */
  readonly status: number | null;
  readonly failure_class: string | null;
  readonly error: { readonly code: string; readonly message: string; readonly provider_code?: string } | null;
  readonly latency_ms: number | null;
  readonly vendor_request_id: string | null;
  readonly started_at: Date;
  readonly completed_at: Date;
}

/** An operation as the contract shows it. */
export interface OperationView {
  readonly id: string;
  readonly capability: string;
  readonly status: OperationStatus;
  readonly input: Record<string, unknown>;
  readonly result: Record<string, unknown> | null;
  readonly error: OperationError | null;
  readonly vendor_status: string | null;
  readonly provider: string | null;
  readonly integration_id: string | null;
  readonly app: string | null;
  readonly environment: Environment;
  readonly idempotency_key: string | null;
  readonly metadata: Record<string, unknown>;
  readonly attempts_count: number;
  readonly next_retry_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly completed_at: string | null;
}

/** The columns of a record that a view is made of. */
export type ShownRecord = Pick<OperationRecord, Exclude<keyof OperationView, 'input' | 'result'> | 'input_redacted'>;

/** The view of a record; `result` is given apart because it may have to be opened first. */
export function viewOf(record: ShownRecord, result: Record<string, unknown> | null): OperationView {
  return {
    id: record.id,
    capability: record.capability,
    status: record.status,
    input: inKeyOrder(record.input_redacted),
    result: result && inKeyOrder(result),
    error: record.error,
    vendor_status: record.vendor_status,
    provider: record.provider,
    integration_id: record.integration_id,
    app: record.app,
    environment: record.environment,
    idempotency_key: record.idempotency_key,
    metadata: inKeyOrder(record.metadata),
    attempts_count: record.attempts_count,
    next_retry_at: record.next_retry_at?.toISOString() ?? null,
    created_at: record.created_at.toISOString(),
    updated_at: record.updated_at.toISOString(),
    completed_at: record.completed_at?.toISOString() ?? null,
  };
}
