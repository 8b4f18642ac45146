import type { User } from '@microsoft/microsoft-graph-types';
import type { Candidate } from '../../licensing/candidates/candidate';
import { downgradeOffers } from '../../licensing/candidates/downgrades/offers';
import { evaluateUser } from '../../licensing/candidates/evaluateUser';
import { heldServices } from '../../licensing/candidates/heldServices';
import type { RuleSettings } from '../../licensing/candidates/rules/rule';
import { toUserFacts } from '../../licensing/candidates/userFacts';
import type { UserFactsSources } from '../../licensing/candidates/userFactsSources';
import { seatPricesOf, trialsAmong } from '../../licensing/money/seatPrices';
import { readServicePlans } from '../../licensing/products/servicePlans';
import { findTenantSkus, partNumbersById } from '../../licensing/products/tenantSkus';
import { toUserIdentity } from '../../licensing/roster/user';
import type { ActivityRow } from '../../licensing/usage/activityRow';
import { LicenseServices } from '../../licensing/usage/licenseServices';
import type { MeasuredService } from '../../licensing/usage/services';
import type { CandidateRequest } from './candidateRequest';
import type { CandidateSources } from './candidateSources';

export interface Evaluation {
  /** The services that the user's licenses bring, of those that count; null for a user without a working license. */
  services: readonly MeasuredService[] | null;
  /** The user's row in the activity reports; undefined if there is none. */
  activity: ActivityRow | undefined;
  found: Candidate[];
}

/** Judges one user after the other by the same sources. Who is left out is counted, and not judged. */
export function evaluationBy(
  { evidence, exclusion, tenantSkus, subscriptions, catalog }: CandidateSources,
  request: CandidateRequest,
  { evaluatedAt, signIns }: { evaluatedAt: string; signIns: boolean },
): (user: User) => Evaluation {
  const { reasons, groupBy, inactiveDays, minAssignedDays, services, prices } = request;
  const seats = seatPricesOf({ tenantSkus, subscriptions, prices, today: evaluatedAt.slice(0, 10) });
  const sources: UserFactsSources = {
    catalog,
    services,
    seats,
    threshold: inactiveDays,
    evidence: { ...evidence, signIns },
    administrators: exclusion.administrators,
    now: evaluatedAt,
    partNumbers: partNumbersById(tenantSkus),
    licenseServices: new LicenseServices(tenantSkus),
  };
  const excludedSkus = new Set(
    findTenantSkus(request.exclude.skuNames, tenantSkus, 'Exclude > Licenses').map(({ skuId }) =>
      skuId.toLowerCase(),
    ),
  );
  const settings: RuleSettings = {
    inactiveDays,
    minAssignedDays,
    evaluatedAt,
    reportRefreshDate: evidence.activity.refreshDate,
    plans: readServicePlans(tenantSkus),
    trials: trialsAmong(tenantSkus, subscriptions),
    offers: downgradeOffers({ tenantSkus, catalog, seats, excludedSkus }),
  };
  return (user) => {
    const identity = toUserIdentity(user);
    if (exclusion.covers(identity)) {
      const activity = evidence.activity.find(identity.userId);
      return { services: heldServices(user, sources), activity, found: [] };
    }
    const facts = toUserFacts(user, sources);
    const { licenses, activity } = facts;
    return {
      services: licenses.length === 0 ? null : licenses.flatMap((license) => license.services),
      activity,
      found: evaluateUser({ facts, reasons, settings, excludedSkus, groupBy }),
    };
  };
}
