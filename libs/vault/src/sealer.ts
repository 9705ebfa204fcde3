/**
 * Seals and opens the payloads of one connection, synchronously. Take one from the vault for each piece of work rather than
 * keeping it: the vault forgets keys that were rotated or shredded, a kept sealer cannot.
 */
export interface Sealer {
  readonly tenantId: string;
  readonly connectionId: string;
  /** `label` names what is sealed (`operation.input`), `id` the row it belongs to; both must be the same to open it. */
  seal(label: string, id: string, plaintext: Buffer | string): Buffer;
  /** Throws VaultError: `unreadable` when anything was altered or moved, `no_key` when the key is unknown to this sealer. */
  open(label: string, id: string, sealed: Buffer): Buffer;
}
