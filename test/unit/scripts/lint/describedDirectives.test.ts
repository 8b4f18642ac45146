import { lintTexts } from './lintTexts';

describe('a comment that switches a lint rule off', () => {
  it('has to say why', () => {
    const directive = '// eslint-disable-next-line no-console';
    expect(
      lintTexts('house/described-directives', {
        'graph/http/client.ts': `${directive}\nconsole.log(1);`,
        'licensing/products/sku.ts': `${directive} -- shown to the person at the terminal\nconsole.log(1);`,
        'licensing/roster/user.ts': `/* eslint-disable */\nconsole.log(1);`,
      }),
    ).toEqual({ 'graph/http/client.ts': 1, 'licensing/products/sku.ts': 0, 'licensing/roster/user.ts': 1 });
  }, 60_000);
});
