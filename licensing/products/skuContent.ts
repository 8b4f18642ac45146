import type { ServicePlanState } from '../usage/services';
import { accountKindOf, type AccountKind } from './accountKind';
import { hasCalendarOnly, hasTeamMemberRights } from './skuRights';
import { planFacts, type PlanFacts } from './workloads/planTable';

/** A SKU as a user holds it. `servicePlans` is the tenant's own list, as "List subscribedSkus" gives it. */
export interface HeldSku {
  skuId: string;
  skuPartNumber: string;
  servicePlans: readonly ServicePlanState[];
  /** Ids of the service plans that are turned off for this user. */
  disabledPlans?: readonly string[];
}

export interface HeldPlan extends PlanFacts {
  /** Not yet provisioned in the tenant. */
  isPending: boolean;
  /** Comes with the product so that it can work (SharePoint in Project); nobody buys the SKU for it. */
  isCarried: boolean;
  /** Gives less here than the same plan elsewhere, so it replaces none but its like. */
  isLimited: boolean;
}

/** What a SKU brings by itself, whoever holds it. */
export interface SkuContent {
  accountKind: AccountKind;
  /** Brings mail and files, or files and teamwork, to a person: the one license that most people need. */
  isSuite: boolean;
  /** Those that are on in the tenant. */
  plans: readonly HeldPlan[];
}

/** Of what people work together with; the rest of a license is why it is more than a plain suite. */
const collaboration = new Set(['exchange', 'teams', 'sharePoint', 'oneDrive', 'yammer', 'skypeForBusiness']);
const canBeCarried = new Set(['sharePoint', 'oneDrive', 'teams']);

/** Applications that keep their files in SharePoint and their talks in Teams, with rights for the application only. */
const applications = new Set(
  [
    'dynamics365',
    'project',
    'visio',
    'powerApps',
    'powerAutomate',
    'powerPages',
    'powerBi',
    'copilotStudio',
  ].concat(['copilotRoles', 'sustainability', 'clipchamp', 'windows365', 'unknown']),
);

const remembered = new WeakMap<readonly ServicePlanState[], Map<string, SkuContent>>();

/** Worked out once for every list of plans: a tenant has few of them, however many users. */
export function contentOf({ skuId, skuPartNumber, servicePlans }: HeldSku): SkuContent {
  const bySku = remembered.get(servicePlans) ?? new Map<string, SkuContent>();
  remembered.set(servicePlans, bySku);
  const content = bySku.get(skuId) ?? readContent(skuId, skuPartNumber, servicePlans);
  bySku.set(skuId, content);
  return content;
}

/** The plans that are on for the user. */
export function enabledPlansOf(held: HeldSku): readonly HeldPlan[] {
  const { plans } = contentOf(held);
  if (!held.disabledPlans?.length) return plans;
  const disabled = new Set(held.disabledPlans.map((id) => id.toLowerCase()));
  return plans.filter(({ servicePlanId }) => !disabled.has(servicePlanId));
}

function readContent(
  skuId: string,
  skuPartNumber: string,
  servicePlans: readonly ServicePlanState[],
): SkuContent {
  const facts = new Map<string, PlanFacts & { isPending: boolean }>();
  for (const { servicePlanId, servicePlanName, provisioningStatus } of servicePlans) {
    if (!servicePlanId || provisioningStatus === 'Disabled') continue;
    const plan = planFacts(servicePlanId, servicePlanName ?? servicePlanId);
    facts.set(plan.servicePlanId, { ...plan, isPending: /^(Pending|Error)/.test(provisioningStatus ?? '') });
  }
  const accountKind = accountKindOf(skuId, skuPartNumber, [...facts.keys()]);
  const calendarOnly = hasCalendarOnly(skuId, skuPartNumber);
  const mains = new Set(
    [...facts.values()].filter(({ role }) => role === 'main').map(({ workload }) => workload.id),
  );
  const isSuite = accountKind === 'person' && isWholeSuite(mains, calendarOnly);
  const hasOtherLead = [...mains].some((id) => !collaboration.has(id));
  const isApplication = !isSuite && [...mains].some((id) => applications.has(id));
  const isTeamMember = hasTeamMemberRights(skuPartNumber);

  const plans = [...facts.values()].map((plan): HeldPlan => {
    const { id } = plan.workload;
    const isCalendar = id === 'exchange' && calendarOnly;
    const isHosted = !isSuite && hasOtherLead && canBeCarried.has(id);
    const isPartOfDynamics = mains.has('dynamics365') && (id === 'project' || id === 'capacity');
    const isCarried = isCalendar || isHosted || isPartOfDynamics;
    const isLimited = isCalendar || (isHosted && isApplication) || (isTeamMember && id === 'dynamics365');
    return { ...plan, isCarried, isLimited };
  });
  return { accountKind, isSuite, plans };
}

/** `mains`: the ids of the workloads that are on as main plans. */
export function isWholeSuite(mains: ReadonlySet<string>, calendarOnly = false): boolean {
  const hasFiles = mains.has('sharePoint') || mains.has('oneDrive');
  if (mains.has('exchange') && !calendarOnly) return hasFiles || mains.has('teams');
  const isApplication = [...mains].some((id) => applications.has(id));
  return mains.has('sharePoint') && (mains.has('teams') || mains.has('yammer')) && !isApplication;
}
