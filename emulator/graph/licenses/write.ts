import type { TenantUser } from '../../tenant/model';
import { invalidUsageLocation, resourceNotFound } from '../errors';
import type { GraphAnswer, GraphContext } from '../handler';
import { hasFreshLocation } from '../users/freshLocations';
import { userProperty } from '../users/properties';
import { readLicenseChange } from './changeBody';

/** What the answer to a license write shows of the user. */
const shown =
  'accountEnabled assignedLicenses assignedPlans businessPhones city companyName country department displayName givenName id jobTitle licenseAssignmentStates mail mailNickname mobilePhone officeLocation onPremisesSyncEnabled preferredLanguage surname usageLocation userPrincipalName userType'.split(
    ' ',
  );

/** Microsoft's page: "user: assignLicense". Throws GraphError and TenantError. */
export async function assignLicense(context: GraphContext): Promise<GraphAnswer> {
  const change = readLicenseChange(context.body);
  return write(context, (userId) => {
    if (change.addLicenses.length > 0 && hasFreshLocation(context, userId)) throw invalidUsageLocation();
    return context.tenant.assignLicense(userId, change);
  });
}

/** Microsoft's page: "user: reprocessLicenseAssignment". Throws GraphError and TenantError. */
export async function reprocessLicenseAssignment(context: GraphContext): Promise<GraphAnswer> {
  return write(context, (userId) => context.tenant.reprocessLicenseAssignment(userId));
}

/** One write at a time: whatever else arrives before this one is done is refused. */
async function write(context: GraphContext, apply: (userId: string) => TenantUser): Promise<GraphAnswer> {
  const { tenant, options, params, root } = context;
  const id = params.id ?? '';
  const user = await tenant.writeLock.run(async () => {
    await context.wait(options.writeDuration);
    const found = tenant.findUser(id);
    if (found === null) throw resourceNotFound(id);
    return apply(found.id);
  });
  return {
    status: 200,
    body: { '@odata.context': `${root}/$metadata#users/$entity`, ...written(context, user) },
  };
}

function written({ tenant }: GraphContext, user: TenantUser): Record<string, unknown> {
  return Object.fromEntries(shown.map((name) => [name, userProperty(name)?.read(user, tenant) ?? null]));
}
