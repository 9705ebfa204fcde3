import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { CredentialBinding } from './binding.ts';
import { credentialBinding, encodeParts, payloadBinding, payloadScope } from './binding.ts';
import { unpackEnvelope } from './envelope.ts';
import { SealingKey } from './sealing-key.ts';

const binding: fc.Arbitrary<CredentialBinding> = fc.record({
  tenantId: fc.string(),
  connectionId: fc.string(),
  field: fc.string(),
  kind: fc.constantFrom('api_key', 'oauth_token', 'webhook_secret', 'service_account'),
  form: fc.constantFrom('value' as const, 'reference' as const),
  version: fc.nat(),
  origin: fc.webUrl(),
});

describe('encodeParts', () => {
  it('never gives two lists the same bytes', () => {
    const parts = fc.array(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const same = left.length === right.length && left.every((part, index) => part === right[index]);
        expect(encodeParts(left).equals(encodeParts(right))).toBe(same);
      }),
    );
  });

  it('tells apart parts that only differ in where one ends', () => {
    expect(encodeParts(['ab', 'c'])).not.toEqual(encodeParts(['a', 'bc']));
    expect(encodeParts(['a', ''])).not.toEqual(encodeParts(['', 'a']));
    expect(encodeParts(['\ud800'])).not.toEqual(encodeParts(['\ud801']));
  });
});

describe('SealingKey', () => {
  const key = new SealingKey('1', randomBytes(32));

  it('opens what it sealed, whatever the bytes', () => {
    fc.assert(
      fc.property(binding, fc.uint8Array({ maxLength: 2000 }), (bound, bytes) => {
        const plaintext = Buffer.from(bytes);
        const sealed = key.seal('credential', credentialBinding(bound), plaintext);
        expect(key.open('credential', credentialBinding(bound), sealed)).toEqual(plaintext);
      }),
    );
  });

  it('refuses a ciphertext moved to another tenant, connection, field, kind, form, version or origin', () => {
    fc.assert(
      fc.property(binding, binding, fc.string(), (bound, other, plaintext) => {
        const sealed = key.seal('credential', credentialBinding(bound), plaintext);
        for (const part of Object.keys(bound) as (keyof CredentialBinding)[]) {
          if (bound[part] === other[part]) continue;
          const moved = credentialBinding({ ...bound, [part]: other[part] });
          expect(() => key.open('credential', moved, sealed)).toThrow(expect.objectContaining({ code: 'unreadable' }));
        }
      }),
    );
  });

  it('refuses any flipped bit, cut or added byte', () => {
    const bytes = fc.uint8Array({ maxLength: 100 });
    fc.assert(
      fc.property(binding, bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (bound, plaintext, position, bit) => {
        const additional = credentialBinding(bound);
        const sealed = key.seal('credential', additional, Buffer.from(plaintext));
        const flipped = Buffer.from(sealed);
        const at = position % sealed.length;
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
        const forgeries = [flipped, sealed.subarray(0, at), Buffer.concat([sealed, Buffer.from([bit])])];
        for (const forgery of forgeries) {
          expect(() => key.open('credential', additional, forgery)).toThrow(
            expect.objectContaining({ code: 'unreadable' }),
          );
        }
      }),
    );
  });

  it('refuses bytes that were never an envelope', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => key.open('payload', Buffer.alloc(0), Buffer.from(bytes))).toThrow(
          expect.objectContaining({ code: 'unreadable' }),
        );
      }),
    );
  });

  it('refuses a ciphertext presented as another kind, or to another key of the same name', () => {
    const scope = payloadBinding(payloadScope('t', 'c'), 'operation.input', 'o');
    const sealed = key.seal('payload', scope, 'hello');
    expect(() => key.open('credential', scope, sealed)).toThrow(expect.objectContaining({ code: 'unreadable' }));
    const stranger = new SealingKey('1', randomBytes(32));
    expect(() => stranger.open('payload', scope, sealed)).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });

  it('never repeats a nonce under one derived key, and derives another key after its share of messages', () => {
    const short = new SealingKey('1', randomBytes(32), { messagesPerSession: 10 });
    const sealed = Array.from({ length: 35 }, () =>
      unpackEnvelope(short.seal('payload', Buffer.alloc(0), 'same text')),
    );
    const pairs = new Set(sealed.map(({ salt, nonce }) => `${salt.toString('hex')}:${nonce.toString('hex')}`));
    const salts = new Set(sealed.map(({ salt }) => salt.toString('hex')));
    expect([pairs.size, salts.size]).toEqual([35, 4]);
  });

  it('names the key in the envelope', () => {
    const master = new SealingKey('2026-november', randomBytes(32));
    const envelope = unpackEnvelope(master.seal('tenantKey', Buffer.alloc(0), randomBytes(32)));
    expect(envelope).toMatchObject({ kind: 'tenantKey', keyName: '2026-november' });
  });
});
