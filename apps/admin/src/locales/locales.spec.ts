import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');
const FOLDERS = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)locales\/(.*\/)?en\.json$/.test(path))
  .map((path) => dirname(path));
const PLURAL = /_(zero|one|two|few|many|other)$/;

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

const keysWithoutPlural = (texts: Texts) =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '');

describe.each(FOLDERS)('the texts of %s', (folder) => {
  const english = textsOf(folder, 'en');
  const arabic = textsOf(folder, 'ar');

  it('are there in both languages, key by key', () => {
    expect(keysWithoutPlural(arabic)).toEqual(keysWithoutPlural(english));
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
