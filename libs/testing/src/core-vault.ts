import { TenantService } from '@patchbay/access';
import type { Context } from '@patchbay/platform';
import { Database, newId, PLATFORM_TENANT, SystemDatabase, systemContext } from '@patchbay/platform';
import type { CredentialKind } from '@patchbay/vault';
import { Vault } from '@patchbay/vault';
import type { CoreHub } from './core-hub.ts';

/** The origin test credentials are for, unless a test says otherwise. */
export const TEST_ORIGIN = 'https://api.example.com';

/** What tests of the vault do with a core hub: tenants, bare connection rows, credentials. */
export class CoreVault {
  readonly core: CoreHub;
  readonly vault: Vault;
  readonly database: Database;
  readonly system: SystemDatabase;
  /** The hub itself in the bootstrap tenant. */
  readonly ctx: Context;

  constructor(core: CoreHub) {
    const { app } = core.hub;
    this.core = core;
    this.vault = app.get(Vault, { strict: false });
    this.database = app.get(Database);
    this.system = app.get(SystemDatabase);
    this.ctx = systemContext(core.tenantId, 'test');
  }

  /** A context of the hub itself in a new tenant. */
  async newTenant(secretPrefixes: string[] = []): Promise<Context> {
    const tenants = this.core.hub.app.get(TenantService, { strict: false });
    const platform: Context = { tenantId: PLATFORM_TENANT, actor: { kind: 'platform' }, requestId: newId() };
    const { tenant } = await tenants.create(platform, { name: 'T', slug: `t-${newId()}`, secretPrefixes });
    return systemContext(tenant.id, 'test');
  }

  /** A connection row as far as the vault cares, with its key; its id. */
  async newConnection(ctx: Context = this.ctx): Promise<string> {
    const id = newId();
    await this.system.query(
      `INSERT INTO connections
         (tenant_id, id, provider, environment, target, auth_type, status, enabled_capabilities, webhook_token, uniqueness)
       VALUES ($1, $2, 'twilio', 'production', 'simulated', 'basic', 'active', '{}', $2, $2)`,
      [ctx.tenantId, id],
    );
    await this.database.inTransaction(ctx, (inside) => this.vault.createConnectionKey(inside, id));
    return id;
  }

  /** Stores one field. */
  async store(
    connectionId: string,
    value: string,
    options: { field?: string; origin?: string; ctx?: Context; kind?: CredentialKind } = {},
  ): Promise<void> {
    const { field = 'auth_token', origin = TEST_ORIGIN, ctx = this.ctx, kind = 'api_key' } = options;
    await this.database.inTransaction(ctx, (inside) =>
      this.vault.storeCredentials(inside, { connectionId, origin, fields: { [field]: { value, kind } } }),
    );
  }

  /** Opens for a call. */
  async open(connectionId: string, options: { origin?: string; ctx?: Context } = {}): Promise<Record<string, string>> {
    const { origin = TEST_ORIGIN, ctx = this.ctx } = options;
    return this.vault.openCredentials(ctx.tenantId, connectionId, 'call', origin);
  }

  /** Master keys as the environment spells them, for another process of the same hub. */
  masterKeys(): string {
    return this.core.hub.settings.masterKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
  }

  /** Statements both pools have sent. */
  queries(): number {
    return this.system.counter.queriesTotal + this.database.counter.queriesTotal;
  }
}
