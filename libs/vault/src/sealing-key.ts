import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { Envelope, EnvelopeKind } from './envelope.ts';
import { envelopeHeader, NONCE_BYTES, packEnvelope, SALT_BYTES, TAG_BYTES, unpackEnvelope } from './envelope.ts';
import { VaultError } from './vault.errors.ts';

export const KEY_BYTES = 32;
const ALGORITHM = 'aes-256-gcm';
const INFO = 'patchbay/vault/1/';

/**
 * How many messages one derived key seals. With random 96-bit nonces the chance of a repeat after n messages is about
 * n² / 2⁹⁷: 2⁻⁵⁷ here, far inside the 2⁻³² that NIST SP 800-38D asks for.
 */
const MESSAGES_PER_SESSION = 2 ** 20;
const REMEMBERED_SALTS = 64;

interface Session {
  readonly salt: Buffer;
  readonly key: KeyObject;
  left: number;
}

/**
 * A key that closes and opens envelopes. It never encrypts by itself: each sealing session of each process derives a key of
 * its own from a random salt that the envelope carries, so no limit on messages per key has to be counted in the database.
 */
export class SealingKey {
  readonly name: string;
  readonly #key: KeyObject;
  readonly #sessions = new Map<EnvelopeKind, Session>();
  readonly #derived = new Map<string, KeyObject>();
  readonly #headers = new Map<EnvelopeKind, Buffer>();
  readonly #messagesPerSession: number;

  constructor(name: string, material: Buffer, options: { messagesPerSession?: number } = {}) {
    if (material.length !== KEY_BYTES) throw new RangeError(`A key has ${KEY_BYTES} bytes.`);
    this.name = name;
    this.#key = createSecretKey(material);
    this.#messagesPerSession = options.messagesPerSession ?? MESSAGES_PER_SESSION;
  }

  seal(kind: EnvelopeKind, binding: Buffer, plaintext: Buffer | string): Buffer {
    const session = this.#session(kind);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, session.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(this.#authenticated(kind, binding));
    const head = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
    const ciphertext = Buffer.concat([head, cipher.final()]);
    return packEnvelope({ kind, keyName: this.name, salt: session.salt, nonce, tag: cipher.getAuthTag(), ciphertext });
  }

  /** Throws `unreadable` unless the bytes were sealed by this key, as this kind, for this binding, and are unaltered. */
  open(kind: EnvelopeKind, binding: Buffer, sealed: Buffer | Envelope): Buffer {
    const envelope = Buffer.isBuffer(sealed) ? unpackEnvelope(sealed) : sealed;
    if (envelope.kind !== kind || envelope.keyName !== this.name) throw unreadable();
    const decipher = createDecipheriv(ALGORITHM, this.#derive(kind, envelope.salt), envelope.nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.#authenticated(kind, binding));
    decipher.setAuthTag(envelope.tag);
    try {
      return Buffer.concat([decipher.update(envelope.ciphertext), decipher.final()]);
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  #session(kind: EnvelopeKind): Session {
    let session = this.#sessions.get(kind);
    if (!session || session.left === 0) {
      const salt = randomBytes(SALT_BYTES);
      session = { salt, key: this.#derive(kind, salt), left: this.#messagesPerSession };
      this.#sessions.set(kind, session);
    }
    session.left -= 1;
    return session;
  }

  /** The header is authenticated too, so that an envelope cannot be relabelled. */
  #authenticated(kind: EnvelopeKind, binding: Buffer): Buffer {
    let header = this.#headers.get(kind);
    if (!header) {
      header = envelopeHeader(kind, this.name);
      this.#headers.set(kind, header);
    }
    return Buffer.concat([header, binding]);
  }

  #derive(kind: EnvelopeKind, salt: Buffer): KeyObject {
    const cacheKey = `${kind}:${salt.toString('latin1')}`;
    const known = this.#derived.get(cacheKey);
    if (known) return known;
    const derived = createSecretKey(Buffer.from(hkdfSync('sha256', this.#key, salt, INFO + kind, KEY_BYTES)));
    if (this.#derived.size >= REMEMBERED_SALTS) this.#derived.delete(this.#derived.keys().next().value ?? '');
    this.#derived.set(cacheKey, derived);
    return derived;
  }
}

function unreadable(cause?: unknown): VaultError {
  return new VaultError(
    'unreadable',
    'The stored value cannot be read: it was altered, moved or sealed with another key.',
    { cause },
  );
}
