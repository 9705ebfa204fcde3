import { Injectable } from '@nestjs/common';
import type { Context, PageQuery, TransactionContext } from '@patchbay/platform';
import {
  ChangeBus,
  Clock,
  Database,
  isUniqueViolation,
  newId,
  notFound,
  Outbox,
  setLaneLimit,
  validationFailed,
  offsetOf,
} from '@patchbay/platform';
import { TENANT_TOPIC } from './access.topics.ts';
import { TENANT_DELETED } from './access.events.ts';
import { newApiKeySecret } from './api-key-secret.ts';
import { ApiKeyService } from './api-key.service.ts';
import { asTenant } from './as-tenant.ts';
import { AuditTrail } from './audit-trail.ts';
import { OPERATIONS_QUEUE } from './operations-queue.ts';
import { TenantProvisioners } from './tenant-provisioner.ts';
import { TenantEntity } from './tenant.entity.ts';
import { TenantRepository } from './tenant.repository.ts';

export interface NewTenant {
  readonly name: string;
  readonly slug: string;
  readonly ownerEmail?: string | null | undefined;
  readonly secretPrefixes?: readonly string[] | undefined;
  /** Null: no limit. */
  readonly maxConcurrentOperations?: number | null | undefined;
}

export type TenantPatch = { readonly [Field in keyof NewTenant]?: NewTenant[Field] | undefined };

/** Tenants, by the platform key. Everything happens in the caller's transaction, or in one of its own. */
@Injectable()
export class TenantService {
  readonly #database: Database;
  readonly #tenants: TenantRepository;
  readonly #keys: ApiKeyService;
  readonly #provisioners: TenantProvisioners;
  readonly #audit: AuditTrail;
  readonly #changes: ChangeBus;
  readonly #outbox: Outbox;
  readonly #clock: Clock;

  constructor(
    database: Database,
    tenants: TenantRepository,
    keys: ApiKeyService,
    provisioners: TenantProvisioners,
    audit: AuditTrail,
    changes: ChangeBus,
    outbox: Outbox,
    clock: Clock,
  ) {
    this.#database = database;
    this.#tenants = tenants;
    this.#keys = keys;
    this.#provisioners = provisioners;
    this.#audit = audit;
    this.#changes = changes;
    this.#outbox = outbox;
    this.#clock = clock;
  }

