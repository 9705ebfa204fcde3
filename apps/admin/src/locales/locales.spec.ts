import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');
const FOLDERS = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)locales\/(.*\/)?en\.json$/.test(path))
  .map((path) => dirname(path));
const PLURAL = /_(zero|one|two|few|many|other)$/;
// What `t(key, { context })` adds.
const CONTEXT = /_\w+$/;

type Texts = Map<string, string>;

function textsOf(folder: string, language: string): Texts {
  const texts: Texts = new Map();
  const collect = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as object)) collect(inner, path === '' ? key : `${path}.${key}`);
  };
  collect(JSON.parse(readFileSync(join(SOURCE, folder, `${language}.json`), 'utf8')), '');
  return texts;
}

// Where a key can stand in the sources: whole, or with a part that is filled in.
const WHOLE = /'(?:[\w/-]+:)?([\w.-]+)'/g;
const BEGIN = /`(?:[\w/-]+:)?([\w-]+\.[\w.-]*)\$\{/g;
const END = /`\$\{\w+\}(\.?\w[\w.-]*)`/g;

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.spec)\.tsx?$/.test(path))
  .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => new Set([...sources.matchAll(pattern)].map(([, key]) => key ?? ''));
const wholes = found(WHOLE);
const begins = [...found(BEGIN)];
const ends = [...found(END)];

const isUsed = (key: string) =>
  wholes.has(key) || begins.some((begin) => key.startsWith(begin)) || ends.some((end) => key.endsWith(end));

const keysWithoutPlural = (texts: Texts) =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '');

describe.each(FOLDERS)('the texts of %s', (folder) => {
  const english = textsOf(folder, 'en');
  const arabic = textsOf(folder, 'ar');

  it('are there in both languages, key by key', () => {
    expect(keysWithoutPlural(arabic)).toEqual(keysWithoutPlural(english));
  });

  it('are all used somewhere', () => {
    expect(keysWithoutPlural(english).filter((key) => !isUsed(key) && !isUsed(key.replace(CONTEXT, '')))).toEqual([]);
  });

  it.each([
    ['en', english],
    ['ar', arabic],
  ])('have every plural form of %s', (language, texts) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = new Set([...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
    for (const key of counted) {
      const forms = [...texts.keys()].filter((other) => PLURAL.test(other) && other.replace(PLURAL, '') === key);
      expect(forms.map((form) => form.replace(`${key}_`, '')).sort()).toEqual([...pluralCategories].sort());
    }
  });

  it('say nothing empty, and fill in what the other language fills in', () => {
    const known = (texts: Texts, key: string) =>
      new Set(
        [...texts].filter(([other]) => other.replace(PLURAL, '') === key).flatMap(([, text]) => placeholders(text)),
      );
    expect([...english, ...arabic].filter(([, text]) => text.trim() === '')).toEqual([]);
    for (const key of keysWithoutPlural(english)) expect([key, known(arabic, key)]).toEqual([key, known(english, key)]);
  });
});
