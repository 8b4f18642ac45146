import { answerOf } from './lintTexts';

/** Every planted file exports a type, so that imports of types are tried too. */
const file = (...imports: string[]) =>
  [
    ...imports.map((path, index) => `import type { T as T${index} } from '${path}';`),
    'export type T = 1;',
  ].join('\n');

const house = {
  'graph/permissions.ts': file(),
  'graph/http/client.ts': file('../permissions', 'csv-parse'),
  'graph/token/claims.ts': file('../http/client', 'node:crypto'),
  'graph/directory/users.ts': file('../http/client'),
  'graph/licenses/licenseWriter.ts': file('../directory/users', '../http/client'),
  'licensing/products/sku.ts': file('luxon'),
  'licensing/roster/user.ts': file('../products/sku'),
  'licensing/candidates/candidate.ts': file('../roster/user'),
  'licensing/report/charts/d3.ts': file('d3-scale'),
  'usecases/context.ts': file('../graph/http/client', '../licensing/products/sku'),
  'usecases/roster/readUser.ts': file('../context', '../../graph/directory/users'),
  'usecases/changes/reclaim.ts': file('../roster/readUser', '../../licensing/candidates/candidate'),
  'nodes/n8n/errors.ts': file('../../usecases/context', 'n8n-workflow'),
  'credentials/http.ts': file('../graph/token/claims', 'n8n-workflow'),
  'emulator/model.ts': file('fastify'),
};

const problemsOf = (planted: Record<string, string>) =>
  answerOf<string[]>('plantedHouse.mjs', [], { ...house, ...planted });

describe('the arrows of the house', () => {
  it('let the house through as it is meant', () => {
    expect(problemsOf({})).toEqual([]);
  }, 60_000);

  it.each<[string, string, string[]]>([
    ['no-circle', 'licensing/products/sku.ts', ['./family']],
    ['arrows-of-nodes', 'nodes/n8n/errors.ts', ['../../emulator/model']],
    ['arrows-of-usecases', 'usecases/context.ts', ['../nodes/n8n/errors']],
    ['arrows-of-licensing', 'licensing/roster/user.ts', ['../../graph/http/client']],
    ['arrows-of-graph', 'graph/http/client.ts', ['../../licensing/products/sku']],
    ['arrows-of-credentials', 'credentials/http.ts', ['../graph/http/client']],
    ['arrows-of-emulator', 'emulator/model.ts', ['../licensing/products/sku']],
    ['floors-of-graph', 'graph/permissions.ts', ['./http/loopback']],
    ['floors-of-graph', 'graph/directory/users.ts', ['../licenses/assignLicense']],
    ['floors-of-licensing', 'licensing/products/sku.ts', ['../roster/item']],
    ['floors-of-licensing', 'licensing/roster/user.ts', ['../changes/change']],
    ['floors-of-licensing', 'licensing/candidates/candidate.ts', ['../report/page']],
    ['floors-of-usecases', 'usecases/context.ts', ['./roster/item']],
    ['floors-of-usecases', 'usecases/roster/readUser.ts', ['../changes/change']],
    ['packages-of-usecases', 'usecases/context.ts', ['n8n-workflow']],
    ['packages-of-usecases', 'usecases/context.ts', ['@azure/msal-node']],
    ['packages-of-licensing', 'licensing/products/sku.ts', ['n8n-workflow']],
    ['bundled-packages', 'licensing/products/sku.ts', ['d3-scale']],
    ['packages-of-graph', 'graph/http/client.ts', ['n8n-workflow']],
    ['packages-of-credentials', 'credentials/http.ts', ['luxon']],
    ['modules-of-node', 'licensing/products/sku.ts', ['node:fs']],
  ])(
    '%s refuses what is planted into %s: an import of %j',
    (rule, planted, imports) => {
      const problems = problemsOf({
        // The other ends of planted arrows; the first closes a circle.
        'licensing/products/family.ts': file('./sku'),
        'graph/http/loopback.ts': file(),
        'graph/licenses/assignLicense.ts': file(),
        'licensing/roster/item.ts': file(),
        'licensing/changes/change.ts': file(),
        'licensing/report/page.ts': file(),
        'usecases/roster/item.ts': file(),
        'usecases/changes/change.ts': file(),
        [planted]: file(...imports),
      });
      expect(problems.map((problem) => problem.split(/[:,] /)[1])).toContain(rule);
      expect(problems.some((problem) => problem.includes(planted))).toBe(true);
    },
    60_000,
  );
});
