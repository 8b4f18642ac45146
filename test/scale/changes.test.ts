import type { UseCaseContext } from '../../usecases/context';
import { reclaim } from '../../usecases/changes/reclaim';
import { contextOn } from '../support/contextOnTinyTenant';
import { tinyTenant, type TinyTenant, type TinyUser } from '../support/tinyTenant';

const skuId = 'aaaaaaaa-0000-4000-8000-000000000001';
const userId = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const skus = [
  {
    ...{ skuId, skuPartNumber: 'A', consumedUnits: 9_000, servicePlans: [] },
    prepaidUnits: { enabled: 9_000 },
  },
];
const tenantOf = (count: number): TinyTenant =>
  tinyTenant(
    Object.fromEntries(
      Array.from({ length: count }, (_, index): [string, TinyUser] => [
        userId(index),
        { direct: { [skuId]: [] }, inherited: [] },
      ]),
    ),
    { skus },
  );
const reclaimAll = (context: UseCaseContext, users: string[], dryRun: boolean) =>
  reclaim(context, {
    items: users.map((id) => ({ id })),
    stopAtFirstFailure: true,
    earlier: [],
    readMaxUsers: () => 100,
    readRequests: () =>
      users.map((user) => ({
        ...{ user, dryRun, protect: new Set<string>(), recheckActivity: false, note: null },
        scope: { licenses: 'all' as const },
      })),
  });

test('40,000 items of one user take linear time: a quadratic plan would outlast the test', async () => {
  const items = Array<string>(40_000).fill(userId(0));
  const tenant = tenantOf(1);
  const output = await reclaimAll(contextOn(tenant), items, false);
  expect(tenant.writes).toHaveLength(1);
  expect(output.filter(({ outcome }) => outcome === 'reclaimed')).toHaveLength(1);
  expect(output.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(39_999);
}, 30_000);

test.each([true, false])(
  'Max Users refuses long before 5,001 users are read (dry run: %s)',
  async (dryRun) => {
    const tenant = tenantOf(5_001);
    const users = [...tenant.users.keys()];
    const run = reclaimAll(contextOn(tenant), users, dryRun);
    await expect(run).rejects.toThrow(
      'These items would change the licenses of at least 600 users, but Max Users allows 100. Nothing was changed.',
    );
    expect(tenant.usersRead()).toBe(600);
    expect(tenant.writes).toEqual([]);
  },
);
