import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import { houseRules } from './eslint-rules.js';

function complaints(filename: string, source = 'export const here = 1;'): (string | null)[] {
  const config: Linter.Config = {
    files: ['**/*'],
    plugins: { patchbay: houseRules },
    rules: { 'patchbay/file-names': 'error', 'patchbay/explained-directives': 'error' },
  };
  return new Linter().verify(source, [config], { filename }).map((message) => message.ruleId);
}

function textComplaints(jsx: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.jsx'],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { patchbay: houseRules },
    rules: { 'patchbay/no-literal-text': 'error' },
  };
  return new Linter()
    .verify(`export const here = ${jsx};`, [config], { filename: 'a.jsx' })
    .map(({ message }) => message);
}

describe('house rules', () => {
  it.each(['<p>Hello</p>', "<p>{'Hello'}</p>", '<button aria-label="Close" />', '<input placeholder="Name" />'])(
    'refuse words outside the locale files: %s',
    (jsx) => expect(textComplaints(jsx)).toEqual([expect.stringContaining('locale file')]),
  );

  it.each(['<p>{t("hello")}</p>', '<p>· {count} /</p>', '<input type="email" name="email" />'])(
    'accept what is no text of ours: %s',
    (jsx) => expect(textComplaints(jsx)).toEqual([]),
  );

  it.each([
    'libs/vault/src/seal.service.js',
    'a.e2e-spec.js',
    '.dependency-cruiser.mjs',
    '0001-foundation.migration.js',
  ])('accept the file name %s', (name) => expect(complaints(name)).toEqual([]));

  it.each([
    'sealService.js',
    'Seal.js',
    'seal_service.js',
    'seal.utils.js',
    'http-helpers.js',
    'common.js',
    'key-manager.js',
  ])('refuse the file name %s', (name) => expect(complaints(name)).toEqual(['patchbay/file-names']));

  it('refuse a switched-off rule without a reason', () => {
    expect(complaints('a.js', '/* eslint-disable no-undef */')).toContain('patchbay/explained-directives');
  });

  it('accept a switched-off rule with its reason', () => {
    const source = '/* eslint-disable no-undef -- the globals of a browser console */';
    expect(complaints('a.js', source)).not.toContain('patchbay/explained-directives');
  });
});
