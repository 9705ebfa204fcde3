import type { Context, TransactionContext } from '@patchbay/platform';
import type { AuditedPurpose, CountedPurpose, CredentialKind } from './purpose.ts';
import type { Sealer } from './sealer.ts';

export interface StoreCredentials {
  readonly connectionId: string;
  /** Scheme, host and port the values may be sent to, e.g. `https://api.twilio.com`. */
  readonly origin: string;
  /** Plain secrets or secret references, by field. Fields not named keep what they have. */
  readonly fields: Readonly<Record<string, { readonly value: string; readonly kind: CredentialKind }>>;
}

export interface CredentialDescription {
  readonly set: true;
  readonly reference: string | null;
  readonly kind: CredentialKind;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

/** The one place that holds credentials and the keys that protect what tenants send through the hub. */
export abstract class Vault {
  /** Makes the connection's own key; part of creating a connection. */
  abstract createConnectionKey(ctx: TransactionContext, connectionId: string): Promise<void>;
  abstract storeCredentials(ctx: TransactionContext, input: StoreCredentials): Promise<void>;
  /** Forgets named fields, e.g. when the host they may be sent to changed. */
  abstract dropCredentials(ctx: TransactionContext, connectionId: string, fields: readonly string[]): Promise<void>;
  abstract describeCredentials(ctx: Context, connectionId: string): Promise<Record<string, CredentialDescription>>;
  abstract openCredentials(
    tenantId: string,
    connectionId: string,
    purpose: CountedPurpose,
    origin: string,
  ): Promise<Record<string, string>>;
  abstract disclose(
    ctx: Context,
    input: { connectionId: string; field: string; purpose: AuditedPurpose; reason: string },
  ): Promise<string>;
  /** Deletes the connection's keys and credentials. */
  abstract shredConnection(ctx: TransactionContext, connectionId: string): Promise<void>;
  abstract sealerFor(tenantId: string, connectionId: string): Promise<Sealer>;
  /** The cached sealer, or undefined when it must be loaded: the hot path's way without a promise. */
  abstract sealerNow(tenantId: string, connectionId: string): Sealer | undefined;
}
