import eslint from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { describedDirectives } from './scripts/lint/describedDirectives.mjs';
import { licenseSpelling } from './scripts/lint/licenseSpelling.mjs';
import { operationExports } from './scripts/lint/operationExports.mjs';

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'artifacts/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: globals.node },
    plugins: {
      house: {
        rules: {
          'described-directives': describedDirectives,
          'license-spelling': licenseSpelling,
          'operation-exports': operationExports,
        },
      },
    },
    rules: { 'house/described-directives': 'error', eqeqeq: 'error' },
  },
  { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // An empty text is as absent as null: forms and CSV files send both.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // The wire is untyped: in `get<T>(path)` the caller names what it expects.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },

  {
    files: ['credentials/**/*.ts', 'nodes/**/*.ts', 'usecases/**/*.ts', 'licensing/**/*.ts', 'graph/**/*.ts'],
    rules: { 'house/license-spelling': 'error' },
  },
  { files: ['nodes/*/resources/*/*.ts'], rules: { 'house/operation-exports': 'error' } },
  {
    files: ['usecases/**/*.ts', 'licensing/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          "NewExpression[callee.name='Date'][arguments.length=0]",
          "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(utc|now|local)$/]",
        ].map((selector) => ({ selector, message: 'The clock is handed in: `context.now()`.' })),
      ],
    },
  },
  { files: ['usecases/**/*.ts'], rules: { 'max-lines': ['error', 200] } },
  {
    files: ['graph/reports/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ObjectExpression > SpreadElement ~ Property',
          message:
            'There are millions of rows: a property behind a spread takes ten times as long, and fills the heap. Write all of them, or use Object.assign.',
        },
      ],
    },
  },

  {
    files: ['credentials/**/*.ts', 'nodes/**/*.ts', 'package.json'],
    extends: [n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport],
    plugins: { 'n8n-nodes-base': n8nNodesBase },
  },
  {
    files: ['package.json'],
    languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
    rules: {
      ...n8nNodesBase.configs.community.rules,
      // For n8n Cloud only; this package is for self-hosted n8n, which installs @azure/msal-node with it.
      '@n8n/community-nodes/no-runtime-dependencies': 'off',
      // The project has no public e-mail address.
      '@n8n/community-nodes/valid-author': 'off',
    },
  },
  {
    files: ['credentials/**/*.ts'],
    rules: {
      ...n8nNodesBase.configs.credentials.rules,
      // Only for credentials inside n8n's own repository; others give a URL.
      'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
    },
  },
  {
    files: ['nodes/**/*.ts'],
    rules: {
      ...n8nNodesBase.configs.nodes.rules,
      // Ask for ['main'], where @n8n/community-nodes/node-connection-type-literal asks for NodeConnectionTypes.Main.
      'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
      'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
    },
  },

  {
    files: ['test/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert', '**.expect*'] }],
      // A value that is not there fails the test either way.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Jest's matchers (`expect.stringContaining`) are typed `any`, and go wherever a value is expected.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      // Stand-ins keep the asynchronous signature of what they stand in for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  prettier,
);
