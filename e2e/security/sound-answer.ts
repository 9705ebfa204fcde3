import { HTTP_STATUS } from '@patchbay/platform';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const STATUS_OF_CODE = new Map<string, number>(Object.entries(HTTP_STATUS));
/** Of an operation that ended undelivered: the vendor's doing. */
const VENDOR_CODES = new Set(['vendor_error', 'vendor_timeout', 'outcome_unknown']);
const STACK = /\bat \S+ \(?(?:file:|node:|\/)|node_modules|\.ts:\d+/;

/**
 * What is wrong with an answer, whatever was asked: null when it is the envelope, its code fits its status, it is no fault
 * of the hub, a 422 names a field, and nothing of the hub's inside is told.
 */
export function unsoundness(answer: WireAnswer): string | null {
  if (isFile(answer)) return STACK.test(answer.text) ? `shows a stack: ${answer.text.slice(0, 300)}` : null;
  const body = parsed(answer.text);
  if (body === null) return `answered ${answer.status} without a JSON object: ${answer.text.slice(0, 200)}`;
  if (STACK.test(answer.text)) return `shows a stack: ${answer.text.slice(0, 300)}`;
  if (answer.status < 400) return body['success'] === true ? null : `answered ${answer.status} without success`;
  return errorUnsoundness(answer, body);
}

/** An export: lines, in no envelope. */
function isFile({ status, headers }: WireAnswer): boolean {
  const isAttached = (headers['content-disposition'] ?? '').startsWith('attachment; filename="');
  // What is told line by line has no envelope either.
  return status === 200 && (isAttached || (headers['content-type'] ?? '').startsWith('application/x-ndjson'));
}

function errorUnsoundness({ status, text }: WireAnswer, body: Readonly<Record<string, unknown>>): string | null {
  const { success, code, message, errors, request_id: requestId } = body;
  const said = `${status} ${text.slice(0, 300)}`;
  if (success !== false || typeof code !== 'string' || typeof message !== 'string') return `no envelope: ${said}`;
  if (STATUS_OF_CODE.get(code) !== status) return `the code does not fit the status: ${said}`;
  if (status >= 500 && !VENDOR_CODES.has(code)) return `a fault of the hub: ${said}`;
  if (typeof requestId !== 'string') return `no request_id: ${said}`;
  if (typeof errors !== 'object' || errors === null) return `no errors: ${said}`;
  if (status === 422 && Object.keys(errors).length === 0) return `names no field: ${said}`;
  return null;
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
