import type { AccountType } from '../roster/accountType';
import type { MailboxUsage } from '../usage/usageEvidence';
import { listOf } from './rules/wording';
import type { HeldLicense, UserFacts } from './rules/rule';

/** Why a person must look before the license is removed, whatever the reasons are; null if nothing forbids the removal. */
export function reviewOnlyBecause(license: HeldLicense, facts: UserFacts): string | null {
  if (license.assignedVia === 'group') {
    return 'Inherited from a group: it cannot be removed from the user. Take the user out of the group, or the license off the group.';
  }
  if (license.assignedVia === null) {
    return 'Microsoft Graph does not say whether it is assigned directly or by a group.';
  }
  if (facts.user.status === 'deleted') {
    return 'The account is deleted: Microsoft Graph changes no licenses of deleted accounts, and their seats are free again.';
  }
  return accountRule(facts) ?? mailboxRule(license, facts) ?? hireRule(facts);
}

/** Who uses a license without being active, and why that license may be needed. */
const ruleOf: Readonly<Record<AccountType, string | null>> = {
  person: null,
  guest: null,
  administrator:
    'An administrator: emergency accounts are silent by design, and some admin portals need a license.',
  device: 'A device: a shared phone or workstation uses its license without anybody signing in as a person.',
  resourceAccount:
    'A resource account: an auto attendant or call queue is blocked for sign-in by design, and needs its license to answer calls.',
  room: 'A room or its equipment: it is booked, and its device signs in, without the activity of a person.',
  sharedMailbox: null,
  unattended: 'A robot or service: it works without the activity of a person.',
};

function accountRule({ accountType, accountEvidence, mailbox }: UserFacts): string | null {
  const rule = accountType === 'sharedMailbox' ? sharedMailboxRule(mailbox) : ruleOf[accountType];
  return rule === null ? null : `${rule} Seen: ${listOf(accountEvidence)}.`;
}

const SHARED_MAILBOX_LIMIT_BYTES = 50 * 1024 ** 3;

/** Source: "About shared mailboxes in Microsoft 365" and "Remove a license from a shared mailbox". */
function sharedMailboxRule(mailbox: MailboxUsage | null): string {
  const needs =
    'A shared mailbox needs its license above 50 GB, with an archive, on hold, or for Microsoft Defender for Office 365';
  if (!mailbox) return `${needs}; nothing is known of this one.`;
  const { storageUsedBytes, hasArchive } = mailbox;
  const size =
    storageUsedBytes === null ? 'of unknown size' : `${Math.ceil(storageUsedBytes / 1024 ** 3)} GB large`;
  if (storageUsedBytes !== null && storageUsedBytes > SHARED_MAILBOX_LIMIT_BYTES)
    return `${needs}; this one is ${size}.`;
  if (hasArchive) return `${needs}; this one has an archive.`;
  return `${needs}; this one is ${size}${hasArchive === false ? ' and has no archive' : ''}, but no report shows holds.`;
}

/**
 * A leaver's mailbox is often made a shared one; its account is blocked then, and keeps the person's name. What archives
 * or protects the mailbox is needed as long as the mailbox is.
 */
function mailboxRule(
  { hasMailbox, servesMailbox }: HeldLicense,
  { user, licenses, mailbox }: UserFacts,
): string | null {
  if (user.status !== 'blocked' || !(hasMailbox || servesMailbox)) return null;
  if (!licenses.some((license) => license.hasMailbox)) return null;
  if (mailbox?.recipientType?.toLowerCase() !== 'user')
    return 'The account is blocked and the mailbox report does not say that it has a person’s mailbox: it may be a shared mailbox, which keeps working.';
  if (mailbox.hasArchive)
    return 'The account is blocked and its mailbox has an archive, which goes with the license.';
  return null;
}

function hireRule({ upcoming }: UserFacts): string | null {
  return upcoming;
}
