import { Inject, Injectable } from '@nestjs/common';
import type { Context, Settings, TransactionContext } from '@patchbay/platform';
import { Database, Log, newId, PLATFORM_TENANT, SETTINGS } from '@patchbay/platform';
import { newApiKeySecret } from './api-key-secret.ts';
import { ApiKeyService } from './api-key.service.ts';
import { asTenant } from './as-tenant.ts';
import { BOOTSTRAP_SECRET_PREFIXES } from './secret-prefix.ts';
import type { TenantEntity } from './tenant.entity.ts';
import { TenantRepository } from './tenant.repository.ts';
import { TenantService } from './tenant.service.ts';

export const BOOTSTRAP_SLUG = 'default';

export interface BootstrapOutcome {
  /** null: an operator deleted the tenant, and a restart does not bring it back. */
  readonly tenantId: string | null;
  /** A key made up by the hub, to be printed once; null when there is none to show. */
  readonly printOnce: string | null;
}

/** The first tenant and its first key, so that a fresh hub can be used at all. */
@Injectable()
export class AccessBootstrap {
  readonly #database: Database;
  readonly #tenants: TenantService;
  readonly #rows: TenantRepository;
  readonly #keys: ApiKeyService;
  readonly #settings: Settings;
  readonly #log: Log;

  constructor(
    database: Database,
    tenants: TenantService,
    rows: TenantRepository,
    keys: ApiKeyService,
    @Inject(SETTINGS) settings: Settings,
    log: Log,
  ) {
    this.#database = database;
    this.#tenants = tenants;
    this.#rows = rows;
    this.#keys = keys;
    this.#settings = settings;
    this.#log = log;
  }

  /** Called at every start of every process, after the libs are initialised; only the first one finds something to do. */
  async run(): Promise<BootstrapOutcome> {
    const ctx: Context = {
      tenantId: PLATFORM_TENANT,
      actor: { kind: 'system', name: 'bootstrap' },
      requestId: newId(),
    };
    return this.#database.inTransaction(ctx, async (inside) => {
      const { tenant, created } = await this.#findOrAdd(inside);
      if (tenant.deletedAt !== null) {
        this.#log.warn('the bootstrap tenant was deleted and is not made again', { tenant_id: tenant.id });
        return { tenantId: null, printOnce: null };
      }
      const printOnce = await this.#firstKey(inside, tenant.id, created);
      return { tenantId: tenant.id, printOnce };
    });
  }

  async #findOrAdd(ctx: TransactionContext): Promise<{ tenant: TenantEntity; created: boolean }> {
    const known = await this.#rows.findBySlug(ctx, BOOTSTRAP_SLUG);
    if (known) return { tenant: known, created: false };
    const added = await this.#tenants.add(ctx, {
      name: 'Default',
      slug: BOOTSTRAP_SLUG,
      secretPrefixes: BOOTSTRAP_SECRET_PREFIXES,
    });
    if (added) return { tenant: added, created: true };
    // Another process was faster; its transaction has ended, or the insert would still be waiting for it.
    const theirs = await this.#rows.findBySlug(ctx, BOOTSTRAP_SLUG);
    if (!theirs) throw new Error('The bootstrap tenant appeared and vanished while the hub started; start it again.');
    return { tenant: theirs, created: false };
  }

  async #firstKey(ctx: TransactionContext, tenantId: string, created: boolean): Promise<string | null> {
    const configured = this.#settings.bootstrapApiKey;
    if (configured === null && !created) return null;
    const secret = configured ?? newApiKeySecret();
    const grant = { scopes: ['*'], app: null, expiresAt: null };
    const issued = await asTenant(ctx, tenantId, (own) =>
      this.#keys.issue(own, { name: 'Bootstrap', grant, secret, rotatedFrom: null }),
    );
    if (issued && configured !== null && !created) {
      this.#log.info('added the API key of PATCHBAY_BOOTSTRAP_API_KEY', { tenant_id: tenantId, key_id: issued.key.id });
    }
    return configured === null ? secret : null;
  }
}
