import type { Environment } from '@patchbay/provider-kit';
import type { ConnectionStatus, ConnectionTarget, ErrorCause, HealthState } from './connection.types.ts';

/** A connection as the database holds it. */
export interface ConnectionRow {
  readonly tenantId: string;
  readonly id: string;
  readonly provider: string;
  readonly environment: Environment;
  readonly target: ConnectionTarget;
  readonly authType: string;
  readonly label: string | null;
  readonly uniqueness: string;
  readonly status: ConnectionStatus;
  readonly errorCause: ErrorCause | null;
  readonly version: number;
  readonly setupVersion: number;
  readonly enabledCapabilities: readonly string[];
  readonly publicCredentials: Readonly<Record<string, string>>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly webhookToken: string;
  readonly account: string | null;
  readonly healthState: HealthState;
  readonly healthCode: string | null;
  readonly healthReason: string | null;
  readonly healthSince: Date;
  readonly healthCheckedAt: Date | null;
  readonly healthLatencyMs: number | null;
  readonly upstreamFailures: number;
  readonly verifiedAt: Date | null;
  readonly verificationError: string | null;
  readonly incident: string | null;
  readonly nextProbeAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
}

type Kind = 'text' | 'bigint' | 'json';
type Columns = { readonly [Field in keyof ConnectionRow]: readonly [column: string, kind?: Kind] };

/** Where each field lives; also the list of what a statement may set. */
const COLUMNS: Columns = {
  tenantId: ['tenant_id'],
  id: ['id'],
  provider: ['provider'],
  environment: ['environment'],
  target: ['target'],
  authType: ['auth_type'],
  label: ['label'],
  uniqueness: ['uniqueness'],
  status: ['status'],
  errorCause: ['error_cause'],
  version: ['version', 'bigint'],
  setupVersion: ['setup_version', 'bigint'],
  enabledCapabilities: ['enabled_capabilities'],
  publicCredentials: ['public_credentials', 'json'],
  config: ['config', 'json'],
  metadata: ['metadata', 'json'],
  webhookToken: ['webhook_token'],
  account: ['account'],
  healthState: ['health_state'],
  healthCode: ['health_code'],
  healthReason: ['health_reason'],
  healthSince: ['health_since'],
  healthCheckedAt: ['health_checked_at'],
  healthLatencyMs: ['health_latency_ms'],
  upstreamFailures: ['upstream_failures'],
  verifiedAt: ['verified_at'],
  verificationError: ['verification_error'],
  incident: ['incident'],
  nextProbeAt: ['next_probe_at'],
  lastSuccessAt: ['last_success_at'],
  lastFailureAt: ['last_failure_at'],
  createdAt: ['created_at'],
  updatedAt: ['updated_at'],
  deletedAt: ['deleted_at'],
};

type Field = keyof ConnectionRow;
const FIELDS = Object.keys(COLUMNS) as Field[];

/** For SELECT and RETURNING: every column under its field's name. */
export const SELECT_LIST = FIELDS.map((field) => `c.${COLUMNS[field][0]} AS "${field}"`).join(', ');

export type RawConnection = Record<Field, unknown>;

/** The driver gives bigint as text; everything else is as the row type says. */
export function rowOf(raw: RawConnection): ConnectionRow {
  const entries = FIELDS.map((field) => [field, COLUMNS[field][1] === 'bigint' ? Number(raw[field]) : raw[field]]);
  return Object.fromEntries(entries) as ConnectionRow;
}

/** Column names and values of the given fields, for INSERT and UPDATE. */
export function columnsOf(values: Partial<ConnectionRow>): { names: string[]; values: unknown[] } {
  const given = FIELDS.filter((field) => values[field] !== undefined);
  return {
    names: given.map((field) => COLUMNS[field][0]),
    values: given.map((field) => (COLUMNS[field][1] === 'json' ? JSON.stringify(values[field]) : values[field])),
  };
}
