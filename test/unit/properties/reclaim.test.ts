import fc from 'fast-check';
import type { LicenseRow } from '../../../licensing/changes/outcome';
import type { RemovalScope } from '../../../licensing/changes/plans/removal';
import { changeLicenses } from '../../../usecases/changes/changeLicenses';
import { reclaim } from '../../../usecases/changes/reclaim';
import type { ChangeReport } from '../../../usecases/changes/changeReport';
import { toRestoration } from '../../../usecases/changes/restore';
import type { TenantLicenses } from '../../../usecases/tenantLicenses';
import { contextOn } from '../../support/contextOnTinyTenant';
import { tinyTenant, type StepTrouble, type TinyTenant, type TinyUser } from '../../support/tinyTenant';

const userIds = [1, 2, 3, 4, 5, 6].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
const skuIds = [1, 2, 3, 4].map((digit) => `aaaaaaaa-0000-4000-8000-00000000000${digit}`);
const planIds = [1, 2].map((digit) => `bbbbbbbb-0000-4000-8000-00000000000${digit}`);
const skus = skuIds.map((skuId, index) => ({
  skuId,
  skuPartNumber: `SKU_${index}`,
  appliesTo: 'User',
  capabilityStatus: 'Enabled',
  consumedUnits: 0,
  prepaidUnits: { enabled: 100, warning: 0, suspended: 0, lockedOut: 0 },
  servicePlans: planIds.map((servicePlanId) => ({
    servicePlanId,
    servicePlanName: servicePlanId.slice(-4),
    provisioningStatus: 'Success',
    appliesTo: 'User',
  })),
}));

const anyUser: fc.Arbitrary<TinyUser> = fc.record({
  direct: fc.dictionary(fc.constantFrom(...skuIds), fc.subarray(planIds), { noNullPrototype: true }),
  inherited: fc.subarray(skuIds),
});
const anyTenant = fc
  .tuple(...userIds.map(() => anyUser))
  .map((users) => Object.fromEntries(users.map((user, index) => [userIds[index] ?? '', user])));

/** An item with a mode of its own; `proposed` ones look like those of Find Candidates. */
interface Asked {
  id: string;
  mode: 'all' | 'selected' | 'proposed';
  skus: string[];
  review: string[];
}
const anyItems: fc.Arbitrary<Asked[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...userIds),
    mode: fc.constantFrom<Asked['mode']>('all', 'selected', 'proposed'),
    skus: fc.subarray(skuIds, { minLength: 1 }),
    review: fc.subarray(skuIds),
  }),
  { maxLength: 12 },
);

const toScope = ({ mode, skus: named, review }: Asked, tenant: TenantLicenses): RemovalScope => {
  const describe = (ids: string[]) => ids.map((skuId) => tenant.describe(skuId));
  if (mode === 'all') return { licenses: 'all' };
  if (mode === 'selected') return { licenses: 'selected', skus: describe(named) };
  const others = review.filter((skuId) => !named.includes(skuId));
  return { licenses: 'proposed', remove: describe(named), review: describe(others) };
};

function run(tenant: TinyTenant, asked: Asked[], dryRun: boolean): Promise<ChangeReport[]> {
  return reclaim(contextOn(tenant), {
    items: asked.map(({ id }) => ({ id })),
    stopAtFirstFailure: true,
    earlier: [],
    readMaxUsers: () => 100,
    readRequests: (licenses) =>
      asked.map((one) => ({
        user: one.id,
        scope: toScope(one, licenses),
        dryRun,
        protect: new Set(),
        recheckActivity: false,
        note: null,
      })),
  });
}

function restore(tenant: TinyTenant, items: Array<Record<string, unknown>>): Promise<ChangeReport[]> {
  return changeLicenses(contextOn(tenant), {
    itemCount: items.length,
    completedOutcome: 'restored',
    stopAtFirstFailure: true,
    earlier: [],
    readItems: (licenses) =>
      items.map((item) => toRestoration(item, licenses, { dryRun: false, note: null, sign: null })),
  });
}

