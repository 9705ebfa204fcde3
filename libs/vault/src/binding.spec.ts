import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import {
  connectionKeyBinding,
  credentialBinding,
  payloadBinding,
  payloadScope,
  tenantKeyBinding,
  tenantPayloadScope,
} from './binding.ts';

type Binding = (parts: readonly string[], version: number) => Buffer;

const at = (parts: readonly string[], index: number): string => parts[index] ?? '';

const bindings: readonly [name: string, parts: number, of: Binding][] = [
  [
    'a credential',
    5,
    (parts, version) =>
      credentialBinding({
        tenantId: at(parts, 0),
        connectionId: at(parts, 1),
        field: at(parts, 2),
        kind: at(parts, 3),
        origin: at(parts, 4),
        form: 'value',
        version,
      }),
  ],
  ['a key of a tenant', 2, (parts, version) => tenantKeyBinding(at(parts, 0), at(parts, 1), version)],
  ['a key of a connection', 2, (parts, version) => connectionKeyBinding(at(parts, 0), at(parts, 1), version)],
  [
    'a payload of a connection',
    4,
    (parts) => payloadBinding(payloadScope(at(parts, 0), at(parts, 1)), at(parts, 2), at(parts, 3)),
  ],
  ['a payload of a tenant', 3, (parts) => payloadBinding(tenantPayloadScope(at(parts, 0)), at(parts, 1), at(parts, 2))],
];

// Few letters, so that parts that run into each other are met; lone surrogates, which UTF-8 would take for one another.
const part = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\ud800', '\ud801'), maxLength: 3 });

describe.each(bindings)('what %s is bound to', (_name, count, of) => {
  it('is other bytes whenever anything of it is other', () => {
    const parts = fc.array(part, { minLength: count, maxLength: count });
    fc.assert(
      fc.property(parts, parts, fc.nat({ max: count - 1 }), part, (one, other, index, instead) => {
        const nearly = one.with(index, instead);
        expect(of(one, 1).equals(of(other, 1))).toBe(isDeepStrictEqual(one, other));
        expect(of(one, 1).equals(of(nearly, 1))).toBe(at(one, index) === instead);
      }),
    );
  });

  it('is other bytes where two parts share what they say in another way', () => {
    const rest = Array.from({ length: count - 2 }, () => 'a');
    const [one, other] = [of(['a\0\0b', 'c', ...rest], 1), of(['a', 'b\0\0c', ...rest], 1)];
    expect(one.equals(other)).toBe(false);
  });
});

it.each(bindings.slice(0, 3))('%s is bound to its version', (_name, count, of) => {
  const parts = Array.from({ length: count }, () => 'a');
  expect(of(parts, 1).equals(of(parts, 2))).toBe(false);
});

it('a value is never taken for a reference, nor one kind of binding for another', () => {
  const credential = { tenantId: 'a', connectionId: 'a', field: 'a', kind: 'a', origin: 'a', version: 1 } as const;
  const all = [
    credentialBinding({ ...credential, form: 'value' }),
    credentialBinding({ ...credential, form: 'reference' }),
    tenantKeyBinding('a', 'a', 1),
    connectionKeyBinding('a', 'a', 1),
    payloadScope('a', 'a'),
    payloadBinding(tenantPayloadScope('a'), 'a', 'a'),
  ].map((bytes) => bytes.toString('hex'));
  expect(new Set(all).size).toBe(all.length);
});
