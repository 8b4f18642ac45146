import { isGraphError } from '../../graph/http/graphError';
import { SeatAllotment, type Seats } from '../../licensing/changes/seats';
import type { UseCaseContext } from '../context';
import { UseCaseError } from '../failureDetails';
import { groupNamesOf } from '../roster/groupNames';
import type { TenantLicenses } from '../tenantLicenses';
import { readCurrentUsers } from './readUsers';
import { addSignIns } from './readSignIns';
import type { LicenseChangeRun } from './requestedChange';
import {
  failUserChange,
  hasFailed,
  stopAtFailure,
  toUserChanges,
  type ItemRun,
  type UserChange,
} from './userChange';

/**
 * So many users are read before it is looked whether they are too many to change: a whole number of round trips of
 * `readInBatches`, so that none goes half empty.
 */
const usersInPart = 600;

/**
 * Everything before the first write: users are read, items planned, and whatever could stop the run is looked at.
 * Where the run stops at the first failure, it stops here, with nothing written.
 */
export async function planChanges(
  context: UseCaseContext,
  tenant: TenantLicenses,
  items: readonly ItemRun[],
  {
    maxUsers,
    stopAtFirstFailure,
    givesWhatFits = false,
  }: { maxUsers: number } & Pick<LicenseChangeRun, 'stopAtFirstFailure' | 'givesWhatFits'>,
): Promise<UserChange[]> {
  const { graph } = context;
  if (stopAtFirstFailure) stopAtFailure(items);
  const changed = new Set<string>();
  const parts = inParts(items);
  for (const [index, part] of parts.entries()) {
    await readUsersInto(part, graph, tenant);
    await addSignIns(context, part, items);
    if (stopAtFirstFailure) stopAtFailure(part);
    // Refused before the rest is read.
    if (index === parts.length - 1) break;
    for (const id of changedUsers(toUserChanges(part, new Map()))) changed.add(id);
    refuseTooMany(changed, maxUsers, 'at least ');
  }
  const groupIds = items.flatMap(({ user }) => user?.licenses.flatMap(({ groupId }) => groupId ?? []) ?? []);
  const changes = toUserChanges(items, await groupNamesOf(context, groupIds));
  refuseTooMany(new Set(changedUsers(changes)), maxUsers);
  allotSeats(changes, tenant);
  refuseWithoutLocation(changes);
  if (stopAtFirstFailure && !givesWhatFits) stopAtFailure(items, changes);
  return changes;
}

async function readUsersInto(
  items: readonly ItemRun[],
  graph: UseCaseContext['graph'],
  tenant: TenantLicenses,
): Promise<void> {
  const readable = items.filter(({ failure }) => failure === null);
  const keys = readable.map(({ change }) => change?.user ?? '');
  const users = await readCurrentUsers(graph, keys, tenant);
  for (const item of readable) {
    const user = users.get(item.change?.user ?? '');
    const deleted = item.change?.deleted;
    if (!isGraphError(user)) item.user = user ?? null;
    else if (deleted && user.httpStatus === 404) item.user = deleted;
    else item.failure = user;
  }
}

/** The items in parts of at most `usersInPart` users; all items of a user, as the items name him, are in one part. */
function inParts(items: readonly ItemRun[]): ItemRun[][] {
  const places = new Map<string, number>();
  const parts: ItemRun[][] = [];
  for (const item of items) {
    const key = item.change?.user ?? '';
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    (parts[Math.floor(place / usersInPart)] ??= []).push(item);
  }
  return parts;
}

/** The ids of the users that the changes change. */
function changedUsers(changes: readonly UserChange[]): string[] {
  return changes.filter(({ plan }) => plan.write !== null).map(({ user }) => user.id.toLowerCase());
}

/**
 * `extent`: what stands before the number, where not all have been looked at.
 * @throws {UseCaseError} where there are more users than Max Users allows
 */
function refuseTooMany(changed: ReadonlySet<string>, maxUsers: number, extent = ''): void {
  if (changed.size <= maxUsers) return;
  throw new UseCaseError(
    `These items would change the licenses of ${extent}${changed.size} users, but Max Users allows ${maxUsers}. Nothing was changed.`,
    'Look through the items first. If all of these users are meant, raise Max Users in the options.',
  );
}

function allotSeats(changes: readonly UserChange[], { skus }: TenantLicenses): void {
  const seats = new Map<string, Seats>();
  for (const { skuId, prepaidUnits, consumedUnits } of skus) {
    const purchased = (prepaidUnits?.enabled ?? 0) + (prepaidUnits?.warning ?? 0);
    seats.set((skuId ?? '').toLowerCase(), { purchased, assigned: consumedUnits ?? 0 });
  }
  const allotment = new SeatAllotment(seats);
  for (const change of changes) {
    const { user, plan } = change;
    const { addLicenses = [] } = plan.write ?? {};
    const wanted =
      plan.steps.at(-1)?.after.filter(({ skuId }) => addLicenses.some((grant) => grant.skuId === skuId)) ??
      [];
    const shortage = allotment.take(
      user.licenses,
      wanted.filter(({ assignedVia }) => assignedVia === 'direct'),
    );
    if (shortage !== null)
      failUserChange(
        change,
        new Error(`${shortage} Buy or free seats first; nothing was changed for ${user.userId}.`),
      );
  }
}

function refuseWithoutLocation(changes: readonly UserChange[]): void {
  for (const userChange of changes) {
    const { user, plan, items } = userChange;
    const isMissing = (plan.write?.addLicenses.length ?? 0) > 0 && user.usageLocation === null;
    if (!isMissing || hasFailed(userChange) || items.some(({ change }) => change?.usageLocation)) continue;
    failUserChange(
      userChange,
      new Error(
        `${user.userId} has no usage location, without which Microsoft 365 assigns no licenses. Set it with the option Usage Location of License Assignment > Assign, or in the Microsoft 365 admin center.`,
      ),
    );
  }
}
