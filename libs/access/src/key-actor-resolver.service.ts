import { Injectable } from '@nestjs/common';
import type { ResolvedActor } from '@patchbay/platform';
import { ActorResolver, ChangeBus, Clock } from '@patchbay/platform';
import { API_KEY_TOPIC, TENANT_TOPIC } from './access.topics.ts';
import { bearerOf } from './api-key-secret.ts';
import type { KnownKey } from './api-key.repository.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { KeyUses } from './key-uses.service.ts';
import { SecretHolders } from './secret-holders.ts';

const USED_EVERY_MS = 60_000;

interface KeyHolder {
  readonly actor: ResolvedActor & { readonly kind: 'api_key' };
  readonly expiresAtMs: number;
  usedAtMs: number;
}

/** Whose API key is asking. */
@Injectable()
export class KeyActorResolver extends ActorResolver {
  readonly #clock: Clock;
  readonly #uses: KeyUses;
  readonly #holders: SecretHolders<KnownKey, KeyHolder>;

  constructor(keys: ApiKeyRepository, uses: KeyUses, changes: ChangeBus, clock: Clock) {
    super();
    this.#clock = clock;
    this.#uses = uses;
    const findByHash = (hashes: readonly Buffer[]) => keys.findByHash(hashes);
    this.#holders = new SecretHolders({ name: 'API key look-ups', findByHash, toHolder }, changes, clock);
    this.#listen(changes);
  }

  override resolve(authorization: string | undefined): ResolvedActor | null | Promise<ResolvedActor | null> {
    const secret = bearerOf(authorization);
    if (secret === null) return null;
    const holder = this.#holders.of(secret);
    return holder instanceof Promise ? holder.then((found) => this.#use(found)) : this.#use(holder);
  }

  #use(holder: KeyHolder | null): ResolvedActor | null {
    const now = this.#clock.now().getTime();
    if (holder === null || now >= holder.expiresAtMs) return null;
    if (now - holder.usedAtMs >= USED_EVERY_MS) {
      holder.usedAtMs = now;
      this.#uses.record({ tenantId: holder.actor.tenantId, id: holder.actor.keyId, at: new Date(now) });
    }
    return holder.actor;
  }

  #listen(changes: ChangeBus): void {
    changes.subscribe(API_KEY_TOPIC, (change) => {
      this.#holders.forget(({ actor }) => {
        if (change === 'all') return true;
        return actor.tenantId === change.tenantId && (change.id === '*' || actor.keyId === change.id);
      });
    });
    changes.subscribe(TENANT_TOPIC, (change) => {
      this.#holders.forget(({ actor }) => change === 'all' || actor.tenantId === change.tenantId);
    });
  }
}

function toHolder(key: KnownKey): KeyHolder {
  return {
    actor: { kind: 'api_key', tenantId: key.tenantId, keyId: key.id, app: key.app, scopes: key.scopes },
    expiresAtMs: key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    usedAtMs: key.lastUsedAt?.getTime() ?? 0,
  };
}
