import type { HeldPlan } from '../../products/skuContent';
import { planIdsNamed } from '../../products/workloads/planTable';
import { replacement } from '../../products/workloads/tierIndex';
import type { MailboxUsage } from '../../usage/usageEvidence';
import { hasRoom } from './mailboxNeeds';
import type { WorkloadUse } from './workloadUse';

/**
 * What the loss of plans of one workload means to the user:
 * - `needed`: it is used, or may be.
 * - `silent`: it is measured, and not used.
 * - `roomInLowerTier`: the mailbox is measured, and fits the lower plan.
 * - `enoughForFiles`: files are used; the lower plan holds 1 TB, and nothing measures whether the higher one is needed.
 * - `notMeasured`: nothing tells.
 */
export type LossVerdict = 'needed' | 'silent' | 'roomInLowerTier' | 'enoughForFiles' | 'notMeasured';

/** `lost`: plans of one workload, at least one. `remaining`: the main plans of that workload in the cheaper license. */
export function judgeLoss(
  lost: readonly HeldPlan[],
  remaining: readonly HeldPlan[],
  use: WorkloadUse,
  mailbox: MailboxUsage | null,
): LossVerdict {
  const id = lost[0]?.workload.id ?? '';
  if (lost.some(isMailbox)) return hasRoom(mailbox, remaining) ? 'roomInLowerTier' : 'needed';
  if (id === 'exchangeArchiving') return mailbox?.hasArchive === false ? 'silent' : 'needed';
  if (use === 'silent' || use === 'notMeasured') return use;
  const storage = storageNeeded.get(id) ?? [];
  const holdsFiles = remaining.some(({ servicePlanId }) =>
    storage.some((plan) => replacement(plan, servicePlanId) !== null),
  );
  return holdsFiles ? 'enoughForFiles' : 'needed';
}

/**
 * A mailbox is never given up, silent or not: Exchange deletes it 30 days after its last license is gone. Source: "Delete
 * or restore user mailboxes in Exchange Online".
 */
function isMailbox({ workload, role, isLimited }: HeldPlan): boolean {
  return workload.id === 'exchange' && role === 'main' && !isLimited;
}

/** The lowest plans with 1 TB for each person; those for frontline workers have 2 GB. Source: "OneDrive service description". */
const storageNeeded: ReadonlyMap<string, readonly string[]> = new Map([
  ['sharePoint', ['SHAREPOINTSTANDARD'].flatMap(planIdsNamed)],
  ['oneDrive', ['ONEDRIVESTANDARD'].flatMap(planIdsNamed)],
]);
