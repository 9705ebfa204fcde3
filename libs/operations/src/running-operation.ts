import type { CallResult } from '@patchbay/calls';
import type { ConnectionSnapshot } from '@patchbay/connections';
import { newId, type Claim } from '@patchbay/platform';
import type { CapabilityName, CapabilityOutput, FailureDetail } from '@patchbay/provider-kit';
import { errorOf, type OperationError } from './next-step.ts';
import type { StoredPayload } from './operation-payloads.service.ts';
import { operationEventData } from './operation.events.ts';
import type { AttemptOutcome, AttemptRecord, OperationRecord } from './operation.types.ts';
import type { FinishedTry } from './try.statements.ts';

/** How long the one who asked waits: a synchronous caller until a monotonic time, an asynchronous one not at all. */
export type Patience = { readonly mode: 'sync'; readonly until: number } | { readonly mode: 'async' };

/** An operation this process holds the claim of, with what it needs to go on. Each step makes a new one. */
export interface RunningOperation {
  readonly record: OperationRecord;
  readonly capability: CapabilityName;
  readonly input: Record<string, unknown>;
  readonly claim: Claim;
  /** Where it goes now. */
  readonly connection: ConnectionSnapshot;
  /** Asked next if this one surely did not act; null: none, or used already. */
  readonly fallbackId: string | null;
  readonly patience: Patience;
  /** A permit of the connection's limiter was taken for the try that is about to begin. */
  readonly permitHeld?: boolean;
}

export type Answer = CallResult<CapabilityOutput<CapabilityName>>;

/** The record of a try that has ended. */
export function attemptOf(operation: RunningOperation, answer: Answer, startedAt: Date, now: Date): AttemptRecord {
  const failure = answer.ok ? null : answer.failure;
  return {
    id: newId(now.getTime()),
    number: operation.record.attempts_count + 1,
    integration_id: operation.connection.id,
    provider: operation.connection.provider,
    outcome: outcomeOf(failure),
    status: answer.ok ? answer.status : answer.failure.status,
    failure_class: failure?.class ?? null,
    error: failure === null ? null : attemptError(failure),
    latency_ms: Math.round(answer.latencyMs),
    vendor_request_id: answer.ok ? answer.vendorRequestId : answer.failure.vendorRequestId,
    started_at: startedAt,
    completed_at: now,
  };
}

/** The try that a process was in when it died: nobody knows how far it came. */
export function interruptedAttempt(record: OperationRecord, now: Date): AttemptRecord {
  return {
    id: newId(now.getTime()),
    number: record.attempts_count + 1,
    integration_id: record.integration_id ?? '',
    provider: record.provider ?? '',
    outcome: 'unknown',
    status: null,
    failure_class: INTERRUPTED.class,
    error: attemptError(INTERRUPTED),
    latency_ms: null,
    vendor_request_id: null,
    started_at: record.updated_at,
    completed_at: now,
  };
}

/** What the hub knows of a try whose process is gone. */
export const INTERRUPTED: FailureDetail = {
  class: 'unknown',
  delivery: 'unknown',
  code: 'interrupted',
  message: 'The hub was interrupted while it was asking the vendor; the vendor may have acted.',
  status: null,
  providerCode: null,
  retryAfterMs: null,
  vendorRequestId: null,
};

/** A limit is not a failure: the work is put off and no try is spent. */
function outcomeOf(failure: FailureDetail | null): AttemptOutcome {
  if (failure === null) return 'delivered';
  if (failure.delivery === 'unknown') return 'unknown';
  return failure.class === 'throttle' ? 'deferred' : 'failed';
}

function attemptError(failure: FailureDetail): NonNullable<AttemptRecord['error']> {
  const { message, provider_code: providerCode } = errorOf(failure);
  return { code: failure.code, message, ...(providerCode === undefined ? {} : { provider_code: providerCode }) };
}

/** How an operation ends: with what the vendor made of it, or with why it was not done. */
export type OperationEnd =
  | { readonly status: 'delivered'; readonly error: null; readonly result: Record<string, unknown> }
  | { readonly status: 'exhausted'; readonly error: OperationError; readonly result: null };

/** Tries spent, the one that has just been made included. */
export function triesSpent({ record }: RunningOperation): number {
  return record.tries + 1;
}

/** The record as it stands once the operation has ended. */
export function endedRecord(operation: RunningOperation, attempt: AttemptRecord, end: OperationEnd): OperationRecord {
  return {
    ...operation.record,
    status: end.status,
    integration_id: operation.connection.id,
    provider: operation.connection.provider,
    result_redacted: end.result,
    error: end.error,
    vendor_status: vendorStatusOf(end.result),
    attempts_count: attempt.number,
    tries: triesSpent(operation),
    next_retry_at: null,
    updated_at: attempt.completed_at,
    completed_at: attempt.completed_at,
  };
}

/** What is written of an operation that has ended. `stored` null: it has no result. */
export function finishedTry(
  record: OperationRecord,
  { epoch }: Claim,
  attempt: AttemptRecord,
  stored: StoredPayload | null,
): FinishedTry {
  return {
    tenantId: record.tenant_id,
    operationId: record.id,
    epoch,
    status: record.status === 'delivered' ? 'delivered' : 'exhausted',
    resultRedacted: stored?.redacted ?? null,
    resultSealed: stored?.sealed ?? null,
    error: record.error,
    vendorStatus: record.vendor_status,
    tries: record.tries,
    eventId: newId(),
    event: JSON.stringify(operationEventData(record)),
    attempt,
  };
}

/** Capabilities whose result has a `status` give it in the vendor's own words. */
function vendorStatusOf(result: Record<string, unknown> | null): string | null {
  const status = result?.['status'];
  return typeof status === 'string' ? status : null;
}
