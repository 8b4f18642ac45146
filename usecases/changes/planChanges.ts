import { NodeOperationError } from 'n8n-workflow';
import { isGraphError } from '../../graph/http/graphError';
import { getGroupNames } from '../../graph/directory/groups';
import { SeatAllotment, type Seats } from '../../licensing/changes/seats';
import { toNodeError } from '../../nodes/n8n/errors';
import type { OperationContext } from '../../nodes/Microsoft365Licenses/operation';
import { failUserChange, hasFailed, toUserChanges, type UserChange, type ItemRun } from './userChange';
import { readFreshUsers } from './readUsers';
import type { TenantLicenses } from '../../nodes/Microsoft365Licenses/licenseChanges/tenantLicenses';

/**
 * Everything before the first write: users are read, items planned, and whatever could stop the run is looked at.
 * Unless the node continues on fail, the first problem ends the run here, with nothing written.
 */
export async function prepare(
  context: OperationContext,
  tenant: TenantLicenses,
  slots: readonly ItemRun[],
  maxUsers: number,
): Promise<UserChange[]> {
  stopOnFailure(context, slots);
  await readUsersInto(slots, context, tenant);
  stopOnFailure(context, slots);
  const groupIds = slots.flatMap(({ user }) => user?.licenses.flatMap(({ groupId }) => groupId ?? []) ?? []);
  const accounts = toUserChanges(slots, await getGroupNames(context.graph, groupIds));
  refuseTooMany(context, accounts, maxUsers);
  allotSeats(accounts, tenant);
  refuseWithoutLocation(accounts);
  stopOnFailure(context, slots);
  return accounts;
}

export function stopOnFailure({ node }: OperationContext, slots: readonly ItemRun[]): void {
  const failed = slots.find(({ failure }) => failure !== null);
  if (failed && !node.continueOnFail()) throw toNodeError(node.getNode(), failed.failure, failed.itemIndex);
}

async function readUsersInto(
  slots: readonly ItemRun[],
  { graph }: OperationContext,
  tenant: TenantLicenses,
): Promise<void> {
  const readable = slots.filter(({ failure }) => failure === null);
  const keys = readable.map(({ change }) => change?.user ?? '');
  const users = await readFreshUsers(graph, keys, tenant);
  for (const slot of readable) {
    const user = users.get(slot.change?.user ?? '');
    const gone = slot.change?.deleted;
    if (!isGraphError(user)) slot.user = user ?? null;
    else if (gone && user.httpStatus === 404) slot.user = gone;
    else slot.failure = user;
  }
}

function refuseTooMany({ node }: OperationContext, accounts: readonly UserChange[], maxUsers: number): void {
  const changed = new Set(
    accounts.filter(({ plan }) => plan.write !== null).map(({ user }) => user.id.toLowerCase()),
  );
  if (changed.size <= maxUsers) return;
  throw new NodeOperationError(
    node.getNode(),
    `These items would change the licences of ${changed.size} users, but Max Users allows ${maxUsers}. Nothing was changed.`,
    {
      description:
        'Look through the items first. If all of these users are meant, raise Max Users in the options.',
    },
  );
}

function allotSeats(accounts: readonly UserChange[], { skus }: TenantLicenses): void {
  const seats = new Map<string, Seats>();
  for (const { skuId, prepaidUnits, consumedUnits } of skus) {
    const purchased = (prepaidUnits?.enabled ?? 0) + (prepaidUnits?.warning ?? 0);
    seats.set((skuId ?? '').toLowerCase(), { purchased, assigned: consumedUnits ?? 0 });
  }
  const allotment = new SeatAllotment(seats);
  for (const account of accounts) {
    const { user, plan } = account;
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
        account,
        new Error(`${shortage} Buy or free seats first; nothing was changed for ${user.userId}.`),
      );
  }
}

function refuseWithoutLocation(accounts: readonly UserChange[]): void {
  for (const account of accounts) {
    const { user, plan, items } = account;
    const isMissing = (plan.write?.addLicenses.length ?? 0) > 0 && user.usageLocation === null;
    if (!isMissing || hasFailed(account) || items.some(({ change }) => change?.usageLocation)) continue;
    failUserChange(
      account,
      new Error(
        `${user.userId} has no usage location, without which Microsoft 365 assigns no licences. Set it with the option Usage Location of License Assignment > Assign, or in the Microsoft 365 admin center.`,
      ),
    );
  }
}
