// Packages published as ES modules only; jest loads CommonJS, so these are transformed too.
const esModulesOnly = ['jose', '@faker-js/faker', '@pnp', 'd3-[a-z-]+', 'internmap'];

const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

/**
 * Three rings: the pieces, the built package inside n8n-core, and the packed package in a real n8n with a real browser.
 * Beside them what holds over several pieces and for any input, the rules of the house with planted violations, and the
 * emulator at the size of a large tenant: none of these is run while typing.
 */
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
      testPathIgnorePatterns: [...common.testPathIgnorePatterns, '<rootDir>/test/unit/properties/'],
    },
    {
      ...common,
      displayName: 'properties',
      testMatch: ['<rootDir>/test/unit/properties/**/*.test.ts'],
    },
    { ...common, displayName: 'lint', testMatch: ['<rootDir>/test/lint/**/*.test.ts'] },
    { ...common, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.test.ts'] },
    { ...common, displayName: 'scale', testMatch: ['<rootDir>/test/scale/**/*.test.ts'] },
    {
      ...common,
      displayName: 'workflow',
      testMatch: ['<rootDir>/test/workflow/**/*.test.ts'],
      globalSetup: '<rootDir>/scripts/build.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/patience.ts'],
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/scripts/pack.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/patience.ts'],
    },
  ],
};
