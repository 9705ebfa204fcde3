import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import { actorName, ChangeBus, Clock, validationFailed, type BoundedCache } from '@patchbay/platform';
import { connectionCache, connectionKey } from './connection-cache.ts';
import { CredentialCipher } from './credential-cipher.service.ts';
import type { CredentialRow } from './credential.repository.ts';
import { CredentialRepository } from './credential.repository.ts';
import type { CredentialKind } from './purpose.ts';
import type { SealingKey } from './sealing-key.ts';
import { SecretResolver } from './secret-resolver.service.ts';
import { isSecretReference } from './secret-reference.ts';
import { VaultKeyRepository } from './vault-key.repository.ts';
import { VaultKeys } from './vault-keys.service.ts';
import { VaultError } from './vault.errors.ts';

export interface StoreCredentials {
  readonly connectionId: string;
  /** Scheme, host and port the values may be sent to, e.g. `https://api.twilio.com`. */
  readonly origin: string;
  /** Plain secrets or secret references, by field. Fields not named keep what they have. */
  readonly fields: Readonly<Record<string, { readonly value: string; readonly kind: CredentialKind }>>;
}

/** Writes credentials, and reads them: rows are remembered as they are stored, so memory holds ciphertext only. */
@Injectable()
export class CredentialStore {
  readonly #rows: CredentialRepository;
  readonly #keyRows: VaultKeyRepository;
  readonly #keys: VaultKeys;
  readonly #cipher: CredentialCipher;
  readonly #references: SecretResolver;
  readonly #cache: BoundedCache<readonly CredentialRow[]>;

  constructor(
    rows: CredentialRepository,
    keyRows: VaultKeyRepository,
    keys: VaultKeys,
    cipher: CredentialCipher,
    references: SecretResolver,
    changes: ChangeBus,
    clock: Clock,
  ) {
    this.#rows = rows;
    this.#keyRows = keyRows;
    this.#keys = keys;
    this.#cipher = cipher;
    this.#references = references;
    this.#cache = connectionCache(changes, clock);
  }

  async store(ctx: TransactionContext, input: StoreCredentials): Promise<void> {
    await this.#refuseReferences(ctx.tenantId, input);
    const key = await this.#currentKey(ctx, input.connectionId);
    const versions = await this.#versions(ctx, input.connectionId);
    for (const [field, { value, kind }] of Object.entries(input.fields)) {
      const row = this.#cipher.seal(key, {
        tenantId: ctx.tenantId,
        connectionId: input.connectionId,
        field,
        kind,
        version: (versions.get(field) ?? 0) + 1,
        origin: input.origin,
        value,
        updatedBy: actorName(ctx.actor),
      });
      await this.#rows.upsert(ctx.tx, row);
    }
  }

  /** The next reader reads the rows as they are stored now, whatever this process has heard of changes so far. */
  forget(tenantId: string, connectionId: string): void {
    this.#cache.delete(connectionKey(tenantId, connectionId));
  }

  /** The stored rows, from memory when they are there. */
  async find(tenantId: string, connectionId: string): Promise<readonly CredentialRow[]> {
    return this.#cache.load(connectionKey(tenantId, connectionId), () => this.#rows.find(tenantId, connectionId));
  }

  /**
   * Decrypts the rows `wanted` selects and resolves references. Throws `origin_mismatch` when one of them was given for
   * another host.
   */
  async open(
    tenantId: string,
    connectionId: string,
    origin: string,
    wanted: (row: CredentialRow) => boolean,
  ): Promise<Record<string, string>> {
    try {
      return await this.#open(tenantId, connectionId, origin, wanted);
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'no_key') throw error;
      // Sealed with a key younger than what is remembered: a rotation in another process that was not heard of yet.
      this.#cache.delete(connectionKey(tenantId, connectionId));
      await this.#keys.reload(tenantId, connectionId);
      return this.#open(tenantId, connectionId, origin, wanted);
    }
  }

  async #open(
    tenantId: string,
    connectionId: string,
    origin: string,
    wanted: (row: CredentialRow) => boolean,
  ): Promise<Record<string, string>> {
    const [keys, rows] = await Promise.all([
      this.#keys.forConnection(tenantId, connectionId),
      this.find(tenantId, connectionId),
    ]);
    const opened: Record<string, string> = {};
    for (const row of rows.filter(wanted)) {
      if (row.origin !== origin) throw originMismatch(row, origin);
      const text = this.#cipher.open(keys, row, origin);
      opened[row.field] = row.reference === null ? text : await this.#references.resolve(tenantId, text);
    }
    return opened;
  }

  async #refuseReferences(tenantId: string, input: StoreCredentials): Promise<void> {
    const errors: Record<string, string[]> = {};
    for (const [field, { value }] of Object.entries(input.fields)) {
      if (!isSecretReference(value)) continue;
      const problem = await this.#references.problemWith(tenantId, value);
      if (problem !== null) errors[`credentials.${field}`] = [problem];
    }
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
  }

  /** The connection's newest key, or a new one when all are shredded. The rows stay locked until the transaction ends. */
  async #currentKey(ctx: TransactionContext, connectionId: string): Promise<SealingKey> {
    const rows = await this.#keyRows.lockConnectionKeys(ctx.tx, ctx.tenantId, connectionId);
    const newest = rows.at(-1);
    if (newest && newest.wrapped !== null) {
      try {
        return this.#keys.unwrapOne(newest);
      } catch (error) {
        // A damaged key must not keep somebody from giving the credentials again; a missing master key is cured otherwise.
        if (!(error instanceof VaultError) || error.code !== 'unreadable') throw error;
      }
    }
    return this.#keys.createConnectionKey(ctx.tx, ctx.tenantId, connectionId, (newest?.version ?? 0) + 1);
  }

  async #versions(ctx: TransactionContext, connectionId: string): Promise<Map<string, number>> {
    const rows = await this.#rows.findInside(ctx.tx, ctx.tenantId, connectionId);
    return new Map(rows.map((row) => [row.field, row.version]));
  }
}

function originMismatch(row: CredentialRow, origin: string): VaultError {
  return new VaultError(
    'origin_mismatch',
    `The credential ${row.field} was given for ${row.origin} and is not sent to ${origin}; give it again.`,
  );
}
