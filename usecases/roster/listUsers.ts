import { getSubscribedSkus } from '../../graph/licenses/subscribedSkus';
import { findTenantSkus, partNumbersById } from '../../licensing/products/tenantSkus';
import type { NamedAssignment } from '../../licensing/roster/assignedLicense';
import type { GraphUser } from '../../licensing/roster/user';
import type { UseCaseContext } from '../context';
import { begun } from '../pages/begun';
import { inSlices } from '../pages/inSlices';
import { readSkusForNames } from '../tenantLicenses';
import type { GroupNaming } from './groupNames';
import { readRoster } from './readRoster';
import type { RosterFilters, RosterOptions } from './rosterRequest';
import { toUserItem, type UserItem } from './userItem';

/** What one input item asks for. */
export interface RosterRequest {
  filters: Omit<RosterFilters, 'skuIds'>;
  /** Ids or part numbers; empty: any. */
  skuNames: readonly string[];
  options: RosterOptions;
  /** False: Graph's own objects. */
  simplify: boolean;
  limit: number;
  /** See `UserReading`. */
  readInParallel: boolean;
  /** Null where the output shows no groups. */
  groupNaming: GroupNaming | null;
}

/**
 * The roster: users with their status and licenses.
 * @throws {GraphError} where Graph refuses a list; {Error} for a SKU that the tenant does not have
 */
export async function listUsers(
  context: UseCaseContext,
  { filters, skuNames, options, simplify, limit, readInParallel, groupNaming }: RosterRequest,
): Promise<Array<UserItem | GraphUser>> {
  const ownedSkus = skuNames.length > 0 ? await getSubscribedSkus(context.graph) : null;
  const skuIds = findTenantSkus(skuNames, ownedSkus ?? [], 'the filter Licenses').map(({ skuId }) => skuId);
  // The users first: where there is no token yet, the names wait for the answer to the request that brings it.
  const pages = begun(
    readRoster(context, { filters: { ...filters, skuIds }, options, limit, readInParallel }),
  );
  if (!simplify) {
    const raw: GraphUser[] = [];
    for await (const users of pages) for (const user of users) raw.push(user);
    return raw;
  }
  const items: UserItem[] = [];
  const naming = Promise.all([context.catalog(), ownedSkus ?? readSkusForNames(context)]);
  // Users and names are read side by side; where reading users fails first, that is the failure to show.
  naming.catch(() => undefined);
  for await (const users of inSlices(pages)) {
    const [catalog, skus] = await naming;
    const names = { catalog, partNumbers: partNumbersById(skus ?? []) };
    for (const user of users) items.push(toUserItem(user, names, options));
  }
  await naming;
  await groupNaming?.fillIn(context, licensesOf(items));
  return items;
}

function* licensesOf(items: readonly UserItem[]): Generator<NamedAssignment, void, undefined> {
  for (const { assignedLicenses } of items) yield* assignedLicenses;
}
