import type { HeldPlan } from '../../products/skuContent';
import { planIdsNamed } from '../../products/workloads/planTable';
import type { MailboxUsage } from '../../usage/usageEvidence';

const GIGABYTE = 1024 ** 3;

/** Mailbox sizes by plan. Source: "Exchange Online limits", storage limits by plan. */
const limits: ReadonlyMap<string, number> = new Map(
  [
    { gigabytes: 2, plans: ['EXCHANGE_S_DESKLESS', 'EXCHANGE_S_DESKLESS_GOV'] },
    {
      gigabytes: 50,
      plans: ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_STANDARD_GOV', 'EXCHANGE_S_STANDARD_MIDMARKET'],
    },
    { gigabytes: 100, plans: ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_ENTERPRISE_GOV'] },
  ].flatMap(({ gigabytes, plans }) =>
    plans.flatMap(planIdsNamed).map((id) => [id, gigabytes * GIGABYTE] as const),
  ),
);

/** A mailbox grows: one that nearly fills the lower plan would soon stop receiving. */
const SHARE_OF_LIMIT = 0.8;

/**
 * Whether the mailbox is known to have room in one of these plans, and no archive. The lower plans hold a small archive
 * or none, and no report tells how large the archive is. Null (no row of the mailbox report) proves nothing.
 */
export function hasRoom(mailbox: MailboxUsage | null, plans: readonly HeldPlan[]): boolean {
  const used = mailbox?.storageUsedBytes ?? null;
  if (used === null || mailbox?.hasArchive !== false) return false;
  return plans.some(({ servicePlanId }) => used <= (limits.get(servicePlanId) ?? 0) * SHARE_OF_LIMIT);
}
