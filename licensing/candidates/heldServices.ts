import { assignmentsOf, isWorking } from '../roster/assignedLicense';
import type { GraphUser } from '../roster/user';
import type { LicenseServices } from '../usage/licenseServices';
import type { MeasuredService } from '../usage/services';

/**
 * The services that a user's working licenses bring, of those whose use counts. Null for a user without a working license.
 */
export function heldServices(
  user: GraphUser,
  { licenseServices, services }: { licenseServices: LicenseServices; services: readonly MeasuredService[] },
): MeasuredService[] | null {
  const working = assignmentsOf(user).filter(isWorking);
  if (working.length === 0) return null;
  return working.flatMap(({ skuId, disabledPlans }) =>
    licenseServices
      .servicesOf(skuId ?? '', disabledPlans ?? [])
      .services.filter((service) => services.includes(service)),
  );
}
