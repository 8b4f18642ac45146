import type { User } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../../graph/http/client';
import { GraphError, isGraphError } from '../../graph/http/graphError';
import { getUsersInBatches } from '../../graph/directory/usersInBatches';
import type { CurrentUser } from '../../licensing/changes/change';
import { toAssignedLicenses } from '../../licensing/roster/assignedLicense';
import { rosterProperties } from '../../licensing/roster/rosterItem';
import { toUserIdentity } from '../../licensing/roster/user';
import type { TenantLicenses } from '../tenantLicenses';

/** All that the rules of Find Candidates look at; the assignment states say which licenses the user has, and how. */
const properties = [
  ...rosterProperties.filter((property) => property !== 'assignedLicenses'),
  'employeeHireDate',
];

/**
 * The users as they are now, by the keys asked for (object ids or principal names); the error of those that Graph does
 * not give.
 * @throws {GraphError} where Graph cannot be reached
 */
export async function readCurrentUsers(
  graph: GraphClient,
  keys: readonly string[],
  licenses: TenantLicenses,
): Promise<Map<string, CurrentUser | GraphError>> {
  const users = await getUsersInBatches(graph, keys, properties);
  return new Map(
    [...users].map(([key, user]) => [key, isGraphError(user) ? user : toCurrentUser(user, key, licenses)]),
  );
}

function toCurrentUser(
  user: User,
  key: string,
  { catalog, partNumbers }: TenantLicenses,
): CurrentUser | GraphError {
  if (!user.licenseAssignmentStates) {
    return new GraphError({
      kind: 'incomplete',
      code: 'LicenseStatesMissing',
      message: `Microsoft Graph did not say which licenses the user "${key}" has.`,
      user: key,
    });
  }
  return {
    ...toUserIdentity(user),
    // The assignments are in `licenses`; plans change those.
    account: { ...user, licenseAssignmentStates: undefined },
    usageLocation: user.usageLocation ?? null,
    licenses: toAssignedLicenses(user, catalog, partNumbers),
  };
}
