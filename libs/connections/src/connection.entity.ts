import type { Environment } from '@patchbay/provider-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OpenSettings } from './credential-input.ts';
import type { RateOverride } from './rate-override.ts';
import type { ConnectionStatus, ConnectionTarget, ErrorCause, HealthState } from './connection.types.ts';

/** The driver gives bigint as text; versions stay far below what a number holds exactly. */
const asNumber = { from: (text: string): number => Number(text), to: (value: number): number => value };

/** A connection as the database holds it. */
@Entity({ name: 'connections', synchronize: false })
export class ConnectionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  provider!: string;

  @Column({ type: 'text' })
  environment!: Environment;

  @Column({ type: 'text' })
  target!: ConnectionTarget;

  @Column({ name: 'auth_type', type: 'text' })
  authType!: string;

  @Column({ type: 'text', nullable: true })
  label!: string | null;

  /** The label where one provider may be connected more than once, else empty. */
  @Column({ type: 'text' })
  uniqueness!: string;

  @Column({ type: 'text' })
  status!: ConnectionStatus;

  @Column({ name: 'error_cause', type: 'text', nullable: true })
  errorCause!: ErrorCause | null;

  /** The fence of serving: rises with every change that operations must notice. */
  @Column({ type: 'bigint', transformer: asNumber })
  version!: number;

  /** The fence of verifying: rises with credentials, config and capabilities. */
  @Column({ name: 'setup_version', type: 'bigint', transformer: asNumber })
  setupVersion!: number;

  @Column({ name: 'enabled_capabilities', type: 'text', array: true })
  enabledCapabilities!: readonly string[];

  @Column({ name: 'public_credentials', type: 'jsonb' })
  publicCredentials!: Readonly<Record<string, string>>;

  @Column({ name: 'public_credentials_set', type: 'jsonb' })
  publicCredentialsSet!: OpenSettings;

  /** Non-sensitive fields whose value is a secret reference: handlers need them resolved before they start. */
  @Column({ name: 'open_references', type: 'text', array: true })
  openReferences!: readonly string[];

  @Column({ type: 'jsonb' })
  config!: Readonly<Record<string, unknown>>;

  @Column({ type: 'jsonb' })
  metadata!: Readonly<Record<string, unknown>>;

  @Column({ name: 'webhook_token', type: 'text' })
  webhookToken!: string;

  /** Who answered the last verification that passed, for people. */
  @Column({ type: 'text', nullable: true })
  account!: string | null;

  @Column({ name: 'health_state', type: 'text' })
  healthState!: HealthState;

  @Column({ name: 'health_code', type: 'text', nullable: true })
  healthCode!: string | null;

  @Column({ name: 'health_reason', type: 'text', nullable: true })
  healthReason!: string | null;

  @Column({ name: 'health_since', type: 'timestamptz' })
  healthSince!: Date;

  @Column({ name: 'health_checked_at', type: 'timestamptz', nullable: true })
  healthCheckedAt!: Date | null;

  @Column({ name: 'health_latency_ms', type: 'integer', nullable: true })
  healthLatencyMs!: number | null;

  /** In a row, since the last success. */
  @Column({ name: 'upstream_failures', type: 'integer' })
  upstreamFailures!: number;

  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true })
  verifiedAt!: Date | null;

  /** Shown as `metadata.verification_error`. */
  @Column({ name: 'verification_error', type: 'text', nullable: true })
  verificationError!: string | null;

  /** The stretch of being red that is going on; one alert belongs to it. */
  @Column({ type: 'text', nullable: true })
  incident!: string | null;

  @Column({ name: 'next_probe_at', type: 'timestamptz', nullable: true })
  nextProbeAt!: Date | null;

  /** As of a minute ago: see LastSuccess. */
  @Column({ name: 'last_success_at', type: 'timestamptz', nullable: true })
  lastSuccessAt!: Date | null;

  @Column({ name: 'last_failure_at', type: 'timestamptz', nullable: true })
  lastFailureAt!: Date | null;

  /** Operations at the vendor at once, as a person set it; null: as the provider says. */
  @Column({ name: 'max_concurrent', type: 'integer', nullable: true })
  maxConcurrent!: number | null;

  /** As a person set it; null: as the provider says. */
  @Column({ name: 'rate_limit', type: 'jsonb', nullable: true })
  rateLimit!: RateOverride | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}

/** The row as everybody but the repository sees it. */
export type ConnectionRow = Readonly<ConnectionEntity>;
