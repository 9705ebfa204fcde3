import { Injectable } from '@nestjs/common';
import type { Context, TransactionContext } from '@patchbay/platform';
import { actorName, ChangeBus, Clock, conflict, Database, newId, notFound, offsetOf } from '@patchbay/platform';
import type { KeyGrant, KeyMaker, KeyRequest } from './api-key-rules.ts';
import { grantKey, mayRotate, seesKey, UNBOUND_MAKER } from './api-key-rules.ts';
import { hintOf, newApiKeySecret } from './api-key-secret.ts';
import type { ListApiKeysQuery } from './api-key.dto.ts';
import { ApiKeyEntity } from './api-key.entity.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { AuditTrail } from './audit-trail.ts';
import { scopesOfRole } from './scopes.ts';
import { API_KEY_TOPIC } from './access.topics.ts';
import { hashSecret } from './secret-hash.ts';

export interface NewApiKey extends KeyRequest {
  readonly name: string;
}

/** A key just made: the only moment its secret is known. */
export interface IssuedKey {
  readonly key: ApiKeyEntity;
  readonly secret: string;
}

interface Issue {
  readonly name: string;
  readonly grant: KeyGrant;
  readonly secret: string;
  readonly rotatedFrom: string | null;
}

/** The keys of a tenant. */
@Injectable()
export class ApiKeyService {
  readonly #database: Database;
  readonly #keys: ApiKeyRepository;
  readonly #changes: ChangeBus;
  readonly #audit: AuditTrail;
  readonly #clock: Clock;

  constructor(database: Database, keys: ApiKeyRepository, changes: ChangeBus, audit: AuditTrail, clock: Clock) {
    this.#database = database;
    this.#keys = keys;
    this.#changes = changes;
    this.#audit = audit;
    this.#clock = clock;
  }

  /** A key bound to an app sees that app's only. */
  async list(ctx: Context, query: ListApiKeysQuery): Promise<[ApiKeyEntity[], number]> {
    const options = { app: appOf(ctx), state: query.state, offset: offsetOf(query), limit: query.per_page };
    return this.#database.inTransaction(ctx, (inside) => this.#keys.list(inside, options));
  }

  async get(ctx: Context, id: string): Promise<ApiKeyEntity> {
    return this.#database.inTransaction(ctx, async (inside) => visible(ctx, await this.#keys.find(inside, id)));
  }

  /** Throws 422 by field, or 403 when the request asks for more than the maker has. */
  async create(ctx: Context, request: NewApiKey): Promise<IssuedKey> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const grant = grantKey(await this.#maker(inside), request, this.#clock.now());
      const issued = await this.issue(inside, {
        name: request.name,
        grant,
        secret: newApiKeySecret(),
        rotatedFrom: null,
      });
      if (!issued) throw new Error('A random key collided with a stored one.');
      return issued;
    });
  }

  /** A new secret at once; the old one works until the overlap is over, or its own expiry if that comes first. */
  async rotate(ctx: Context, id: string, overlapSeconds: number): Promise<IssuedKey> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const old = visible(ctx, await this.#keys.findForUpdate(inside, id));
      mayRotate(await this.#maker(inside), old);
      await this.#refuseStale(inside, old);
      const issued = await this.issue(inside, {
        name: old.name,
        grant: old,
        secret: newApiKeySecret(),
        rotatedFrom: old.id,
      });
      if (!issued) throw new Error('A random key collided with a stored one.');
      const end = new Date(this.#clock.now().getTime() + overlapSeconds * 1000);
      if (old.expiresAt === null || end < old.expiresAt) await this.#keys.expireAt(inside, old.id, end);
      await this.#announce(inside, old.id);
      await this.#audit.record(inside, {
        action: 'api_key.rotated',
        subjectType: 'api_key',
        subjectId: old.id,
        details: { successor: issued.key.id, overlap_seconds: overlapSeconds },
      });
      return issued;
    });
  }

  /** The key stops working at once. */
  async revoke(ctx: Context, id: string): Promise<ApiKeyEntity> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const key = visible(ctx, await this.#keys.findForUpdate(inside, id));
      const revokedAt = this.#clock.now();
      await this.#keys.revoke(inside, key.id, revokedAt);
      await this.#announce(inside, key.id);
      await this.#audit.record(inside, {
        action: 'api_key.revoked',
        subjectType: 'api_key',
        subjectId: key.id,
        details: { name: key.name, hint: key.hint },
      });
      return Object.assign(key, { revokedAt });
    });
  }

  /** Every key of the context's tenant stops working at once. */
  async revokeAll(ctx: TransactionContext): Promise<void> {
    await this.#keys.revokeAll(ctx, this.#clock.now());
    await this.#announce(ctx, '*');
  }

  /** Stores a key whose rights were decided; null when that very secret is stored already. */
  async issue(ctx: TransactionContext, issue: Issue): Promise<IssuedKey | null> {
    const key = Object.assign(new ApiKeyEntity(), {
      tenantId: ctx.tenantId,
      id: newId(),
      name: issue.name,
      hash: hashSecret(issue.secret),
      hint: hintOf(issue.secret),
      scopes: [...issue.grant.scopes],
      app: issue.grant.app,
      expiresAt: issue.grant.expiresAt,
      revokedAt: null,
      lastUsedAt: null,
      createdBy: actorName(ctx.actor),
      rotatedFrom: issue.rotatedFrom,
      createdAt: this.#clock.now(),
    });
    if (!(await this.#keys.insert(ctx, key))) return null;
    await this.#announce(ctx, key.id);
    await this.#audit.record(ctx, {
      action: 'api_key.created',
      subjectType: 'api_key',
      subjectId: key.id,
      details: { name: key.name, hint: key.hint, scopes: key.scopes, app: key.app },
    });
    return { key, secret: issue.secret };
  }

  async #maker(ctx: TransactionContext): Promise<KeyMaker> {
    if (ctx.actor.kind === 'person') return { ...UNBOUND_MAKER, scopes: scopesOfRole(ctx.actor.role) };
    if (ctx.actor.kind !== 'api_key') return UNBOUND_MAKER;
    const own = await this.#keys.find(ctx, ctx.actor.keyId);
    // Revoked between authentication and here.
    if (!own) throw notFound('API key');
    return own;
  }

  async #refuseStale(ctx: TransactionContext, key: ApiKeyEntity): Promise<void> {
    if (await this.#keys.hasSuccessor(ctx, key.id)) {
      throw conflict('This key was rotated already: rotate the key that replaced it, or create a new one.');
    }
    if (key.expiresAt !== null && key.expiresAt <= this.#clock.now()) {
      throw conflict('This key has expired: create a new one.');
    }
  }

  async #announce(ctx: TransactionContext, id: string): Promise<void> {
    await this.#changes.announce(ctx.tx, { topic: API_KEY_TOPIC, tenantId: ctx.tenantId, id });
  }
}

function appOf(ctx: Context): string | null {
  return ctx.actor.kind === 'api_key' ? ctx.actor.app : null;
}

function visible(ctx: Context, key: ApiKeyEntity | null): ApiKeyEntity {
  if (!key || !seesKey({ app: appOf(ctx) }, key)) throw notFound('API key');
  return key;
}