  /** The tenant with its keys and its first API key, which has all scopes; 422 on a slug that is taken. */
  async create(ctx: Context, request: NewTenant): Promise<{ tenant: TenantEntity; apiKey: string }> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const tenant = await this.add(inside, request);
      if (!tenant) throw slugTaken(request.slug);
      const secret = newApiKeySecret();
      const grant = { scopes: ['*'], app: null, expiresAt: null };
      await asTenant(inside, tenant.id, (own) =>
        this.#keys.issue(own, { name: 'First key', grant, secret, rotatedFrom: null }),
      );
      return { tenant, apiKey: secret };
    });
  }

  /** The tenant without an API key; null when the slug is taken. */
  async add(ctx: TransactionContext, request: NewTenant): Promise<TenantEntity | null> {
    const now = this.#clock.now();
    const tenant = Object.assign(new TenantEntity(), {
      id: newId(),
      name: request.name,
      slug: request.slug,
      ownerEmail: request.ownerEmail ?? null,
      secretPrefixes: [...(request.secretPrefixes ?? [])],
      maxConcurrentOperations: request.maxConcurrentOperations ?? null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    if (!(await this.#tenants.insert(ctx, tenant))) return null;
    await asTenant(ctx, tenant.id, async (own) => {
      await this.#provisioners.provision(own);
      if (tenant.maxConcurrentOperations !== null) await limitOperations(own, tenant.maxConcurrentOperations);
      await this.#record(own, 'tenant.created', { slug: tenant.slug, secret_prefixes: tenant.secretPrefixes });
    });
    return tenant;
  }

  async list(ctx: Context, page: PageQuery): Promise<[TenantEntity[], number]> {
    return this.#database.inTransaction(ctx, (inside) =>
      this.#tenants.list(inside, { offset: offsetOf(page), limit: page.per_page }),
    );
  }

  async get(ctx: Context, id: string): Promise<TenantEntity> {
    return this.#database.inTransaction(ctx, async (inside) => existing(await this.#tenants.find(inside, id)));
  }

  /** Fields not named keep their values. */
  async update(ctx: Context, id: string, patch: TenantPatch): Promise<TenantEntity> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const tenant = existing(await this.#tenants.findForUpdate(inside, id));
      const changes = changesOf(patch);
      const now = this.#clock.now();
      await this.#tenants.update(inside, id, changes, now).catch((error: unknown) => {
        throw isUniqueViolation(error, 'tenants_slug') ? slugTaken(changes.slug ?? tenant.slug) : error;
      });
      await asTenant(inside, id, async (own) => {
        const { maxConcurrentOperations: most } = changes;
        if (most !== undefined) await limitOperations(own, most);
        await this.#record(own, 'tenant.updated', detailsOf(changes));
      });
      return Object.assign(tenant, changes, { updatedAt: now });
    });
  }

  /** Soft, but final: keys stop working at once and what is sealed becomes unreadable. */
  async remove(ctx: Context, id: string): Promise<TenantEntity> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const tenant = existing(await this.#tenants.findForUpdate(inside, id));
      const now = this.#clock.now();
      await this.#tenants.update(inside, id, { deletedAt: now }, now);
      await asTenant(inside, id, async (own) => {
        await this.#keys.revokeAll(own);
        await this.#provisioners.shred(own);
        await this.#record(own, 'tenant.deleted', { slug: tenant.slug });
        await this.#outbox.append(own.tx, [{ type: TENANT_DELETED, tenantId: id, subjectId: id, data: {} }]);
      });
      return tenant;
    });
  }

  async #record(ctx: TransactionContext, action: string, details: AuditDetails): Promise<void> {
    await this.#audit.record(ctx, { action, subjectType: 'tenant', subjectId: ctx.tenantId, details });
    await this.#changes.announce(ctx.tx, { topic: TENANT_TOPIC, tenantId: ctx.tenantId, id: ctx.tenantId });
  }
}

function existing(tenant: TenantEntity | null): TenantEntity {
  if (!tenant) throw notFound('tenant');
  return tenant;
}

/** What is claimed from the commit on keeps to it; the directory of connections hears of it as of any change of the tenant. */
async function limitOperations(own: TransactionContext, most: number | null): Promise<void> {
  await setLaneLimit(own.tx, { queue: OPERATIONS_QUEUE, tenantId: own.tenantId, lane: null, most });
}

function slugTaken(slug: string): Error {
  return validationFailed({ slug: [`A tenant with the slug "${slug}" already exists.`] });
}

type Changes = Partial<
  Pick<TenantEntity, 'name' | 'slug' | 'ownerEmail' | 'secretPrefixes' | 'maxConcurrentOperations'>
>;
type AuditDetails = Record<string, string | number | readonly string[] | null>;

function changesOf(patch: TenantPatch): Changes {
  return {
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.slug === undefined ? {} : { slug: patch.slug }),
    ...(patch.ownerEmail === undefined ? {} : { ownerEmail: patch.ownerEmail }),
    ...(patch.secretPrefixes === undefined ? {} : { secretPrefixes: [...patch.secretPrefixes] }),
    ...(patch.maxConcurrentOperations === undefined ? {} : { maxConcurrentOperations: patch.maxConcurrentOperations }),
  };
}

function detailsOf(changes: Changes): AuditDetails {
  return {
    fields: Object.keys(changes),
    ...(changes.slug === undefined ? {} : { slug: changes.slug }),
    ...(changes.secretPrefixes === undefined ? {} : { secret_prefixes: changes.secretPrefixes }),
    ...(changes.maxConcurrentOperations === undefined
      ? {}
      : { max_concurrent_operations: changes.maxConcurrentOperations }),
  };
}
