/** How swc reads a file; `.tsx` is the admin app's, whose components import React by themselves. */
const swc = (parser, transform) => [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript', ...parser }, transform },
  },
];

/** One Jest run over every project: sources are transformed by swc and linked as ES modules. */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@patchbay/source', 'node', 'node-addons'] },
  testMatch: [
    '<rootDir>/{apps,libs,tools}/**/*.{spec,int-spec}.ts',
    '<rootDir>/apps/admin/**/*.spec.tsx',
    '<rootDir>/e2e/**/*.e2e-spec.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.css$': '<rootDir>/tools/jest-css-modules.js' },
  transform: {
    '^.+\\.ts$': swc(
      { decorators: true },
      { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    ),
    '^.+\\.tsx$': swc({ tsx: true }, { react: { runtime: 'automatic' } }),
  },
  globalSetup: '<rootDir>/libs/testing/src/jest-global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest-global-teardown.ts',
  reporters: ['default', '<rootDir>/tools/skipped-tests-reporter.js'],
  testTimeout: 240_000,
  // What a file loaded is not all given back (20 MB each): a worker that holds much of it spends its time collecting garbage.
  workerIdleMemoryLimit: '700MB',
  cacheDirectory: '<rootDir>/.cache/jest',
};
