import fc from 'fast-check';
import { containment } from '../../../licensing/products/containment';
import { licenseWorth } from '../../../licensing/products/licenseWorth';
import { comparedAsProducts } from '../../../licensing/products/productTiers';
import { enabledPlansOf, type HeldSku } from '../../../licensing/products/skuContent';
import { planIdsNamed } from '../../../licensing/products/workloads/planTable';
import { ladders } from '../../../licensing/products/workloads/tiers';
import { allSkus } from '../../support/allSkus';

/** By plan: this plan and all that the ladders put at its height or above; made here anew, to check the index. */
const sameOrAbove = new Map<string, Set<string>>();
for (const { tiers } of ladders) {
  for (const [rank, { plans }] of tiers.entries()) {
    const above = tiers.slice(rank).flatMap((tier) => [...tier.plans, ...(tier.alsoBroughtBy ?? [])]);
    for (const id of plans.flatMap(planIdsNamed)) sameOrAbove.set(id, new Set(above.flatMap(planIdsNamed)));
  }
}

const planIds = (sku: HeldSku) => sku.servicePlans.map((plan) => plan.servicePlanId ?? '');

/** A SKU as a user holds it, with any of its plans off. */
const heldSku = fc.constantFrom(...allSkus).chain((sku) =>
  fc.subarray(planIds(sku)).map((disabledPlans): HeldSku => {
    return { ...sku, disabledPlans };
  }),
);

/** Pairs of which many are contained: the outer one is drawn from those that contain the whole inner one. */
const containing = new Map(
  allSkus.map((inner) => [inner, allSkus.filter((outer) => containment(inner, outer).isContained)]),
);
const contained = fc
  .constantFrom(...allSkus.filter((sku) => (containing.get(sku) ?? []).length > 0))
  .chain((inner) =>
    fc.record({
      inner: fc.subarray(planIds(inner)).map((disabledPlans): HeldSku => ({ ...inner, disabledPlans })),
      outer: fc
        .constantFrom(...(containing.get(inner) ?? []))
        .chain((outer) =>
          fc
            .subarray(planIds(outer), { maxLength: Math.min(3, outer.servicePlans.length) })
            .map((disabledPlans): HeldSku => ({ ...outer, disabledPlans })),
        ),
    }),
  );
const anyPair = fc.oneof(contained, fc.record({ inner: heldSku, outer: heldSku }));

describe('containment, over all pairs of SKUs', () => {
  it('holds in both directions only between SKUs that are worth the same', () => {
    const worth = (sku: HeldSku) => {
      const { services, desktopApps, copilot, notMeasured } = licenseWorth(sku);
      return { services, desktopApps, copilot, notMeasured };
    };
    let mutual = 0;
    for (const [inner, outers] of containing) {
      for (const outer of outers.filter((sku) => containment(sku, inner).isContained)) {
        mutual += 1;
        expect({ outer: outer.skuPartNumber, ...worth(inner) }).toEqual({
          outer: outer.skuPartNumber,
          ...worth(outer),
        });
      }
    }
    expect(mutual).toBeGreaterThan(50);
  });

  it('is transitive where nothing asks for care', () => {
    const clear = (inner: HeldSku, outer: HeldSku) => {
      const { isContained, cautions } = containment(inner, outer);
      return isContained && cautions.length === 0;
    };
    const broken: string[] = [];
    for (const [inner, middles] of containing) {
      for (const middle of middles.filter((sku) => clear(inner, sku)))
        for (const outer of containing.get(middle) ?? [])
          if (outer !== inner && clear(middle, outer) && containment(inner, outer).notComparable === null)
            if (!containment(inner, outer).isContained)
              broken.push([inner, middle, outer].map(({ skuPartNumber }) => skuPartNumber).join(' < '));
    }
    expect(broken).toEqual([]);
  });
});

describe('containment, with any plans off', () => {
  it('leaves every main workload at the same tier or above after the inner license has gone', () => {
    fc.assert(
      fc.property(anyPair, ({ inner, outer }) => {
        fc.pre(containment(inner, outer).isContained);
        fc.pre(comparedAsProducts(inner.skuId, outer.skuId) === null);
        const left = new Set(enabledPlansOf(outer).map(({ servicePlanId }) => servicePlanId));
        for (const { servicePlanId, servicePlanName, role } of enabledPlansOf(inner)) {
          if (role !== 'main') continue;
          const above = [servicePlanId, ...(sameOrAbove.get(servicePlanId) ?? [])];
          expect({ servicePlanName, stays: above.some((id) => left.has(id)) }).toEqual({
            servicePlanName,
            stays: true,
          });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never turns from contained to lost because more of the inner is off, nor back because more of the outer is', () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 0 }), ({ inner, outer }, chosen) => {
        const { isContained } = containment(inner, outer);
        const ids = planIds(isContained ? inner : outer);
        const more = ids.filter((_, position) => position % 3 === chosen % 3);
        const off = (sku: HeldSku): HeldSku => ({
          ...sku,
          disabledPlans: [...(sku.disabledPlans ?? []), ...more],
        });
        const after = isContained ? containment(off(inner), outer) : containment(inner, off(outer));
        expect(after.notComparable === 'nothingIsOn' || after.isContained === isContained).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order of the plans', () => {
    fc.assert(
      fc.property(anyPair, ({ inner, outer }) => {
        const reversed = (sku: HeldSku): HeldSku => ({
          ...sku,
          servicePlans: [...sku.servicePlans].reverse(),
        });
        const { isContained, lost } = containment(reversed(inner), reversed(outer));
        const found = containment(inner, outer);
        expect({ isContained, lost: lost.length }).toEqual({
          isContained: found.isContained,
          lost: found.lost.length,
        });
      }),
      { numRuns: 500 },
    );
  });
});
