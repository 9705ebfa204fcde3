import type { Context } from '@patchbay/platform';

/** What an audit entry is written with: a context whose transaction may be a request's or the system's. */
export type AuditContext = Pick<Context, 'tenantId' | 'actor' | 'requestId'> & {
  readonly tx: { query<Row>(sql: string, values?: unknown[]): Promise<Row[]> };
};

/** A fact worth a line in the audit log. Details are flat and primitive, so that a whole object with a secret in it does not fit. */
export interface AuditEntry {
  /** `subject.verb`, e.g. `api_key.created`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Port: where access writes its changes down. The audit lib, which depends on access, implements it. */
export abstract class AuditTrail {
  abstract record(ctx: AuditContext, entry: AuditEntry): Promise<void>;
}
