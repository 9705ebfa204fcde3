import { payloadBinding, payloadScope } from './binding.ts';
import { unpackEnvelope } from './envelope.ts';
import type { Sealer } from './sealer.ts';
import type { SealingKey } from './sealing-key.ts';
import { VaultError } from './vault.errors.ts';

/** The unwrapped keys of one connection: the newest seals, each opens what it sealed. */
export class ConnectionKeys implements Sealer {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly current: SealingKey;
  readonly #byName: ReadonlyMap<string, SealingKey>;
  readonly #scope: Buffer;

  /** `keys` oldest first, at least one. */
  constructor(tenantId: string, connectionId: string, keys: readonly SealingKey[]) {
    const newest = keys.at(-1);
    if (!newest) throw new RangeError('A connection has at least one key.');
    this.tenantId = tenantId;
    this.connectionId = connectionId;
    this.current = newest;
    this.#byName = new Map(keys.map((key) => [key.name, key]));
    this.#scope = payloadScope(tenantId, connectionId);
  }

  seal(label: string, id: string, plaintext: Buffer | string): Buffer {
    return this.current.seal('payload', payloadBinding(this.#scope, label, id), plaintext);
  }

  open(label: string, id: string, sealed: Buffer): Buffer {
    return this.#openEnvelope('payload', payloadBinding(this.#scope, label, id), sealed);
  }

  openCredential(binding: Buffer, sealed: Buffer): Buffer {
    return this.#openEnvelope('credential', binding, sealed);
  }

  #openEnvelope(kind: 'payload' | 'credential', binding: Buffer, sealed: Buffer): Buffer {
    const envelope = unpackEnvelope(sealed);
    const key = this.#byName.get(envelope.keyName);
    if (!key) {
      throw new VaultError(
        'no_key',
        `Integration ${this.connectionId} has no key of version ${envelope.keyName} here.`,
      );
    }
    return key.open(kind, binding, envelope);
  }
}