const keys = (rows: LicenseRow[]) => rows.map(({ skuId, groupId }) => `${skuId} ${String(groupId)}`).sort();
const stateOf = (tenant: TinyTenant) => Object.fromEntries(tenant.users);
const property = (check: (users: Record<string, TinyUser>, asked: Asked[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(anyTenant, anyItems, check), { numRuns: 150 });

describe('reclaim, for any tenant and any items', () => {
  it('gives each item exactly one outcome, in order', () =>
    property(async (users, asked) => {
      const output = await run(tinyTenant(users, { skus }), asked, false);
      expect(output.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
      expect(
        output.every(({ outcome }) => ['reclaimed', 'partlyReclaimed', 'skipped'].includes(outcome)),
      ).toBe(true);
    }));

  it('writes nothing outside what was asked: direct licences only, one call a user', () =>
    property(async (users, asked) => {
      const tenant = tinyTenant(users, { skus });
      await run(tenant, asked, false);
      for (const { userId, addLicenses, removeLicenses } of tenant.writes) {
        const ofUser = asked.filter(({ id }) => id === userId);
        const allowed = ofUser.flatMap(({ mode, skus: wanted }) =>
          mode === 'all' ? Object.keys(users[userId]?.direct ?? {}) : wanted,
        );
        expect(addLicenses).toEqual([]);
        expect(allowed).toEqual(expect.arrayContaining(removeLicenses));
        expect(Object.keys(users[userId]?.direct ?? {})).toEqual(expect.arrayContaining(removeLicenses));
      }
      expect(new Set(tenant.writes.map(({ userId }) => userId)).size).toBe(tenant.writes.length);
    }));

  it('keeps the books: before less removed is after, and the last after is the tenant', () =>
    property(async (users, asked) => {
      const tenant = tinyTenant(users, { skus });
      const results = await run(tenant, asked, false);
      for (const { before, removed, after } of results) {
        const removedKeys = keys(removed);
        expect(keys(before).filter((key) => !removedKeys.includes(key))).toEqual(keys(after));
      }
      const direct = (rows: LicenseRow[]) =>
        rows.filter(({ groupId }) => groupId === null).map(({ skuId }) => skuId);
      for (const userId of userIds) {
        const last = results.findLast(({ id }) => id === userId);
        const expected = last ? direct(last.after) : Object.keys(users[userId]?.direct ?? {});
        expect(Object.keys(tenant.users.get(userId)?.direct ?? {}).sort()).toEqual(expected.sort());
      }
    }));

  it('is foretold exactly by its dry run, which writes nothing', () =>
    property(async (users, asked) => {
      const tenant = tinyTenant(users, { skus });
      const planned = await run(tenant, asked, true);
      expect(tenant.tried()).toBe(0);
      const real = await run(tenant, asked, false);
      const books = ({ id, removed, before, after, kept }: ChangeReport) => ({
        id,
        removed,
        kept,
        before: keys(before),
        after: keys(after),
      });
      expect(real.map(books)).toEqual(planned.map(books));
      expect(real.map(({ outcome }) => outcome === 'skipped')).toEqual(
        planned.map(({ outcome }) => outcome === 'skipped'),
      );
    }));

  it('changes nothing more when run twice', () =>
    property(async (users, asked) => {
      const tenant = tinyTenant(users, { skus });
      await run(tenant, asked, false);
      const written = tenant.writes.length;
      const again = await run(tenant, asked, false);
      expect(tenant.writes).toHaveLength(written);
      expect(again.every(({ outcome, removed }) => outcome === 'skipped' && removed.length === 0)).toBe(true);
    }));

  it('is undone by restore, disabled plans included', () =>
    property(async (users, asked) => {
      const tenant = tinyTenant(users, { skus });
      const output = await run(tenant, asked, false);
      const items = output.map((report) => JSON.parse(JSON.stringify(report)) as Record<string, unknown>);
      await restore(tenant, items);
      expect(stateOf(tenant)).toEqual(users);
    }));

  it('leaves the same tenant whatever the order of the items', () =>
    fc.assert(
      fc.asyncProperty(
        anyTenant,
        anyItems.chain((items) =>
          fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
        ),
        async (users, [asked, shuffled]) => {
          const one = tinyTenant(users, { skus });
          const other = tinyTenant(users, { skus });
          await run(one, asked, false);
          await run(other, shuffled, false);
          expect(stateOf(one)).toEqual(stateOf(other));
        },
      ),
      { numRuns: 100 },
    ));

  it('ends as one clean run would, when it is stopped in the middle and run again', () =>
    fc.assert(
      fc.asyncProperty(
        anyTenant,
        anyItems,
        fc.nat(6),
        fc.array(
          fc.option(fc.constantFrom<StepTrouble>('throttled', 'concurrent409', 'gatewayAfter'), { freq: 2 }),
          { maxLength: 3 },
        ),
        async (users, asked, stopAfter, steps) => {
          const clean = tinyTenant(users, { skus });
          await run(clean, asked, false);
          const stopped = tinyTenant(users, { skus, steps });
          stopped.cancelWhen(() => stopped.tried() > stopAfter);
          await run(stopped, asked, false).catch(() => undefined);
          stopped.cancelWhen(() => false);
          await run(stopped, asked, false);
          expect(stateOf(stopped)).toEqual(stateOf(clean));
        },
      ),
      { numRuns: 150 },
    ));
});
