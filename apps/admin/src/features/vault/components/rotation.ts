import type { VaultKeys } from '../api/get-vault-keys.ts';

/** How far a change of keys is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Rotation {
  /** Keys of connections that the newest data key closes; null when no older one closes any. */
  readonly dataKey: Progress | null;
  /** Keys of the tenant that the current master key closes; null when it closes all. */
  readonly masterKey: Progress | null;
}

/** What is still closed by an older key, seen from the keys themselves: nobody keeps a record of a rotation. */
export function rotationOf({ tenant_keys: keys }: Pick<VaultKeys, 'tenant_keys'>): Rotation {
  const living = keys.filter(({ state }) => state !== 'shredded');
  const dataKeys = living.filter(({ purpose }) => purpose === 'data').sort((one, other) => other.version - one.version);
  const closed = dataKeys.reduce((sum, key) => sum + key.connection_keys, 0);
  return {
    dataKey: unfinished(dataKeys[0]?.connection_keys ?? 0, closed),
    masterKey: unfinished(living.filter((key) => key.current_master_key).length, living.length),
  };
}

function unfinished(done: number, total: number): Progress | null {
  return done === total ? null : { done, total };
}
