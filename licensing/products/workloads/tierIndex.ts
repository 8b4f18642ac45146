import { planIdsNamed } from './planTable';
import { ladders } from './tiers';
import type { Tier } from './tiers/ladder';

/** Where a plan stands in one ladder. */
interface Standing {
  ladder: number;
  rank: number;
  /** False for a plan that brings the rights of this tier but is not measured by the ladder. */
  isMember: boolean;
}

const standings = new Map<string, Standing[]>();
const tierNames = new Map<string, string>();

for (const [ladder, { tiers }] of ladders.entries()) {
  for (const [rank, tier] of tiers.entries()) {
    enter(tier.plans, { ladder, rank, isMember: true });
    enter(tier.alsoBroughtBy ?? [], { ladder, rank, isMember: false });
    nameAfter(tier);
  }
}

function enter(plans: readonly string[], standing: Standing): void {
  for (const id of plans.flatMap(planIdsNamed)) standings.set(id, [...(standings.get(id) ?? []), standing]);
}

function nameAfter({ name, plans }: Tier): void {
  if (name !== undefined) for (const id of plans.flatMap(planIdsNamed)) tierNames.set(id, name);
}

/** Whether a ladder says what else can stand in for this plan. Ids in lower case. */
export function isOnLadder(planId: string): boolean {
  return (standings.get(planId) ?? []).some(({ isMember }) => isMember);
}

/** How `by` compares with `planId` where it has all the rights of it; null where it has not. Ids in lower case. */
export function replacement(planId: string, by: string): 'same' | 'higher' | null {
  if (planId === by) return 'same';
  for (const { ladder, rank, isMember } of standings.get(planId) ?? []) {
    if (!isMember) continue;
    const other = standings.get(by)?.find((standing) => standing.ladder === ladder && standing.rank >= rank);
    if (other) return other.rank > rank || !other.isMember ? 'higher' : 'same';
  }
  return null;
}

/**
 * What the highest tier among these plans is called; null where none has a name of its own. Of two ladders of one
 * workload the later one in the table counts as higher.
 */
export function highestTierName(planIds: readonly string[]): string | null {
  return [...tierNames].findLast(([id]) => planIds.includes(id))?.[1] ?? null;
}
