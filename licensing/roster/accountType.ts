import type { AccountKind } from '../products/accountKind';
import type { MailboxUsage } from '../usage/usageEvidence';
import type { RosterItem } from './rosterItem';
import { isGuest } from './user';

/** What kind of account a user of the directory is. Only a person, or a guest, uses a license by being active. */
export const ACCOUNT_TYPES = [
  'administrator',
  'device',
  'guest',
  'person',
  'resourceAccount',
  'room',
  'sharedMailbox',
  'unattended',
] as const;

export type AccountType = (typeof ACCOUNT_TYPES)[number];

export interface ClassifiedAccount {
  accountType: AccountType;
  /** What speaks for the type: one clause each. Empty for a person. */
  accountEvidence: string[];
}

export interface AccountTypeInput {
  user: Pick<RosterItem, 'displayName' | 'firstName' | 'lastName' | 'status' | 'userType' | 'userId'>;
  /** The licenses that the account holds, each with the kind of account that it is made for. */
  licenses: ReadonlyArray<{ name: string; accountKind: AccountKind; hasMailbox: boolean }>;
  /** The account's row of the mailbox usage report; null if there is none. */
  mailbox: MailboxUsage | null;
  isAdministrator: boolean;
}

/**
 * Names of rooms, equipment and services. They count only for accounts without a first and a last name, so that
 * Mr. Room stays a person.
 */
const roomName = words(
  /(meeting|conference|board|training|huddle)[\s._-]?rooms?|rooms?[\s._-]?\d+|projectors?|(konferenz|besprechungs|sitzungs|schulungs)raum|salle|sala/,
);
const serviceName = words(
  /^(svc|srv|service|sa|bot|rpa)[\s._-].*|(service|test)[\s._-]?account|backup|sync|break[\s._-]?glass|emergency|kiosk|scan(ner)?|printer|lobby|reception|front[\s._-]?desk|warehouse|tablet|no[\s._-]?reply|info|shared|postmaster|webmaster/,
);

/** Whole words, in names as in `svc_backup`. */
function words({ source }: RegExp): RegExp {
  return new RegExp(`(?<![a-z])(${source})(?![a-z])`, 'i');
}

/**
 * The first type that has evidence, the surest evidence first: a license made for it, the mailbox's own type, the
 * directory. Sources: "Get mailbox usage detail" (recipient type), "Manage resource accounts for service numbers" (a
 * resource account is blocked for sign-in by design), "About shared mailboxes" (so is the account of a shared mailbox).
 */
export function classifyAccount(input: AccountTypeInput): ClassifiedAccount {
  const { user, mailbox, isAdministrator } = input;
  const byLicense = licensedKind(input);
  if (byLicense) return byLicense;
  const recipientType = mailbox?.recipientType?.toLowerCase() ?? null;
  if (recipientType === 'room' || recipientType === 'equipment')
    return typed(
      'room',
      `the mailbox report calls it ${recipientType === 'room' ? 'a room' : 'an equipment'} mailbox`,
    );
  if (recipientType?.startsWith('shared'))
    return typed('sharedMailbox', 'the mailbox report calls it a shared mailbox');
  if (isAdministrator) return typed('administrator', 'it holds, or may take, a directory role');
  if (isGuest(user)) return typed('guest', 'its user type is Guest');
  return byName(input, recipientType) ?? { accountType: 'person', accountEvidence: [] };
}

/** A license for a robot beside one for a person: the account is the robot's. */
function licensedKind({ licenses }: AccountTypeInput): ClassifiedAccount | null {
  for (const kind of ['resourceAccount', 'room', 'device', 'unattended'] as const) {
    const license = licenses.find(({ accountKind }) => accountKind === kind);
    if (license) return typed(kind, `it holds ${license.name}`);
  }
  return null;
}

/** What the names of an account without a person's name suggest. */
function byName(
  { user, licenses }: AccountTypeInput,
  recipientType: string | null,
): ClassifiedAccount | null {
  if (user.firstName && user.lastName) return null;
  const hasMailbox = licenses.some((license) => license.hasMailbox);
  const isPersonsMailbox = recipientType === 'user';
  if (user.status === 'blocked' && hasMailbox && !isPersonsMailbox && !user.firstName && !user.lastName)
    return typed('sharedMailbox', 'it is blocked, has a mailbox license and no first and last name');
  const names = [user.displayName ?? '', user.userId.split('@')[0] ?? ''];
  const room = names.find((name) => roomName.test(name));
  if (room !== undefined) return typed('room', `its name is "${room}"`);
  const service = names.find((name) => serviceName.test(name));
  return service === undefined ? null : typed('unattended', `its name is "${service}"`);
}

function typed(accountType: AccountType, evidence: string): ClassifiedAccount {
  return { accountType, accountEvidence: [evidence] };
}
