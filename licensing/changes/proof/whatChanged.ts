import { foldId } from '../../products/foldId';
import { inheritedOf } from '../heldLicenses';
import { proposedContainer } from '../inputItem/proposedReasons';
import type { ProofSources, ProposedRemoval } from './removalProof';

/** A sentence: why a reason, for which its rule finds nothing any more, no longer holds. */
export function whatChanged(code: string, removal: ProposedRemoval, sources: ProofSources): string {
  const { name } = removal.license;
  switch (code) {
    case 'blocked':
      return 'The account may sign in again.';
    case 'deleted':
      return 'The account is no longer deleted.';
    case 'guest':
      return 'The account is no longer a guest.';
    case 'duplicate':
      return groupAssignment(removal);
    case 'overlap':
      return container(removal, sources);
    default:
      return `The reason "${code}" does not hold for ${name} any more.`;
  }
}

function groupAssignment({ license, held }: ProposedRemoval): string {
  const [group] = inheritedOf(held, license.skuId);
  const problem = group ? `in the state ${group.state ?? 'unknown'}` : "gone, so this is the user's only one";
  return `The group's assignment of ${license.name} is ${problem}.`;
}

function container({ license, held, item }: ProposedRemoval, { settings }: ProofSources): string {
  const proposed = proposedContainer(item, license.skuId);
  if (proposed === null) return `No other license of the user contains ${license.name} any more.`;
  const known = `${proposed.name}, which contained ${license.name},`;
  const assignments = held.filter(({ skuId }) => foldId(skuId) === foldId(proposed.skuId));
  const [assignment] = assignments;
  if (!assignment) return `The user no longer holds ${known.slice(0, -1)}.`;
  const isWorking = assignments.some(({ state }) => state !== 'Error' && state !== 'Disabled');
  if (!isWorking) return `${known} is in the state ${assignment.state ?? 'unknown'} for this user.`;
  const sku = settings.plans.get(foldId(proposed.skuId));
  if (!sku?.working) return `The subscription of ${known} has lapsed.`;
  return `${proposed.name} does not contain ${license.name} any more.`;
}
