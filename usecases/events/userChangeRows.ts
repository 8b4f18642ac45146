import { streamDeletedUsers } from '../../graph/directory/users';
import type { UserChange } from '../../licensing/events/userChanges';
import { userChangeMessage } from '../../licensing/events/userChangeMessage';
import { foldId } from '../../licensing/products/foldId';
import type { Sku } from '../../licensing/products/sku';
import { partNumbersById } from '../../licensing/products/tenantSkus';
import type { NamedAssignment } from '../../licensing/roster/assignedLicense';
import { rosterProperties, toRosterItem, type RosterItem } from '../../licensing/roster/rosterItem';
import { formerPrincipalName, type GraphUser } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { GroupNaming } from '../roster/groupNames';
import { readSkusForNames } from '../tenantLicenses';
import { eventRow, type EventHead } from './event';

/** One change of one user. */
export interface ChangedUser {
  id: string;
  /** As the directory has it now; null for a deleted one. */
  user: GraphUser | null;
  change: UserChange;
}

/** A license that came: each way by which the user has it now, with the name of the group. */
type AddedLicense = Sku | NamedAssignment;

/** One row for each change; what names users, licenses and groups is read only where there is one. */
export async function toUserChangeRows(
  context: UseCaseContext,
  changed: readonly ChangedUser[],
  isSample: boolean,
): Promise<EventHead[]> {
  if (changed.length === 0) return [];
  const [skus, catalog, deleted] = await Promise.all([
    readSkusForNames(context),
    context.catalog(),
    deletedAmong(context, changed),
  ]);
  const partNumbers = partNumbersById(skus ?? []);
  const describe = (skuId: string) => catalog.describe(skuId, partNumbers.get(skuId) ?? null);
  const items = changed.map(({ id, user, change }) => {
    const found = user ?? deleted.get(id);
    return { id, change, item: found ? toRosterItem(found, catalog, partNumbers) : null, user: found };
  });
  const cameBy = ({ item, change }: (typeof items)[number]) =>
    item?.assignedLicenses.filter(({ skuId }) => change.added.includes(foldId(skuId))) ?? [];
  await new GroupNaming().fillIn(
    context,
    items.flatMap(({ item }) => item?.assignedLicenses ?? []),
  );
  return items.map((one) => {
    const ways = cameBy(one);
    const addedLicenses = one.change.added.flatMap((skuId): AddedLicense[] => {
      const rows = ways.filter((way) => foldId(way.skuId) === skuId);
      return rows.length === 0 ? [describe(skuId)] : rows.map((row) => ({ ...row }));
    });
    const added = one.change.added.map((skuId) => describe(skuId).name);
    const removedLicenses = one.change.removed.map(describe);
    const removed = removedLicenses.map(({ name }) => name);
    const head: EventHead & { change: string } = {
      event: 'userChanged',
      change: one.change.kind,
      message: userChangeMessage(nameOf(one.user, one.id), one.change.kind, { added, removed }),
      isSample,
      detectedAt: context.now(),
    };
    const licenses = { addedLicenseNames: added.join(', '), removedLicenseNames: removed.join(', ') };
    const item = one.item ?? unknownUser(one.id);
    return eventRow(head, { ...licenses, ...item, addedLicenses, removedLicenses });
  });
}

/** Deleted users by object id, where one of them was deleted; Graph keeps them for 30 days. */
async function deletedAmong(
  { graph }: UseCaseContext,
  changed: readonly ChangedUser[],
): Promise<Map<string, GraphUser>> {
  const missing = new Set(changed.filter(({ user }) => user === null).map(({ id }) => id));
  const found = new Map<string, GraphUser>();
  if (missing.size === 0) return found;
  for await (const page of streamDeletedUsers(graph, { select: rosterProperties })) {
    for (const user of page) {
      const id = foldId(user.id ?? '');
      if (missing.has(id)) found.set(id, user);
    }
  }
  return found;
}

function nameOf(user: GraphUser | undefined, id: string): string {
  if (!user) return `The user ${id}`;
  return user.displayName ?? formerPrincipalName(user);
}

/** Deleted for good: the id is all that is left. */
function unknownUser(id: string): Omit<RosterItem, 'userId'> & { userId: null } {
  return {
    userId: null,
    id,
    displayName: null,
    licenseNames: '',
    email: null,
    firstName: null,
    lastName: null,
    status: 'deleted',
    userType: null,
    activeDate: null,
    deactivatedDate: null,
    department: null,
    jobTitle: null,
    companyName: null,
    country: null,
    usageLocation: null,
    assignedLicenses: [],
  };
}
