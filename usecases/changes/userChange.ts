import type { LicenseWriteResult } from '../../graph/licenses/assignLicense';
import type { CurrentUser } from '../../licensing/changes/change';
import type { GroupNames } from '../../licensing/changes/keptLicense';
import { planUser, type ItemPlanner, type UserPlan } from '../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import { ItemFailure } from '../failureDetails';
import { amongSeveral } from './amongSeveral';
import type { ItemChange } from './requestedChange';

/** One input item on its way through a run. */
export interface ItemRun {
  itemIndex: number;
  /** Null where the item could not be read. */
  change: ItemChange | null;
  /** Null until the user has been read. */
  user: CurrentUser | null;
  /** Why nothing comes of it. */
  failure: Error | null;
}

/** The items of one user, which become one call; dry runs apart from real ones. */
export interface UserChange {
  user: CurrentUser;
  dryRun: boolean;
  items: ItemRun[];
  plan: UserPlan;
  groupNames: GroupNames;
  /** Null where nothing was to be written. */
  result: LicenseWriteResult | null;
  /** The licenses as read after the write; null where they have not been read. */
  readBack: AssignedLicense[] | null;
  /** The usage location that this run has set for the user; null if none. */
  usageLocationSet: string | null;
}

/** Every user with a plan, in the order in which the items name them. */
export function toUserChanges(items: readonly ItemRun[], groupNames: GroupNames): UserChange[] {
  const byUser = new Map<string, ItemRun[]>();
  for (const item of items) {
    if (!item.change || !item.user || item.failure) continue;
    const key = `${item.user.id.toLowerCase()} ${item.change.dryRun}`;
    const known = byUser.get(key);
    if (known) known.push(item);
    else byUser.set(key, [item]);
  }
  return [...byUser.values()].flatMap((ofUser) => {
    const { user, change } = ofUser[0] ?? {};
    if (!user || !change) return [];
    const plans = ofUser.map(
      (item): ItemPlanner =>
        (held, reliances) =>
          item.change?.plan(held, { user, groupNames, reliances }) ?? { remove: [], add: [], kept: [] },
    );
    const plan = planUser(user.licenses, plans);
    return [
      {
        user,
        dryRun: change.dryRun,
        items: ofUser,
        plan,
        groupNames,
        result: null,
        readBack: null,
        usageLocationSet: null,
      },
    ];
  });
}

export function failUserChange({ items }: UserChange, failure: Error): void {
  for (const item of items) item.failure = failure;
}

export function hasFailed({ items }: UserChange): boolean {
  return items.some(({ failure }) => failure !== null);
}

/** The first item that has failed, and of how many of the users with a plan it is the first; null where none has. */
export function failureOf(items: readonly ItemRun[], changes: readonly UserChange[]): ItemFailure | null {
  const failed = items.find(({ failure }) => failure !== null);
  if (!failed?.failure) return null;
  const failure = amongSeveral(failed.failure, changes.filter(hasFailed).length, changes.length);
  return new ItemFailure(failed.itemIndex, failure);
}

/** @throws {ItemFailure} for the first item that has failed */
export function stopAtFailure(items: readonly ItemRun[], changes: readonly UserChange[] = []): void {
  const failure = failureOf(items, changes);
  if (failure) throw failure;
}
