import { Injectable } from '@nestjs/common';
import { validationFailed, type Context, type TransactionContext } from '@patchbay/platform';
import { Vault, VaultError, type CredentialDescription } from '@patchbay/vault';
import type { CredentialChange, HeldCredentials } from './credential-input.ts';
import type { ConnectionRow } from './connection.entity.ts';

/** The connection's side of the vault: what it holds, and what a request changes. */
@Injectable()
export class CredentialStore {
  constructor(private readonly vault: Vault) {}

  /** The first credentials of a connection, or the first after they were shredded: its key is made with them. */
  async begin(ctx: TransactionContext, connectionId: string, origin: string, change: CredentialChange): Promise<void> {
    await this.vault.createConnectionKey(ctx, connectionId);
    await this.apply(ctx, connectionId, origin, change);
  }

  async apply(ctx: TransactionContext, connectionId: string, origin: string, change: CredentialChange): Promise<void> {
    if (change.drop.length > 0) await this.vault.dropCredentials(ctx, connectionId, change.drop);
    if (Object.keys(change.store).length === 0) return;
    try {
      await this.vault.storeCredentials(ctx, { connectionId, origin, fields: change.store });
    } catch (error) {
      throw asProblem(error, change);
    }
  }

  /** Deletes the connection's keys and credentials. */
  async shred(ctx: TransactionContext, connectionId: string): Promise<void> {
    await this.vault.shredConnection(ctx, connectionId);
  }

  describe(ctx: Context, connectionId: string): Promise<Record<string, CredentialDescription>> {
    return this.vault.describeCredentials(ctx, connectionId);
  }

  async held(ctx: Context, row: ConnectionRow): Promise<HeldCredentials> {
    const vaulted = Object.keys(await this.describe(ctx, row.id));
    return { open: row.publicCredentials, vaulted: new Set(vaulted) };
  }
}

/** A secret reference the tenant may not use is the caller's mistake, said on its field. */
function asProblem(error: unknown, change: CredentialChange): unknown {
  if (!(error instanceof VaultError) || error.code !== 'reference_refused') return error;
  const references = Object.entries(change.store).filter(([, { value }]) => value.includes('://'));
  return validationFailed(Object.fromEntries(references.map(([field]) => [`credentials.${field}`, [error.message]])));
}
