import fc from 'fast-check';
import type { Candidate, CandidateLicense } from '../../licensing/candidates/candidate';
import { evaluateUser } from '../../licensing/candidates/evaluateUser';
import { REASON_CODES, type ReasonCode } from '../../licensing/candidates/rules';
import type { RuleSettings } from '../../licensing/candidates/rules/rule';
import { toUserFacts } from '../../licensing/candidates/userFacts';
import type { GraphUser } from '../../licensing/roster/user';
import { DesktopUsageIndex } from '../../licensing/usage/desktopUsage';
import { allSkus } from './allSkus';
import {
  activityOf,
  evidenceOf,
  factSources,
  refreshDate,
  seatPrice,
  userPrincipalName,
} from './factSources';
import { graphUser, reported, type Reported } from './randomUsers';
import { realSettings } from './realLicenses';

export const skuById = new Map(allSkus.map((sku) => [sku.skuId, sku]));
/** By the position in Microsoft's table; one SKU in four has no price. */
export const seats = new Map(
  allSkus.flatMap(({ skuId }, position) =>
    position % 4 === 0 ? [] : [[skuId, seatPrice(1 + (position % 60))] as const],
  ),
);

/** One user of a tenant that owns every SKU, and what is known of them. */
export interface Run {
  user: GraphUser;
  reports: Reported;
  isAdministrator: boolean;
  inactiveDays: number;
}

export const run: fc.Arbitrary<Run> = fc.record({
  user: graphUser,
  reports: reported,
  isAdministrator: fc.constantFrom(false, false, false, false, false, true),
  inactiveDays: fc.integer({ min: 3, max: 400 }),
});

export interface Choice {
  reasons?: readonly ReasonCode[];
  excludedSkus?: ReadonlySet<string>;
  groupBy?: 'user' | 'license';
  settings?: Partial<RuleSettings>;
}

/** As the use case does for one user: the facts, then the decision. */
export function find(
  { user, reports, isAdministrator, inactiveDays }: Run,
  choice: Choice = {},
): Candidate[] {
  const {
    reasons = REASON_CODES,
    excludedSkus = new Set<string>(),
    groupBy = 'user',
    settings = {},
  } = choice;
  const desktop = new DesktopUsageIndex();
  if (reports.apps) {
    const { lastActivityDate, lastActivatedDate } = reports.apps;
    const shared = { userPrincipalName, refreshDate };
    desktop.addAppUsage({ ...shared, lastActivityDate });
    desktop.addActivation({ ...shared, productType: 'MICROSOFT 365 APPS FOR ENTERPRISE', lastActivatedDate });
  }
  const evidence = evidenceOf({
    activity: activityOf(reports.services, reports.assignedDate),
    desktop,
    copilot: { find: () => reports.copilot },
    mailboxes: { find: () => reports.mailbox },
    signIns: reports.signIns,
  });
  const administrators = { has: () => isAdministrator, isComplete: true };
  const facts = toUserFacts(user, factSources({ evidence, administrators, threshold: inactiveDays, seats }));
  const chosen = realSettings({ inactiveDays, ...settings });
  return evaluateUser({ facts, reasons, settings: chosen, excludedSkus, groupBy });
}

export const licensesOf = (candidates: Candidate[]) => candidates.flatMap(({ licenses }) => licenses);
export const removalsOf = (candidates: Candidate[]) =>
  licensesOf(candidates).filter(({ action }) => action === 'remove');
/** One assignment. */
export const keyOf = ({ skuId, groupId }: Pick<CandidateLicense, 'skuId' | 'groupId'>) =>
  `${skuId} ${groupId ?? ''}`;
