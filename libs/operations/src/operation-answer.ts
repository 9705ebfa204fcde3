import { ok, type Envelope, type ErrorCode } from '@patchbay/platform';
import { isTerminal } from './operation-status.ts';
import type { OperationMode, OperationView } from './operation.types.ts';

/** What is sent for an operation: status and body. */
export interface OperationAnswer {
  readonly status: number;
  readonly body: Envelope<OperationView> | ErrorAnswer;
}

interface ErrorAnswer {
  readonly success: false;
  readonly code: ErrorCode;
  readonly message: string;
  readonly errors: Record<string, never>;
  readonly request_id: string;
  readonly data: OperationView;
}

/**
 * 200 delivered; 202 under way, and always for an asynchronous request; else the error it ended with, the operation in
 * `data`: 504 when the vendor did not answer in time or may have acted, 502 when it refused.
 */
export function answerOf(operation: OperationView, mode: OperationMode, requestId: string): OperationAnswer {
  if (mode === 'async' || !isTerminal(operation.status))
    return { status: 202, body: ok(operation, accepted(operation)) };
  if (operation.status === 'delivered') return { status: 200, body: ok(operation, 'The operation was delivered.') };
  const code = codeOf(operation);
  const message = operation.error?.message ?? `The operation is ${operation.status}.`;
  return {
    status: STATUS[code] ?? 409,
    body: { success: false, code, message, errors: {}, request_id: requestId, data: operation },
  };
}

/** A decision that went against it is the word of a policy; `error` in the operation says which. */
function codeOf({ error }: OperationView): ErrorCode {
  if (error === null) return 'conflict';
  return error.code === 'approval_rejected' || error.code === 'approval_expired' ? 'policy_denied' : error.code;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  policy_denied: 403,
  vendor_error: 502,
  vendor_timeout: 504,
  outcome_unknown: 504,
};

function accepted({ status }: OperationView): string {
  if (status === 'awaiting_approval') return 'The operation was accepted and waits for an approval.';
  if (status === 'paused') return 'The operation was accepted and waits for its integration to heal.';
  return 'The operation was accepted.';
}
