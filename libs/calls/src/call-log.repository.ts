import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Context } from '@patchbay/platform';

/** A vendor call as it is listed; everything in it is redacted. */
export interface LoggedCall {
  readonly id: string;
  readonly provider: string;
  readonly purpose: string;
  readonly capability: string | null;
  readonly operation_id: string | null;
  readonly try: number;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** succeeded, or what is known of the effect: not_sent, refused, unknown. */
  readonly outcome: 'succeeded' | 'not_sent' | 'refused' | 'unknown';
  readonly failure_class: string | null;
  readonly error: string | null;
  readonly latency_ms: number;
  readonly vendor_request_id: string | null;
  readonly request: LoggedMessage;
  /** Null when no answer came. */
  readonly response: LoggedMessage | null;
  readonly created_at: Date;
}

/** `body` is JSON as it was, or text; `truncated` when only its beginning was kept. */
export interface LoggedMessage {
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly truncated?: true;
}

export interface CallFilters {
  readonly purpose?: string | undefined;
  readonly capability?: string | undefined;
  readonly outcome?: string | undefined;
  readonly failureClass?: string | undefined;
  /** true: those that did not succeed; false: those that did. */
  readonly failed?: boolean | undefined;
  readonly operationId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

const COLUMNS = `id, provider, purpose, capability, operation_id, try, method, url, status, outcome, failure_class, error,
  latency_ms, vendor_request_id, request, response, created_at`;

/** Reads the call log of one connection, under row-level security. */
@Injectable()
export class CallLog {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Newest first, below `before`. */
  async page(
    ctx: Context,
    connectionId: string,
    before: string | null,
    limit: number,
    filters: CallFilters = {},
  ): Promise<LoggedCall[]> {
    const { where, values } = new Conditions(ctx.tenantId)
      .add('connection_id =', connectionId)
      .add('id <', before)
      .add('purpose =', filters.purpose)
      .add('capability =', filters.capability)
      .add('outcome =', filters.outcome)
      .add('failure_class =', filters.failureClass)
      .add(`(outcome <> 'succeeded') =`, filters.failed)
      .add('operation_id =', filters.operationId)
      .add('created_at >=', filters.from)
      .add('created_at <=', filters.to);
    return this.database.inTransaction(ctx, ({ tx }) =>
      tx.query<LoggedCall>(
        `SELECT ${COLUMNS} FROM vendor_calls WHERE ${where} ORDER BY id DESC LIMIT ${limit}`,
        values,
      ),
    );
  }
}
