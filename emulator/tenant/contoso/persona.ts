import type { Place } from './places';

/** One licence that a persona holds, or fails to hold. */
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
  kind: 'member' | 'guest' | 'sharedMailbox' | 'service';
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
  /** Place in the list of the manager; null for none. */
  manager: number | null;
  grants: Grant[];
  rhythm: Rhythm;
  /** How many days ago the activity ended; 0: it goes on. */
  stoppedDaysAgo: number;
  /** The principal name as the usage reports spell it, where that differs. */
  reportedName?: string;
  /** Names of the directory roles held. */
  roles?: readonly string[];
  /** Names of further groups, beside the department's. */
  groups?: readonly string[];
}
