import type { SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { ClassifiedAccount } from '../../licensing/roster/accountType';
import type { NamedAssignment } from '../../licensing/roster/assignedLicense';
import { toSignInDates, toUserIdentity, type UserIdentity } from '../../licensing/roster/user';
import type { Usage } from '../../licensing/usage/licenseUsage';
import type { MeasuredService } from '../../licensing/usage/services';
import type { AssignmentRequest, UsedLicense } from './assignmentUsage';

/** One license of one user: an output item. Report dates are `YYYY-MM-DD`, Graph's times full UTC. */
export interface AssignmentItem
  extends UserIdentity, ClassifiedAccount, Omit<NamedAssignment, 'disabledPlans'> {
  department: string | null;
  /** What the license brings this user, of the seven measured services. */
  services: MeasuredService[];
  /** What the license is bought for and no report measures, by the names that users know. */
  notMeasured: string[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  usage: Usage;
  /** Of one seat; null where no price is known, and for an assignment in error: it takes no seat. */
  monthlyCost: number | null;
  currency: string | null;
  reportRefreshDate: string | null;
  /** These three only where the options ask for them: null then means that there is no evidence. */
  lastActivatedDate?: string | null;
  lastAppActivityDate?: string | null;
  lastSuccessfulSignInDateTime?: string | null;
}

/** The name of the group is null: it is read for what becomes output. */
export function toAssignmentItem(used: UsedLicense, request: AssignmentRequest): AssignmentItem {
  const { user, license, services, usage, reportRefreshDate } = used;
  const { skuId, skuPartNumber, name, family, assignedVia, groupId, state, error, assignedDate } = license;
  const { userId, id, displayName, email } = toUserIdentity(user);
  const cost = costOf(used);
  // What a person reads comes first: in the editor's table these are the columns on the left.
  const first = {
    displayName,
    userId,
    name,
    usage: usage.usage,
    lastActivityDate: usage.lastActivityDate,
    inactiveDays: usage.inactiveDays,
    monthlyCost: cost.monthlyCost,
    currency: cost.currency,
    department: user.department ?? null,
    assignedVia,
    groupName: null,
    accountType: used.account.accountType,
    state,
    error,
    assignedDate,
  };
  return Object.assign(first, optionalDates(used, request), {
    email,
    family,
    skuPartNumber,
    skuId,
    groupId,
    id,
    services: [...services],
    notMeasured: [...used.notMeasured],
    accountEvidence: [...used.account.accountEvidence],
    reportRefreshDate,
  });
}

function costOf({ license, seat }: UsedLicense): Pick<AssignmentItem, 'monthlyCost' | 'currency'> {
  if (license.state === 'Error') return { monthlyCost: null, currency: null };
  return { monthlyCost: seat.monthlyCost, currency: seat.currency };
}

/** Only what was asked for: without its option a field would seem to say that there is no evidence. */
function optionalDates({ user, desktop }: UsedLicense, request: AssignmentRequest): Partial<AssignmentItem> {
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
export function toRawAssignment(
  used: UsedLicense,
  tenantSkus: readonly SubscribedSku[],
): Record<string, unknown> {
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
