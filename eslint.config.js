// What a reader may expect of every file. An exception to a rule stands here, or beside the line it is for, with its reason.
import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { houseRules } from './tools/eslint-rules.js';

const TESTS = [
  '**/*.spec.{ts,tsx}',
  'apps/admin/src/testing/**',
  '**/*.int-spec.ts',
  '**/*.e2e-spec.ts',
  '**/*.type-spec.ts',
  'e2e/**/*.ts',
  'libs/testing/**/*.ts',
];
const SCRIPTS = ['**/*.{js,mjs,cjs}'];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name: one thing then has one name everywhere.',
};
const GLOBALS_THAT_OPEN_SOCKETS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
  name,
  message: 'Only the outbound pipeline (libs/calls over platform/http-out) opens sockets to others.',
}));

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/.dist-*/',
      '**/node_modules/',
      '**/generated/',
      '.nx/',
      '.cache/',
      '.patchbay/',
      'coverage/',
      'test-results/',
      'playwright-report/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    plugins: { patchbay: houseRules },
    rules: {
      'patchbay/file-names': 'error',
      'patchbay/explained-directives': 'error',
      // Sizes: a function fits a screen, a file a sitting.
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      // ESLint counts every `??`, `?.` and default value as a branch; a switch is one decision, however many cases it has.
      complexity: ['error', { max: 12, variant: 'modified' }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Knows by itself which imports decorated constructors need as values.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A Nest module is a class whose decorator is all there is; a dynamic one has not even that.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // Numbers and booleans read well in a message; objects do not, and stay refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A guard clause may return the last call it makes: `if (late) return send(503);`.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // DTO classes are shapes for validation and the OpenAPI document; what is sent is often a plain object of that shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Ports are asynchronous for the adapters that wait; those that do not keep the signature.
      '@typescript-eslint/require-await': 'off',
      // `Database.query<Row>` and the like name the row they expect: that is what the parameter is for.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      'max-params': 'off', // the typed rule above does not count `this`
      'no-console': 'error',
      'no-restricted-globals': ['error', ...GLOBALS_THAT_OPEN_SOCKETS],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@patchbay/platform',
              importNames: ['OutboundHttp'],
              message: 'Every exchange with a vendor goes through Calls.run of @patchbay/calls.',
            },
          ],
        },
      ],
    },
  },
  {
    // Nest builds these: one parameter is one collaborator, and the count is kept low by splitting services.
    files: ['**/*.{service,controller,module,repository,worker,processor}.ts'],
    rules: { '@typescript-eslint/max-params': ['error', { max: 8 }] },
  },
  {
    // One migration is one step of history: split, it could be applied by half.
    files: ['**/*.migration.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // The pipeline itself, and the composition root that wires it.
    files: ['libs/calls/src/**/*.ts', 'apps/api/src/**/*.ts', 'libs/testing/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // The browser, the typed client of a caller and the tools of this workspace talk to the hub, never to a vendor.
    files: ['apps/admin/**/*.{ts,tsx}', 'libs/client/src/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['apps/admin/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    // Every word a person reads comes from a locale file, so that no language is left half done.
    rules: { 'patchbay/no-literal-text': 'error' },
  },
  {
    // Tests are sentences: a describe block is as long as its feature, and a test plays the client on the other side.
    files: TESTS,
    rules: {
      'patchbay/no-literal-text': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-globals': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off', // expect(fake.method) is how a fake is asked
    },
  },
  {
    // Vite, Playwright, Jest and dependency-cruiser read a default export.
    files: [
      ...['**/*.config.{ts,js,mjs}', '**/.*.mjs'],
      ...['tools/skipped-tests-reporter.js', 'tools/jest-*.js', 'libs/testing/src/jest-global-*.ts'],
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: SCRIPTS,
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'fetch',
          'URL',
          'Buffer',
          'performance',
          'AbortSignal',
          'structuredClone',
          ...['document', 'localStorage', 'globalThis', 'AbortController'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
