import { foldId } from '../../products/foldId';
import { replacement } from '../../products/workloads/tierIndex';
import { planFacts } from '../../products/workloads/planTable';

/** The service plans of two licenses, by id, and which of the source the user has turned off. */
export interface PlanTransfer {
  sourcePlans: readonly string[];
  disabledInSource: readonly string[];
  targetPlans: readonly string[];
}

/**
 * The plans to leave off in the target, so that what is off stays off: the same plan, or else those that bring its tier
 * or a higher one of its workload. One that also brings what is on in the source stays on.
 */
export function carriedPlans({ sourcePlans, disabledInSource, targetPlans }: PlanTransfer): string[] {
  const on = without(sourcePlans, disabledInSource);
  const carried = disabledInSource.flatMap((off) => {
    if (includes(targetPlans, off)) return [off];
    return targetPlans.filter(
      (plan) => standsInFor(off, plan) && !on.some((needed) => standsInFor(needed, plan)),
    );
  });
  return [...new Map(carried.map((plan) => [foldId(plan), plan])).values()];
}

/**
 * The plans of the target that have to be on, so that what is on in the source stays on; less those that are on. What
 * the target does not bring at all is not among them.
 */
export function missingPlans(
  { sourcePlans, disabledInSource, targetPlans }: PlanTransfer,
  onInTarget: readonly string[],
): string[] {
  const missing = without(sourcePlans, disabledInSource).flatMap((needed) => {
    if (onInTarget.some((plan) => standsInFor(needed, plan))) return [];
    const same = targetPlans.find((plan) => foldId(plan) === foldId(needed));
    return same ?? targetPlans.find((plan) => standsInFor(needed, plan)) ?? [];
  });
  return [...new Set(missing)];
}

/** The plans less the others, in any letter case. */
export function without(plans: readonly string[], others: readonly string[]): string[] {
  const folded = new Set(others.map(foldId));
  return plans.filter((plan) => !folded.has(foldId(plan)));
}

function includes(plans: readonly string[], plan: string): boolean {
  return plans.some((other) => foldId(other) === foldId(plan));
}

/** OneDrive also comes with SharePoint, but turning SharePoint off would take more: a twin is of the same workload. */
function standsInFor(plan: string, twin: string): boolean {
  if (foldId(plan) === foldId(twin)) return true;
  const isSameWorkload = planFacts(plan).workload === planFacts(twin).workload;
  return isSameWorkload && replacement(foldId(plan), foldId(twin)) !== null;
}
