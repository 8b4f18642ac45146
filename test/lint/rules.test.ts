import { lintTexts } from './lintTexts';

const operation = 'nodes/Microsoft365Licenses/resources/user/get.ts';

describe('a rule of the house', () => {
  it('described-directives: a comment that switches a lint rule off says why', () => {
    const directive = '// eslint-disable-next-line no-console';
    expect(
      lintTexts('house/described-directives', {
        'graph/http/client.ts': `${directive}\nconsole.log(1);`,
        'licensing/products/sku.ts': `${directive} -- shown to the person at the terminal\nconsole.log(1);`,
        'licensing/roster/user.ts': `/* eslint-disable */\nconsole.log(1);`,
      }),
    ).toEqual({ 'graph/http/client.ts': 1, 'licensing/products/sku.ts': 0, 'licensing/roster/user.ts': 1 });
  }, 60_000);

  it('license-spelling: texts of the package spell license', () => {
    expect(
      lintTexts('house/license-spelling', {
        'usecases/context.ts': "export const text = 'The user has no licence.';",
        'graph/permissions.ts': 'export const text = (n: number) => `${n} licences`;',
        'licensing/products/sku.ts': "// A licence, in a comment.\nexport const text = 'license';",
        'emulator/index.ts': "export const text = 'licence';",
      }),
    ).toEqual({
      'usecases/context.ts': 1,
      'graph/permissions.ts': 1,
      'licensing/products/sku.ts': 0,
      'emulator/index.ts': 0,
    });
  }, 60_000);

  it('operation-exports: an operation exports menu, description and execute', () => {
    const whole =
      'export const menu = {};\nexport const description = [];\nexport async function execute() {}';
    const texts = [
      whole,
      whole.replace('export const menu', 'const menu'),
      `${whole}\nexport const more = 1;`,
    ];
    expect(
      texts.map((text) => lintTexts('house/operation-exports', { [operation]: text })[operation]),
    ).toEqual([0, 1, 1]);
  }, 60_000);

  it('the clock is handed in: use cases and decisions have none of their own', () => {
    expect(
      lintTexts('no-restricted-syntax', {
        'usecases/context.ts': 'export const now = [new Date(), Date.now(), new Date(0)];',
        'licensing/money/prices.ts':
          "import { DateTime } from 'luxon';\nexport const now = [DateTime.utc(), DateTime.now()];",
        'nodes/n8n/hints.ts': 'export const now = Date.now();',
      }),
    ).toEqual({ 'usecases/context.ts': 2, 'licensing/money/prices.ts': 2, 'nodes/n8n/hints.ts': 0 });
  }, 60_000);

  it('max-lines: a use case can be read whole', () => {
    const text = 'export const one = 1;\n'.repeat(201);
    expect(lintTexts('max-lines', { 'usecases/context.ts': text, 'emulator/index.ts': text })).toEqual({
      'usecases/context.ts': 1,
      'emulator/index.ts': 0,
    });
  }, 60_000);
});
