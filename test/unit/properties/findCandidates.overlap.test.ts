import fc from 'fast-check';
import { REASON_CODES, type ReasonCode } from '../../../licensing/candidates/rules';
import { comparedAsProducts } from '../../../licensing/products/productTiers';
import type { TenantServicePlans } from '../../../licensing/products/servicePlans';
import { enabledPlansOf, type HeldPlan } from '../../../licensing/products/skuContent';
import { replacement } from '../../../licensing/products/workloads/tierIndex';
import { find, keyOf, removalsOf, run, skuById, type Run } from '../../support/candidateRuns';
import { everySku } from '../../support/realLicenses';

type Assignment = NonNullable<Run['user']['licenseAssignmentStates']>[number];

const superfluous: readonly ReasonCode[] = ['duplicate', 'overlap'];
const capabilityStatus = fc.constantFrom('Enabled', 'Enabled', 'Enabled', 'Warning', 'Suspended');
const scene = fc.record({
  one: run.map(asPerson),
  statuses: fc.array(capabilityStatus, { minLength: 9, maxLength: 9 }),
  reasons: fc.constantFrom(superfluous, REASON_CODES),
});

describe('findCandidates, removing what is superfluous beside another license', () => {
  it('leaves every enabled workload at the same tier or above, in licenses that work and stay', () => {
    let checked = 0;
    fc.assert(
      fc.property(scene, ({ one, statuses, reasons }) => {
        const assignments = (one.user.licenseAssignmentStates ?? []).filter(({ state }) => state !== 'Error');
        const plans = tenantWith(assignments, statuses);
        const removed = removalsOf(find(one, { reasons, settings: { plans } }));
        const gone = new Set(removed.map(keyOf));
        const kept = assignments.filter(
          ({ state, ...one }) => state === 'Active' && !gone.has(keyOfState(one)),
        );
        for (const license of removed.filter((one) =>
          one.reasons.every((code) => superfluous.includes(code)),
        )) {
          checked += 1;
          const { skuId, skuPartNumber, disabledPlans } = license;
          const staying = kept.filter(
            (other) => other.skuId === skuId || plans.get(other.skuId ?? '')?.capabilityStatus === 'Enabled',
          );
          // The plans of a product's tiers do not show which is the higher one.
          if (staying.some((other) => comparedAsProducts(skuId, other.skuId ?? '') === 'higher')) continue;
          const left = staying.flatMap((other) => plansOf(other.skuId, other.disabledPlans));
          const lost = plansOf(skuId, disabledPlans).filter((plan) => !isReplaced(plan, left));
          const names = lost.map(({ servicePlanName }) => servicePlanName);
          expect({ skuPartNumber, lost: names }).toEqual({ skuPartNumber, lost: [] });
        }
      }),
      { numRuns: 2000, seed: 20261125 },
    );
    expect(checked).toBeGreaterThan(300);
  });
});

/** All that could make a removal a review for the account's sake is as with most people. */
function asPerson({ user, reports, inactiveDays }: Run): Run {
  const { id, userPrincipalName, createdDateTime, licenseAssignmentStates } = user;
  const person = { id, userPrincipalName, createdDateTime, licenseAssignmentStates };
  return {
    user: { ...person, givenName: 'Adele', surname: 'Vance', accountEnabled: true, userType: 'Member' },
    reports: { ...reports, mailbox: null },
    isAdministrator: false,
    inactiveDays,
  };
}

/** Some of the user's SKUs are in their grace period, or have lapsed. */
function tenantWith(assignments: readonly Assignment[], statuses: readonly string[]): TenantServicePlans {
  const plans = new Map(everySku);
  for (const [position, { skuId }] of assignments.entries()) {
    const sku = plans.get(skuId ?? '');
    const status = statuses[position] ?? 'Enabled';
    if (sku) plans.set(sku.skuId, { ...sku, capabilityStatus: status, working: status !== 'Suspended' });
  }
  return plans;
}

const keyOfState = ({ skuId, assignedByGroup }: Assignment) =>
  keyOf({ skuId: skuId ?? '', groupId: assignedByGroup ?? null });

function plansOf(skuId: string | null | undefined, disabledPlans: readonly string[] | null | undefined) {
  const sku = skuById.get(skuId ?? '');
  if (!sku) throw new RangeError(`There is no SKU ${skuId}.`);
  return enabledPlansOf({ ...sku, disabledPlans: disabledPlans ?? [] });
}

function isReplaced(plan: HeldPlan, left: readonly HeldPlan[]): boolean {
  if (plan.role === 'foundation') return true;
  return left.some(
    ({ servicePlanId, workload, role, isLimited }) =>
      (plan.isLimited || !isLimited) &&
      (replacement(plan.servicePlanId, servicePlanId) !== null ||
        (plan.role === 'companion' && role !== 'foundation' && workload === plan.workload)),
  );
}
