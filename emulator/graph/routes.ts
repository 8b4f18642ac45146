import { directoryRoleRoutes } from './directoryRoles';
import { groupRoutes } from './groups/routes';
import type { GraphRoute, OpenRoute } from './handler';
import { licenseRoutes } from './licenses/routes';
import { organizationRoutes } from './organization';
import { downloadRoutes } from './reports/download';
import { reportRoutes } from './reports/routes';
import { RouteTable } from './routeTable';
import { skuRoutes } from './skus';
import { subscriptionRoutes } from './subscriptions';
import { userRoutes } from './users/routes';

/** Everything that the emulated Graph answers. A new area adds its routes here. */
export const allGraphRoutes: readonly GraphRoute[] = [
  ...directoryRoleRoutes,
  ...groupRoutes,
  ...licenseRoutes,
  ...organizationRoutes,
  ...reportRoutes,
  ...skuRoutes,
  ...subscriptionRoutes,
  ...userRoutes,
];

/** Addresses beside Graph that need no token. */
export const allOpenRoutes: readonly OpenRoute[] = [...downloadRoutes];

export const graphRoutes = new RouteTable(allGraphRoutes);
export const openRoutes = new RouteTable(allOpenRoutes);

/** Every application permission that some route honours. */
export function knownPermissions(): string[] {
  return [
    ...new Set(['AuditLog.Read.All', ...allGraphRoutes.flatMap(({ permissions }) => permissions)]),
  ].sort();
}
