import fc from 'fast-check';
import { type Tenant, TenantError, skuIdOf } from '../../../emulator/tenant';
import { enabledPlanIds } from '../../../emulator/tenant/licenseView';
import { planViolations } from '../../../emulator/tenant/planRules';
import { change, groupWith, scene, userWith } from '../../support/tenantScene';

const suites = [
  'SPE_E3',
  'SPE_E5',
  'STANDARDPACK',
  'SPE_F1',
  'MCOEV',
  'POWER_BI_PRO',
  'EXCHANGEARCHIVE_ADDON',
];
const names = ['adele', 'alex', 'megan', 'nestor'];

type Step =
  | { kind: 'assign'; user: number; add: string[]; remove: string[]; off: boolean }
  | { kind: 'member'; user: number; group: number; joins: boolean }
  | { kind: 'seats'; sku: string; seats: number }
  | { kind: 'reprocess'; user: number }
  | { kind: 'delete'; user: number };

const user = fc.nat(names.length - 1);
const sku = fc.constantFrom(...suites);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      user,
      add: fc.uniqueArray(sku, { maxLength: 2 }),
      remove: fc.uniqueArray(sku, { maxLength: 2 }),
      off: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('member' as const),
      user,
      group: fc.nat(1),
      joins: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('seats' as const), sku, seats: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reprocess' as const), user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), user }) },
);

describe('whatever is written, accepted or refused', () => {
  it('seats, states and the merged view agree, and no user gains a conflict', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const tenant = scene(Object.fromEntries(suites.map((suite) => [suite, 2])));
        const ids = names.map((name) => userWith(tenant, name).id);
        const groups = [
          groupWith(tenant, 'one', 'SPE_E3', []).id,
          groupWith(tenant, 'two', 'STANDARDPACK', []).id,
        ];
        for (const one of steps) {
          attempt(() => run(tenant, ids, groups, one));
          expect(inconsistencies(tenant)).toEqual([]);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('a refused write leaves the user as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const tenant = scene(Object.fromEntries(suites.map((suite) => [suite, 1])));
        const ids = names.map((name) => userWith(tenant, name).id);
        const groups = [
          groupWith(tenant, 'one', 'SPE_E3', []).id,
          groupWith(tenant, 'two', 'STANDARDPACK', []).id,
        ];
        for (const one of steps) {
          const before = ids.map((id) => tenant.currentUser(id));
          const refused = attempt(() => run(tenant, ids, groups, one));
          const changed = ids.filter((id, at) => tenant.currentUser(id) !== before[at]);
          expect(refused ? changed : []).toEqual([]);
        }
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });
});

function run(tenant: Tenant, ids: string[], groups: string[], one: Step): void {
  const id = 'user' in one ? (ids[one.user] ?? '') : '';
  switch (one.kind) {
    case 'assign':
      tenant.assignLicense(
        id,
        change(
          one.add.map((suite) => [suite, one.off && suite === 'SPE_E3' ? ['TEAMS1'] : []]),
          one.remove,
        ),
      );
      return;
    case 'member':
      if (one.joins) tenant.addGroupMember(groups[one.group] ?? '', id);
      else tenant.removeGroupMember(groups[one.group] ?? '', id);
      return;
    case 'seats':
      tenant.setSeats(skuIdOf(one.sku), one.seats);
      return;
    case 'reprocess':
      tenant.reprocessLicenseAssignment(id);
      return;
    case 'delete':
      tenant.deleteUser(id);
  }
}

/** Whether the tenant refused. Anything but a refusal goes on up. */
function attempt(write: () => void): boolean {
  try {
    write();
    return false;
  } catch (error) {
    if (error instanceof TenantError) return true;
    throw error;
  }
}

/** Every disagreement between seats, states, groups and the merged view, in words. */
function inconsistencies(tenant: Tenant): string[] {
  const found: string[] = [];
  const holders = new Map<string, number>();
  const same = (one: Iterable<string>, other: Iterable<string>) =>
    JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
  for (const { user: one } of tenant.scanUsers()) {
    const held = new Set(
      one.licenseAssignments.filter(({ state }) => state === 'Active').map(({ skuId }) => skuId),
    );
    for (const skuId of held) holders.set(skuId, (holders.get(skuId) ?? 0) + 1);
    const merged = tenant.assignedLicenses(one).map(({ skuId }) => skuId);
    if (!same(merged, held)) found.push(`${one.displayName}: merged view`);
    const direct = one.licenseAssignments.filter(({ assignedByGroup }) => assignedByGroup === null);
    if (new Set(direct.map(({ skuId }) => skuId)).size < direct.length)
      found.push(`${one.displayName}: twice`);
    const inherited = one.licenseAssignments.flatMap(({ assignedByGroup }) => assignedByGroup ?? []);
    if (!same(inherited, tenant.memberOf(one.id))) found.push(`${one.displayName}: groups`);
    const conflicts = planViolations(enabledPlanIds(one, (skuId) => tenant.sku(skuId)));
    if (conflicts.some(({ kind }) => kind === 'mutuallyExclusive'))
      found.push(`${one.displayName}: conflict`);
  }
  for (const { skuId, skuPartNumber } of tenant.skus()) {
    if (tenant.consumedUnits(skuId) !== (holders.get(skuId) ?? 0)) found.push(`${skuPartNumber}: seats`);
  }
  return found;
}
