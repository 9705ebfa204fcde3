import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keepReferences, referencesIn, STEP_KEY, substitute, textOf, valueAt, type Path } from './reference.ts';

/** JSON without anything that looks like a reference. */
const plain = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('$from'));
const key = fc.stringMatching(STEP_KEY);
const segment = fc.stringMatching(/^[a-z0-9_]{1,8}$/);
const reference = fc.record({ step: key, path: fc.array(segment, { maxLength: 4 }) });

/** A document in which some values are references: what was put where is known. */
const document = fc.letrec<{ node: unknown; mark: { $from: string } }>((tie) => ({
  mark: reference.map((each) => ({ $from: textOf(each) })),
  node: fc.oneof(
    { maxDepth: 4 },
    plain,
    tie('mark'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(segment, tie('node'), { maxKeys: 4 }),
  ),
}));

/** The naive way: by text. */
function marksIn(value: unknown): number {
  return (JSON.stringify(value).match(/\{"\$from":/g) ?? []).length;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown>)[name], value);
}

describe('references', () => {
  it('are all found, where they are, whatever surrounds them', () => {
    fc.assert(
      fc.property(document.node, (value) => {
        const { references, bad } = referencesIn(value);
        expect(bad).toEqual([]);
        expect(references).toHaveLength(marksIn(value));
        for (const found of references) expect(at(value, found.at)).toEqual({ $from: textOf(found) });
      }),
    );
  });

  it('are replaced whole and with their type, and nothing else is touched', () => {
    fc.assert(
      fc.property(document.node, plain, (value, result) => {
        const filled = substitute(value, () => result);
        const { references } = referencesIn(value);
        for (const { at: place } of references) expect(at(filled, place)).toEqual(result);
        // What was not replaced, put back, gives what was there.
        expect(substitute(value, ({ step, path }) => ({ $from: textOf({ step, path }) }))).toEqual(value);
        expect(referencesIn(filled).references).toEqual([]);
      }),
    );
  });

  it('leave a value without any as it is', () => {
    fc.assert(fc.property(plain, (value) => expect(substitute(value, () => 'never')).toEqual(value)));
  });

  it('do not change what they were read from', () => {
    fc.assert(
      fc.property(document.node, (value) => {
        const before = JSON.stringify(value);
        substitute(value, () => 1);
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });

  it('find in a result what was put there', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), plain, (path, value) => {
        const result = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
        expect(valueAt(result, path)).toEqual(value);
      }),
    );
  });

  it.each([
    { $from: 5 },
    { $from: 'charge' },
    { $from: 'charge.output.id' },
    { $from: 'charge.result.' },
    { $from: 'charge.result..id' },
    { $from: '.result.id' },
    { $from: 'charge.result.id', or: 'else' },
    { $from: { $from: 'charge.result.id' } },
  ])('that cannot be read are told: %j', (marked) => {
    expect(referencesIn({ list: [marked] })).toMatchObject({ references: [], bad: [{ at: ['list', 0] }] });
  });

  it.each(['constructor', '__proto__', 'length', 'toString'])('find no %s that nobody put there', (name) => {
    expect(valueAt({ list: [] }, [name])).toBeUndefined();
    expect(valueAt({ list: [] }, ['list', name])).toBeUndefined();
    expect(valueAt('text', [name])).toBeUndefined();
  });

  it('take elements of lists by their index', () => {
    expect(valueAt({ items: [{ id: 'a' }, { id: 'b' }] }, ['items', '1', 'id'])).toBe('b');
    expect(valueAt({ items: [1] }, ['items', '01'])).toBeUndefined();
  });

  it('stay readable where what they bring in is hidden, and nothing else does', () => {
    const template = {
      to: '+1',
      body: { $from: 'ask.result.text' },
      parts: [{ text: 'secret' }, { text: { $from: 'a.result' } }],
    };
    const redacted = { to: '+1', body: '[redacted]', parts: [{ text: '[redacted]' }, { text: '[redacted]' }] };
    expect(keepReferences(redacted, template)).toEqual({
      to: '+1',
      body: { $from: 'ask.result.text' },
      parts: [{ text: '[redacted]' }, { text: { $from: 'a.result' } }],
    });
    expect(keepReferences({ parts: '[redacted]' }, template)).toEqual({ parts: '[redacted]' });
  });
});
