import { layoutProblems } from '../../scripts/lint/layout.mjs';

const house = [
  'graph/permissions.ts',
  'graph/http/client.ts',
  'usecases/context.ts',
  'nodes/Microsoft365Licenses/operation.ts',
  'nodes/Microsoft365Licenses/microsoft365Licenses.svg',
  'scripts/lint/layout.mjs',
  'test/unit/graph/http/client.test.ts',
  'test/unit/properties/reclaim.test.ts',
  'test/support/tinyTenant.ts',
];

describe('what stands where', () => {
  it('is as it is meant', () => {
    expect(layoutProblems(house)).toEqual([]);
  });

  it.each([
    'graph/client.ts',
    'licensing/sku.ts',
    'usecases/helpers.ts',
    'nodes/errors.ts',
    'nodes/Microsoft365Licenses/hints.ts',
    'test/unit/graph/client.test.ts',
    'test/unit/graph/tinyTenant.ts',
  ])('refuses %s', (planted) => {
    expect(layoutProblems([...house, planted])).toEqual([expect.stringContaining(planted)]);
  });
});
