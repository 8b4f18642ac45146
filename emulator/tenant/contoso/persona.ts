import type { LedgerService } from '../ledger';
import type { RecipientType } from '../model';
import type { Place } from './places';

/** One license that a persona holds, or fails to hold. */
export interface Grant {
  /** Part number of the catalogue. */
  sku: string;
  /** Name of the licensing group; absent: assigned directly. */
  group?: string;
  /** Names of service plans that are off. */
  disabledPlans?: readonly string[];
  /** Age of the assignment in days. Default: that of the account, at most 400. */
  daysAgo?: number;
  error?: 'CountViolation' | 'MutuallyExclusiveViolation' | 'DependencyViolation';
}

/** How often somebody works with Microsoft 365, until the day it ended. */
export type Rhythm = 'daily' | 'weekly' | 'rare' | 'never';

/** A user in plain terms, before it becomes a directory object. */
export interface Persona {
  given: string | null;
  surname: string | null;
  displayName: string;
  /** Principal name without its domain, or with one. */
  name: string;
  /** Null: no mailbox. Absent: the principal name. */
  mail?: string | null;
  /** `resource`: rooms, equipment, phones, auto attendants and call queues. */
  kind: 'member' | 'guest' | 'sharedMailbox' | 'service' | 'resource';
  blocked: boolean;
  department: string | null;
  title: string | null;
  company: string | null;
  place: Place;
  /** False: the usage location was never set. Default true. */
  located?: boolean;
  synchronised: boolean;
  createdDaysAgo: number;
  deletedDaysAgo?: number;
  /** Days until the hire date; negative: since. */
  hiredInDays?: number;
  /** Days until the leave date; negative: since. */
  leavesInDays?: number;
  /** Place in the list of the manager; null for none. */
  manager: number | null;
  grants: Grant[];
  rhythm: Rhythm;
  /** How many days ago the activity ended; 0: it goes on. */
  stoppedDaysAgo: number;
  /** What somebody of this rhythm nevertheless never touches. */
  unusedServices?: readonly LedgerService[];
  /** Days, counted back from today, on which a service was used; they replace what the rhythm gives for it. */
  usedDaysAgo?: Partial<Record<LedgerService, readonly number[]>>;
  /** When the desktop apps were activated; replaces what the rhythm gives. */
  activatedDaysAgo?: number;
  /** The last successful sign-in; null: none ever. Absent: it follows the work done. */
  signedInDaysAgo?: number | null;
  /** Absent: what account and licenses say. */
  mailbox?: { recipientType: RecipientType; gigabytes: number; hasArchive?: boolean };
  /** The principal name as the usage reports spell it, where that differs. */
  reportedName?: string;
  /** Names of the directory roles held. */
  roles?: readonly string[];
  /** Names of the tenant's own roles held. */
  customRoles?: readonly string[];
  /** Names of the directory roles that may be activated. */
  eligibleRoles?: readonly string[];
  /** Names of further groups, beside the department's. */
  groups?: readonly string[];
}
