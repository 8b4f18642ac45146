import type { SubscribedSku, User } from '@microsoft/microsoft-graph-types';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import type { DesktopUsageIndex } from '../../licensing/usage/desktopUsage';
import type { LicenseServices, MeasuredServices } from '../../licensing/usage/licenseServices';
import type { ProductCatalog } from '../../licensing/products/catalog';
import { type Assignment } from '../../licensing/roster/assignedLicense';
import { assignmentsOf } from '../../licensing/roster/assignedLicense';
import { toAssignedLicense } from '../../licensing/roster/assignedLicense';
import { licenseUsage } from '../../licensing/usage/licenseUsage';
import type { UsedLicense } from './assignmentItem';
import type { AssignmentRequest } from '../../nodes/Microsoft365Licenses/resources/licenseAssignment/assignmentRequest';

/** All that a user's licences are judged by. */
export interface UsageEvidence {
  index: ActivityIndex;
  desktopIndex: DesktopUsageIndex | null;
  licenseServices: LicenseServices;
  catalog: ProductCatalog;
  /** Part numbers by SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  /** The wanted SKUs by id in lower case; null for all. */
  wantedSkus: ReadonlySet<string> | null;
  tenantSkus: readonly SubscribedSku[];
}

const NOTHING: MeasuredServices = { services: [], desktopProduct: null };

/** The licences of one user that the request's filters leave, with the use that is made of each. */
export function* usedLicenses(
  user: User,
  evidence: UsageEvidence,
  request: AssignmentRequest,
): Generator<UsedLicense, void, undefined> {
  const { index, desktopIndex, catalog, partNumbers, wantedSkus } = evidence;
  const userId = user.userPrincipalName ?? '';
  const activity = index.find(userId);
  const reportRefreshDate = activity?.reportRefreshDate ?? index.refreshDate;
  for (const assignment of assignmentsOf(user)) {
    if (wantedSkus && !wantedSkus.has((assignment.skuId ?? '').toLowerCase())) continue;
    const { services, desktopProduct } = contentOf(assignment, evidence.licenseServices);
    const counted = request.services
      ? services.filter((service) => request.services?.includes(service))
      : services;
    if (request.services && counted.length === 0) continue;
    const desktop = desktopProduct && desktopIndex ? desktopIndex.find(userId, desktopProduct) : null;
    const usage = licenseUsage({
      services: counted,
      activity,
      measured: index.measured,
      threshold: request.inactiveDays,
      createdDateTime: user.createdDateTime ?? null,
      assignedDate: assignment.lastUpdatedDateTime ?? null,
      desktop,
    });
    if (request.usages.length > 0 && !request.usages.includes(usage.usage)) continue;
    const license = toAssignedLicense(assignment, catalog, partNumbers);
    yield { user, license, services, usage, activity, desktop, reportRefreshDate };
  }
}

/** An assignment in error, or one whose subscription is disabled, brings the user nothing. */
function contentOf({ skuId, state, disabledPlans }: Assignment, services: LicenseServices): MeasuredServices {
  if (state === 'Error' || state === 'Disabled') return NOTHING;
  return services.servicesOf(skuId ?? '', disabledPlans ?? []);
}
