/** The hub's refusal, as a screen needs it. `status` 0: the hub could not be reached at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** By dotted field path: `credentials.auth_token`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly requestId: string | null;
  /** After how many seconds another try may help, where the hub says so. */
  readonly retryAfter: number | null;

  constructor(refusal: {
    status: number;
    code: string;
    message: string;
    fields?: Readonly<Record<string, readonly string[]>>;
    requestId?: string | null;
    retryAfter?: number | null;
  }) {
    super(refusal.message);
    this.name = 'ApiError';
    this.status = refusal.status;
    this.code = refusal.code;
    this.fields = refusal.fields ?? {};
    this.requestId = refusal.requestId ?? null;
    this.retryAfter = refusal.retryAfter ?? null;
  }
}

/** Reads the hub's error envelope; anything else (a proxy's page, say) becomes an error that names the status. */
export function apiErrorOf(
  status: number,
  body: unknown,
  requestId: string | null,
  retryAfter: string | null = null,
): ApiError {
  const envelope = isRecord(body) ? body : {};
  return new ApiError({
    status,
    code: typeof envelope['code'] === 'string' ? envelope['code'] : 'unexpected_answer',
    message: typeof envelope['message'] === 'string' ? envelope['message'] : `HTTP ${status}`,
    fields: fieldsOf(envelope['errors']),
    requestId: typeof envelope['request_id'] === 'string' ? envelope['request_id'] : requestId,
    retryAfter: retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null,
  });
}

/** Whether trying again may help: the hub was not reached, or failed by itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

function fieldsOf(errors: unknown): Record<string, string[]> {
  if (!isRecord(errors)) return {};
  return Object.fromEntries(
    Object.entries(errors).map(([path, messages]) => [
      path,
      Array.isArray(messages) ? messages.map(String) : [String(messages)],
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
