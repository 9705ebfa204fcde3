import { beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeBus, Clock, type ChangeListener } from '@patchbay/platform';
import type { ApiKeyRepository, KnownKey } from './api-key.repository.ts';
import { KeyActorResolver } from './key-actor-resolver.service.ts';
import type { KeyUses } from './key-uses.service.ts';
import { hashSecret } from './secret-hash.ts';

const SECRET = 'pb_a-secret-of-the-tests';
const HEADER = `Bearer ${SECRET}`;

class StillClock extends Clock {
  ms = 0;
  override now(): Date {
    return new Date(this.ms);
  }
  override monotonicMs(): number {
    return this.ms;
  }
}

class FakeChangeBus extends ChangeBus {
  connected = true;
  readonly #listeners = new Map<string, ChangeListener>();
  override announce(): Promise<void> {
    return Promise.resolve();
  }
  override subscribe(topic: string, listener: ChangeListener): void {
    this.#listeners.set(topic, listener);
  }
  hear(topic: string, change: Parameters<ChangeListener>[0]): void {
    this.#listeners.get(topic)?.(change);
  }
}

describe('KeyActorResolver', () => {
  const key: KnownKey = {
    tenantId: 't',
    id: 'k',
    hash: hashSecret(SECRET),
    scopes: ['*'],
    app: null,
    expiresAt: null,
    lastUsedAt: null,
  };
  let stored: KnownKey | null;
  let lookups: number;
  let beforeAnswer: () => void;
  let clock: StillClock;
  let changes: FakeChangeBus;
  let resolver: KeyActorResolver;
  beforeEach(() => {
    stored = key;
    lookups = 0;
    beforeAnswer = () => undefined;
    clock = new StillClock();
    changes = new FakeChangeBus();
    const findByHash = (hashes: readonly Buffer[]): Promise<(KnownKey | null)[]> => {
      lookups += 1;
      const found = hashes.map((hash) => (stored?.hash.equals(hash) === true ? stored : null));
      beforeAnswer();
      return Promise.resolve(found);
    };
    const uses = { record: () => undefined } as unknown as KeyUses;
    resolver = new KeyActorResolver({ findByHash } as unknown as ApiKeyRepository, uses, changes, clock);
  });

  it('answers from memory once it knows the key', async () => {
    expect(await resolver.resolve(HEADER)).toMatchObject({ keyId: 'k', tenantId: 't' });
    expect(resolver.resolve(HEADER)).toMatchObject({ keyId: 'k' });
    expect(lookups).toBe(1);
  });

  it('asks again after a second while changes of other processes are not heard', async () => {
    changes.connected = false;
    await resolver.resolve(HEADER);
    clock.ms = 1000;
    expect(resolver.resolve(HEADER)).toMatchObject({ keyId: 'k' });
    stored = null;
    clock.ms = 1001;
    expect(await resolver.resolve(HEADER)).toBeNull();
  });

  it.each([
    ['the key itself', 'api-key', { tenantId: 't', id: 'k' }, 2],
    ['all keys of the tenant', 'api-key', { tenantId: 't', id: '*' }, 2],
    ['the tenant', 'tenant', { tenantId: 't', id: 't' }, 2],
    ['everything', 'api-key', 'all' as const, 2],
    ['another key', 'api-key', { tenantId: 't', id: 'other' }, 1],
    ['a key of the same id in another tenant', 'api-key', { tenantId: 'u', id: 'k' }, 1],
  ])('after a change of %s has looked up so often', async (_what, topic, change, times) => {
    await resolver.resolve(HEADER);
    changes.hear(topic, change);
    await resolver.resolve(HEADER);
    expect(lookups).toBe(times);
  });

  it('does not keep what it looked up while a change came in', async () => {
    beforeAnswer = () => changes.hear('api-key', { tenantId: 't', id: 'k' });
    await resolver.resolve(HEADER);
    beforeAnswer = () => undefined;
    stored = null;
    expect(await resolver.resolve(HEADER)).toBeNull();
  });

  it('forgets that a key was unknown as soon as one is made', async () => {
    stored = null;
    expect(await resolver.resolve(HEADER)).toBeNull();
    expect(resolver.resolve(HEADER)).toBeNull();
    stored = key;
    changes.hear('api-key', { tenantId: 't', id: 'k' });
    expect(await resolver.resolve(HEADER)).toMatchObject({ keyId: 'k' });
  });
});
