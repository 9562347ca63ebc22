// swc removes types without checking them, so `tsc` is a step of its own.
export default {
  testTimeout: 60_000, // for a test that hangs; long enough for a busy machine
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/support/engine/setup.mjs',
  globalTeardown: '<rootDir>/tests/support/engine/teardown.mjs',
  testMatch: ['<rootDir>/tests/{unit,integration,weapp,browser}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^@zhixing/(shared|functions|local)/(.*)$': '<rootDir>/$1/$2' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          experimental: { keepImportAttributes: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  modulePathIgnorePatterns: [
    '<rootDir>/.*/dist/',
    '<rootDir>/.*/dist-h5/',
    '<rootDir>/\\.serverless/',
    '<rootDir>/\\.esbuild/',
    '<rootDir>/var/',
  ],
}
