import { Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import type { Context, TransactionContext } from '@patchbay/platform';
import { ChangeBus, Database, Metrics } from '@patchbay/platform';
import { VAULT_TOPIC } from './connection-cache.ts';
import type { StoreCredentials } from './credential-store.service.ts';
import { CredentialStore } from './credential-store.service.ts';
import type { CredentialRow } from './credential.repository.ts';
import { CredentialRepository } from './credential.repository.ts';
import type { AuditedPurpose, CountedPurpose, CredentialKind } from './purpose.ts';
import { purposePolicy } from './purpose.ts';
import type { Sealer } from './sealer.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultError } from './vault.errors.ts';

export interface CredentialDescription {
  readonly set: true;
  /** Where the value comes from, when it is a reference. */
  readonly reference: string | null;
  readonly kind: CredentialKind;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

export interface Disclosure {
  readonly connectionId: string;
  readonly field: string;
  readonly purpose: AuditedPurpose;
  /** Why somebody wants to see it; kept in the audit log. */
  readonly reason: string;
}

/** The one place that holds credentials and the keys that protect what tenants send through the hub. */
@Injectable()
export class Vault {
  readonly #database: Database;
  readonly #store: CredentialStore;
  readonly #rows: CredentialRepository;
  readonly #keyRows: VaultKeyRepository;
  readonly #keys: VaultKeys;
  readonly #audit: AuditLog;
  readonly #changes: ChangeBus;
  readonly #opened: ReturnType<typeof openedCounter>;

  constructor(
    database: Database,
    store: CredentialStore,
    rows: CredentialRepository,
    keyRows: VaultKeyRepository,
    keys: VaultKeys,
    audit: AuditLog,
    changes: ChangeBus,
    metrics: Metrics,
  ) {
    this.#database = database;
    this.#store = store;
    this.#rows = rows;
    this.#keyRows = keyRows;
    this.#keys = keys;
    this.#audit = audit;
    this.#changes = changes;
    this.#opened = openedCounter(metrics);
  }

  /** Makes the connection's own key; part of creating a connection. */
  async createConnectionKey(ctx: TransactionContext, connectionId: string): Promise<void> {
    await this.#keys.createConnectionKey(ctx.tx, ctx.tenantId, connectionId, 1);
  }

  /** Throws 422 at `credentials.<field>` on a reference that cannot be used. */
  async storeCredentials(ctx: TransactionContext, input: StoreCredentials): Promise<void> {
    if (Object.keys(input.fields).length === 0) return;
    await this.#store.store(ctx, input);
    const references = Object.values(await this.describeCredentials(ctx, input.connectionId));
    await this.#changed(ctx, input.connectionId, 'credentials.stored', {
      fields: Object.keys(input.fields),
      references: references.flatMap(({ reference }) => reference ?? []),
      origin: input.origin,
    });
  }

  /** Forgets named fields, e.g. an optional one that was emptied. */
  async dropCredentials(ctx: TransactionContext, connectionId: string, fields: readonly string[]): Promise<void> {
    if (fields.length === 0) return;
    await this.#rows.remove(ctx.tx, ctx.tenantId, connectionId, fields);
    await this.#changed(ctx, connectionId, 'credentials.dropped', { fields });
  }

  /** What is stored, by field; never a value. */
  async describeCredentials(ctx: Context, connectionId: string): Promise<Record<string, CredentialDescription>> {
    return (await this.describeCredentialsOf(ctx, [connectionId])).get(connectionId) ?? {};
  }

  /** The same for several connections by one statement; connections without credentials are not in the map. */
  async describeCredentialsOf(
    ctx: Context,
    connectionIds: readonly string[],
  ): Promise<Map<string, Record<string, CredentialDescription>>> {
    const rows = await this.#database.inTransaction(ctx, (inside) =>
      this.#rows.describe(inside.tx, ctx.tenantId, connectionIds),
    );
    const described = new Map<string, Record<string, CredentialDescription>>();
    for (const row of rows) {
      described.set(row.connection_id, { ...described.get(row.connection_id), [row.field]: describe(row) });
    }
    return described;
  }

  /**
   * The secrets by field, for the hub's own use: counted, not audited. Warm, it makes no query. Throws VaultError; its
   * `origin_mismatch` means that a value was given for another host than `origin`.
   */
  async openCredentials(
    tenantId: string,
    connectionId: string,
    purpose: CountedPurpose,
    origin: string,
  ): Promise<Record<string, string>> {
    const policy = purposePolicy(purpose);
    if (policy?.release !== 'counted') throw purposeRefused(purpose);
    // A verification speaks of what is stored now: credentials changed a moment ago elsewhere may not be heard of yet.
    if (purpose === 'verify') this.#store.forget(tenantId, connectionId);
    const opened = await this.#store.open(tenantId, connectionId, origin, (row) => policy.kinds.includes(row.kind));
    this.#opened.inc({ purpose });
    return opened;
  }

  /** One value, for somebody to see. The audit entry is committed first: what cannot be audited is refused. */
  async disclose(ctx: Context, wanted: Disclosure): Promise<string> {
    if (purposePolicy(wanted.purpose)?.release !== 'audited') throw purposeRefused(wanted.purpose);
    const rows = await this.#store.find(ctx.tenantId, wanted.connectionId);
    const row = rows.find(({ field }) => field === wanted.field);
    if (!row) throw new VaultError('not_set', `The credential ${wanted.field} is not set.`);
    await this.#recordDisclosure(ctx, wanted);
    const opened = await this.#store.open(
      ctx.tenantId,
      wanted.connectionId,
      row.origin,
      ({ field }) => field === row.field,
    );
    const value = opened[row.field];
    if (value === undefined) throw new VaultError('not_set', `The credential ${wanted.field} is not set.`);
    this.#opened.inc({ purpose: wanted.purpose });
    return value;
  }

  /** Deletes the connection's keys and credentials: nothing sealed for it can be read again. */
  async shredConnection(ctx: TransactionContext, connectionId: string): Promise<void> {
    await this.#keyRows.shredConnectionKeys(ctx.tx, ctx.tenantId, connectionId);
    await this.#rows.removeAll(ctx.tx, ctx.tenantId, connectionId);
    await this.#changed(ctx, connectionId, 'credentials.shredded', {});
  }

  /** Seals and opens what passes through a connection. Throws VaultError `no_key` or `shredded`. */
  async sealerFor(tenantId: string, connectionId: string): Promise<Sealer> {
    return this.#keys.forConnection(tenantId, connectionId);
  }

  /** The sealer if its keys are in memory: the hot path's way without a promise. */
  sealerNow(tenantId: string, connectionId: string): Sealer | undefined {
    return this.#keys.cached(tenantId, connectionId);
  }

  /** Opens a payload, also one sealed a moment ago by a process that knows a younger key. */
  async openPayload(
    at: { tenantId: string; connectionId: string },
    label: string,
    id: string,
    sealed: Buffer,
  ): Promise<Buffer> {
    const keys = await this.#keys.forConnection(at.tenantId, at.connectionId);
    try {
      return keys.open(label, id, sealed);
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'no_key') throw error;
      return (await this.#keys.reload(at.tenantId, at.connectionId)).open(label, id, sealed);
    }
  }

  /** In a transaction of its own: the caller's might roll back after the value is out. */
  async #recordDisclosure(ctx: Context, wanted: Disclosure): Promise<void> {
    const { tx: _theirs, ...own } = ctx;
    await this.#database.inTransaction(own, (inside) =>
      this.#audit.record(inside, {
        action: 'credentials.disclosed',
        subjectType: 'integration',
        subjectId: wanted.connectionId,
        details: { field: wanted.field, purpose: wanted.purpose, reason: wanted.reason },
      }),
    );
  }

  async #changed(
    ctx: TransactionContext,
    connectionId: string,
    action: string,
    details: Record<string, string | readonly string[]>,
  ): Promise<void> {
    await this.#audit.record(ctx, { action, subjectType: 'integration', subjectId: connectionId, details });
    await this.#changes.announce(ctx.tx, { topic: VAULT_TOPIC, tenantId: ctx.tenantId, id: connectionId });
  }
}

function openedCounter(metrics: Metrics) {
  return metrics.counter('patchbay_credentials_opened_total', 'Times credentials were decrypted, by purpose.', [
    'purpose',
  ]);
}

function describe(
  row: Pick<CredentialRow, 'reference' | 'kind' | 'version' | 'updated_at' | 'updated_by'>,
): CredentialDescription {
  return {
    set: true,
    reference: row.reference,
    kind: row.kind,
    version: row.version,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

function purposeRefused(purpose: string): VaultError {
  return new VaultError('purpose_refused', `Credentials are not opened this way for the purpose "${purpose}".`);
}
