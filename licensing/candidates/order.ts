import type { Candidate, CandidateLicense } from './candidate';
import { compareText } from './compareText';

/** What can be removed first, the biggest saving first; then by name, so that two runs give the same order. */
export function byWorth(one: Candidate, other: Candidate): number {
  return (
    Number(other.action === 'remove') - Number(one.action === 'remove') ||
    (other.monthlySavings ?? 0) - (one.monthlySavings ?? 0) ||
    other.removableCount - one.removableCount ||
    compareText(one.userId, other.userId) ||
    compareText(one.licenses[0]?.skuId ?? '', other.licenses[0]?.skuId ?? '')
  );
}

/** The licenses with the names of the groups that give them. `names`: by group id. */
export function withGroupNames(
  licenses: readonly CandidateLicense[],
  names: ReadonlyMap<string, string>,
): CandidateLicense[] {
  return licenses.map((license) => ({ ...license, groupName: names.get(license.groupId ?? '') ?? null }));
}
