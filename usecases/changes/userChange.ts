import type { LicenseWriteResult } from '../../graph/licenses/assignLicense';
import type { FreshUser } from '../../licensing/changes/change';
import type { GroupNames } from '../../licensing/changes/keptLicense';
import { lineUp, type UserSteps } from '../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../licensing/roster/rosterItem';
import type { ItemChange } from './requestedChange';

/** One input item on its way through a run. */
export interface Slot {
  itemIndex: number;
  /** Null where the item could not be read. */
  change: ItemChange | null;
  /** Null until the user has been read. */
  user: FreshUser | null;
  /** Why nothing comes of it. */
  failure: Error | null;
}

/** The items of one user, which become one call; dry runs apart from real ones. */
export interface Account {
  user: FreshUser;
  dryRun: boolean;
  slots: Slot[];
  lined: UserSteps;
  /** Null where nothing was to be written. */
  result: LicenseWriteResult | null;
  /** The licences as read after the write; null where they have not been read. */
  readBack: AssignedLicense[] | null;
}

/** Every user with a plan, in the order in which the items name them. */
export function toAccounts(slots: readonly Slot[], groupNames: GroupNames): Account[] {
  const bySubject = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (!slot.change || !slot.user || slot.failure) continue;
    const key = `${slot.user.id.toLowerCase()} ${slot.change.dryRun}`;
    const known = bySubject.get(key);
    if (known) known.push(slot);
    else bySubject.set(key, [slot]);
  }
  return [...bySubject.values()].flatMap((ofUser) => {
    const { user, change } = ofUser[0] ?? {};
    if (!user || !change) return [];
    const plans = ofUser.map(
      (slot) => (held: readonly AssignedLicense[]) =>
        slot.change?.plan(held, { user, groupNames }) ?? { remove: [], add: [], kept: [] },
    );
    const lined = lineUp(user.licenses, plans);
    return [{ user, dryRun: change.dryRun, slots: ofUser, lined, result: null, readBack: null }];
  });
}

export function failAccount({ slots }: Account, failure: Error): void {
  for (const slot of slots) slot.failure = failure;
}

export function hasFailed({ slots }: Account): boolean {
  return slots.some(({ failure }) => failure !== null);
}
