import { Injectable } from '@nestjs/common';
import type { Context, TransactionContext } from '@patchbay/platform';
import { Vault, type CredentialDescription } from '@patchbay/vault';
import type { ConnectionRow } from './connection.entity.ts';
import type { CredentialChange, HeldCredentials } from './credential-input.ts';

/** What the vault holds for a connection, by field; never a value. */
export type Vaulted = Readonly<Record<string, CredentialDescription>>;

/** The connection's side of the vault: what it holds, and what a request changes. */
@Injectable()
export class ConnectionCredentials {
  constructor(private readonly vault: Vault) {}

  /** A new connection's key and first credentials. */
  async begin(ctx: TransactionContext, connectionId: string, origin: string, change: CredentialChange): Promise<void> {
    await this.vault.createConnectionKey(ctx, connectionId);
    await this.apply(ctx, connectionId, origin, change);
  }

  /** 422 at `credentials.<field>` on a secret reference this tenant may not use. */
  async apply(ctx: TransactionContext, connectionId: string, origin: string, change: CredentialChange): Promise<void> {
    await this.vault.dropCredentials(ctx, connectionId, change.drop);
    await this.vault.storeCredentials(ctx, { connectionId, origin, fields: change.store });
  }

  /** Deletes the connection's keys and credentials. */
  async shred(ctx: TransactionContext, connectionId: string): Promise<void> {
    await this.vault.shredConnection(ctx, connectionId);
  }

  async describe(ctx: Context, connectionId: string): Promise<Vaulted> {
    return this.vault.describeCredentials(ctx, connectionId);
  }

  /** The same for a whole list, by one statement. */
  async describeAll(ctx: Context, rows: readonly ConnectionRow[]): Promise<(row: ConnectionRow) => Vaulted> {
    const described = await this.vault.describeCredentialsOf(
      ctx,
      rows.map((row) => row.id),
    );
    return (row) => described.get(row.id) ?? {};
  }

  async held(ctx: Context, row: ConnectionRow): Promise<HeldCredentials> {
    return { open: row.publicCredentials, vaulted: new Set(Object.keys(await this.describe(ctx, row.id))) };
  }
}
