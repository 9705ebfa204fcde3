import { VaultError } from './vault.errors.ts';

/** What an envelope holds, and by that which key closes it. The numbers are in the database: never reuse one. */
const ENVELOPE_KINDS = { tenantKey: 1, connectionKey: 2, credential: 3, payload: 4 } as const;
export type EnvelopeKind = keyof typeof ENVELOPE_KINDS;

const FORMAT_VERSION = 1;
export const SALT_BYTES = 16;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/**
 * One ciphertext and everything but the key that is needed to open it:
 *
 *     format 1 byte | kind 1 byte | length of key name 1 byte | key name | salt 16 | nonce 12 | tag 16 | ciphertext
 *
 * The key name is the master key's id for a tenant key, else the version of the key one level up. Since every envelope says
 * what it was closed with, keys rotate row by row and need no migration.
 */
export interface Envelope {
  readonly kind: EnvelopeKind;
  readonly keyName: string;
  readonly salt: Buffer;
  readonly nonce: Buffer;
  readonly tag: Buffer;
  readonly ciphertext: Buffer;
}

const KIND_BY_NUMBER = new Map<number, EnvelopeKind>(
  (Object.keys(ENVELOPE_KINDS) as EnvelopeKind[]).map((kind) => [ENVELOPE_KINDS[kind], kind]),
);

/** The first bytes of an envelope, which are authenticated with the ciphertext. */
export function envelopeHeader(kind: EnvelopeKind, keyName: string): Buffer {
  const name = Buffer.from(keyName, 'latin1');
  if (name.length === 0 || name.length > 255) throw new RangeError('A key name has 1 to 255 characters.');
  return Buffer.concat([Buffer.from([FORMAT_VERSION, ENVELOPE_KINDS[kind], name.length]), name]);
}

export function packEnvelope(envelope: Envelope): Buffer {
  const { kind, keyName, salt, nonce, tag, ciphertext } = envelope;
  return Buffer.concat([envelopeHeader(kind, keyName), salt, nonce, tag, ciphertext]);
}

/** Takes an envelope apart; throws `unreadable` when it is not one. Nothing is authenticated yet. */
export function unpackEnvelope(bytes: Buffer): Envelope {
  if (bytes[0] !== FORMAT_VERSION)
    throw new VaultError('unreadable', 'The stored value has a format this version does not know.');
  const kind = KIND_BY_NUMBER.get(bytes[1] ?? 0);
  const nameEnd = 3 + (bytes[2] ?? 0);
  const saltEnd = nameEnd + SALT_BYTES;
  const nonceEnd = saltEnd + NONCE_BYTES;
  const tagEnd = nonceEnd + TAG_BYTES;
  if (kind === undefined || nameEnd === 3 || bytes.length < tagEnd) {
    throw new VaultError('unreadable', 'The stored value is damaged.');
  }
  return {
    kind,
    keyName: bytes.toString('latin1', 3, nameEnd),
    salt: bytes.subarray(nameEnd, saltEnd),
    nonce: bytes.subarray(saltEnd, nonceEnd),
    tag: bytes.subarray(nonceEnd, tagEnd),
    ciphertext: bytes.subarray(tagEnd),
  };
}
