import { directoryRoleRoutes } from './directoryRoles';
import { groupRoutes, hiddenMembers } from './groups/routes';
import type { GraphRoute, OpenRoute } from './handler';
import { licenseRoutes } from './licenses/routes';
import { organizationRoutes } from './organization';
import { roleManagementRoutes } from './roleManagement/routes';
import { downloadRoutes } from './reports/download';
import { reportRoutes } from './reports/routes';
import { RouteTable } from './routeTable';
import { skuRoutes } from './skus';
import { subscriptionRoutes } from './subscriptions';
import { userRoutes } from './users/routes';
import { leaveDatePermission } from './users/select';

/** Everything that the emulated Graph answers. A new area adds its routes here. */
export const allGraphRoutes: readonly GraphRoute[] = [
  ...directoryRoleRoutes,
  ...groupRoutes,
  ...licenseRoutes,
  ...organizationRoutes,
  ...reportRoutes,
  ...roleManagementRoutes,
  ...skuRoutes,
  ...subscriptionRoutes,
  ...userRoutes,
];

/** Addresses beside Graph that need no token. */
export const allOpenRoutes: readonly OpenRoute[] = [...downloadRoutes];

export const graphRoutes = new RouteTable(allGraphRoutes);
export const openRoutes = new RouteTable(allOpenRoutes);

/** Permissions that open a part of what a route answers. */
const furtherPermissions = ['AuditLog.Read.All', hiddenMembers, leaveDatePermission];

/** Every application permission that some route honours. */
export function knownPermissions(): string[] {
  return [
    ...new Set([...furtherPermissions, ...allGraphRoutes.flatMap(({ permissions }) => permissions)]),
  ].sort();
}
