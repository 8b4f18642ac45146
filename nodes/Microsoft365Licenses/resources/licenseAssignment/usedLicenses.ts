import type { SubscribedSku, User } from '@microsoft/microsoft-graph-types';
import type { ActivityIndex } from '../../../../licensing/activityIndex';
import type { DesktopEvidenceIndex } from '../../../../licensing/desktopEvidence';
import type { LicenseServices, MeasuredContent } from '../../../../licensing/licenseServices';
import type { ProductCatalog } from '../../../../licensing/products/catalog';
import { toAssignedLicenses, type AssignedLicense } from '../../../../licensing/roster';
import { licenseUsage } from '../../../../licensing/usage';
import type { UsedLicense } from './assignmentItem';
import type { AssignmentRequest } from './assignmentRequest';

/** All that a user's licences are judged by. */
export interface UsageEvidence {
  index: ActivityIndex;
  desktopIndex: DesktopEvidenceIndex | null;
  licenseServices: LicenseServices;
  catalog: ProductCatalog;
  /** Part numbers by SKU id in lower case. */
  partNumbers: ReadonlyMap<string, string>;
  /** The wanted SKUs by id in lower case; null for all. */
  wantedSkus: ReadonlySet<string> | null;
  tenantSkus: readonly SubscribedSku[];
}

const NOTHING: MeasuredContent = { services: [], desktopProduct: null };

/** An assignment in error, or one whose subscription is disabled, brings the user nothing. */
function isHeld({ state }: AssignedLicense): boolean {
  return state !== 'Error' && state !== 'Disabled';
}

/** The licences of one user that the request's filters leave, with the use that is made of each. */
export function* usedLicenses(
  user: User,
  evidence: UsageEvidence,
  request: AssignmentRequest,
): Generator<UsedLicense, void, undefined> {
  const { index, desktopIndex, licenseServices, catalog, partNumbers, wantedSkus } = evidence;
  const userId = user.userPrincipalName ?? '';
  const activity = index.find(userId);
  for (const license of toAssignedLicenses(user, catalog, partNumbers)) {
    if (wantedSkus && !wantedSkus.has(license.skuId.toLowerCase())) continue;
    const { services, desktopProduct } = isHeld(license)
      ? licenseServices.of(license.skuId, license.disabledPlans)
      : NOTHING;
    const counted = request.services ? services.filter((service) => request.services?.includes(service)) : services;
    if (request.services && counted.length === 0) continue;
    const desktop = desktopProduct && desktopIndex ? desktopIndex.find(userId, desktopProduct) : null;
    const usage = licenseUsage({
      services: counted,
      activity,
      measured: index.measured,
      threshold: request.inactiveDays,
      createdDateTime: user.createdDateTime ?? null,
      assignedDate: license.assignedDate,
      desktop,
    });
    if (request.usages.length > 0 && !request.usages.includes(usage.usage)) continue;
    const reportRefreshDate = activity?.reportRefreshDate ?? index.refreshDate;
    yield { user, license, services, usage, activity, desktop, reportRefreshDate };
  }
}
