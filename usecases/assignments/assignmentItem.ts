import type { SubscribedSku, User } from '@microsoft/microsoft-graph-types';
import type { IDataObject } from 'n8n-workflow';
import type { ActivityRow } from '../../licensing/usage/activityRow';
import type { DesktopUsage } from '../../licensing/usage/desktopUsage';
import { monthlyCost } from '../../licensing/money/costs';
import { toNumber } from '../../licensing/money/decimal';
import type { PriceList } from '../../licensing/money/prices';
import { type AssignedLicense } from '../../licensing/roster/assignedLicense';
import { toUserIdentity } from '../../licensing/roster/user';
import { toSignInDates } from '../../licensing/roster/user';
import type { MeasuredService } from '../../licensing/usage/services';
import type { LicenseUsage } from '../../licensing/usage/licenseUsage';
import type { AssignmentRequest } from '../../nodes/Microsoft365Licenses/resources/licenseAssignment/assignmentRequest';

/** Everything known of one licence of one user. */
export interface UsedLicense {
  user: User;
  license: AssignedLicense;
  services: readonly MeasuredService[];
  usage: LicenseUsage;
  activity: ActivityRow | undefined;
  desktop: DesktopUsage | null;
  reportRefreshDate: string | null;
}

export function toAssignmentItem(used: UsedLicense, request: AssignmentRequest): IDataObject {
  const { user, license, services, usage, reportRefreshDate } = used;
  const { skuId, skuPartNumber, name, family, assignedVia, groupId, state, error, assignedDate } = license;
  return {
    ...toUserIdentity(user),
    department: user.department ?? null,
    ...{ skuId, skuPartNumber, name, family, assignedVia, groupId, state, error, assignedDate },
    services: [...services],
    lastActivityDate: usage.lastActivityDate,
    inactiveDays: usage.inactiveDays,
    usage: usage.usage,
    ...costOf(license, request.prices),
    ...optionalEvidence(used, request),
    reportRefreshDate,
  };
}

/** Null where no price is known, and for an assignment in error: it takes no seat. */
function costOf({ skuId, skuPartNumber, state }: AssignedLicense, prices: PriceList): IDataObject {
  const price = state === 'Error' ? null : prices.find(skuId, skuPartNumber);
  if (!price) return { monthlyCost: null, currency: null };
  return { monthlyCost: toNumber(monthlyCost(price)), currency: price.currency };
}

/** Only what was asked for: without its option a field would seem to say that there is no evidence. */
function optionalEvidence({ user, desktop }: UsedLicense, request: AssignmentRequest): IDataObject {
  const { desktopReports, includeSignInActivity } = request;
  const signIns = toSignInDates(user.signInActivity);
  return {
    ...(desktopReports.activations && { lastActivatedDate: desktop?.lastActivatedDate ?? null }),
    ...(desktopReports.appUsage && { lastAppActivityDate: desktop?.lastAppActivityDate ?? null }),
    ...(includeSignInActivity && {
      lastSuccessfulSignInDateTime: signIns?.lastSuccessfulSignInDateTime ?? null,
    }),
  };
}

/** The objects that an item is made of, as Graph and the reports give them. */
export function toRawAssignment(used: UsedLicense, tenantSkus: readonly SubscribedSku[]): IDataObject {
  const { user, license, activity } = used;
  const { licenseAssignmentStates, ...properties } = user;
  const tenantSku = tenantSkus.find(({ skuId }) => skuId?.toLowerCase() === license.skuId.toLowerCase());
  return {
    user: { ...properties },
    licenseAssignmentState: {
      ...licenseAssignmentStates?.find(
        ({ skuId, assignedByGroup }) =>
          skuId === license.skuId && (assignedByGroup ?? null) === license.groupId,
      ),
    },
    subscribedSku: tenantSku ? { ...tenantSku } : null,
    activeUserDetail: activity?.raw?.activeUserDetail ?? null,
    emailActivityUserDetail: activity?.raw?.emailActivityUserDetail ?? null,
  };
}
