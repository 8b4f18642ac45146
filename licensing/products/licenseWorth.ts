import { MEASURED_SERVICES, type MeasuredService } from '../usage/services';
import type { AccountKind } from './accountKind';
import {
  contentOf,
  enabledPlansOf,
  isWholeSuite,
  type HeldSku,
  type SkuContent,
  type HeldPlan,
} from './skuContent';
import { highestTierName } from './workloads/tierIndex';
import { workloads, type Workload } from './workloads/workload';

/** What a license is worth to its holder, and by what one can know that it is used. */
export interface LicenseWorth {
  accountKind: AccountKind;
  isSuite: boolean;
  /** What it is bought for, in the order of `workloads`. */
  principal: readonly Workload[];
  /** Of the seven services those whose silence counts against it. Empty: no service tells of its use. */
  services: readonly MeasuredService[];
  /** Services of a report that Microsoft has ended: activity counts, silence proves nothing. */
  retiredServices: readonly MeasuredService[];
  /** Activations and Microsoft 365 Apps usage tell of its use. */
  desktopApps: boolean;
  /** The Microsoft 365 Copilot usage report tells of its use. */
  copilot: boolean;
  /** What nothing measures, by the names that users know: "Intune", "Entra ID P1". */
  notMeasured: readonly string[];
}

/**
 * A license for one application is known by that application or not at all: SharePoint, Teams and OneDrive that come
 * with Dynamics, Project or Visio say nothing about it. A suite is known by all its parts that are measured, and says
 * which are not.
 */
export function licenseWorth(held: HeldSku): LicenseWorth {
  const content = contentOf(held);
  const byDisabled = remembered.get(content) ?? new Map<string, LicenseWorth>();
  remembered.set(content, byDisabled);
  const key = String(held.disabledPlans ?? '');
  const worth = byDisabled.get(key) ?? weigh(held, content);
  byDisabled.set(key, worth);
  return worth;
}

const remembered = new WeakMap<SkuContent, Map<string, LicenseWorth>>();

function weigh(held: HeldSku, { accountKind, isSuite }: SkuContent): LicenseWorth {
  const plans = principalPlans(held);
  const brought = new Set(plans.map(({ workload }) => workload));
  const principal = workloads.filter((workload) => brought.has(workload));
  const unmeasured = principal.filter((workload) => !isMeasured(workload));
  // With mail and teamwork off for the user, what is left may be Intune or Windows: silence in OneDrive proves nothing.
  const isStillSuite = isSuite && isWholeSuite(new Set(principal.map(({ id }) => id)));
  const isKnown = accountKind === 'person' && (isStillSuite || unmeasured.length === 0);
  const judged = isKnown ? principal.filter(isMeasured) : [];
  const services = new Set(judged.flatMap((workload) => workload.services));
  const ended = enabledPlansOf(held).filter(({ workload }) => workload.isRetired);
  const retiredServices = new Set(isKnown ? ended.flatMap(({ workload }) => workload.services) : []);
  return {
    accountKind,
    isSuite,
    principal,
    services: MEASURED_SERVICES.filter((service) => services.has(service)),
    retiredServices: [...retiredServices],
    desktopApps: judged.some(({ knownBy }) => knownBy === 'desktopApps'),
    copilot: judged.some(({ knownBy }) => knownBy === 'copilot'),
    notMeasured: [...new Set((isKnown ? unmeasured : principal).map((workload) => nameOf(workload, plans)))],
  };
}

function isMeasured({ knownBy }: Workload): boolean {
  return knownBy === 'services' || knownBy === 'desktopApps' || knownBy === 'copilot';
}

/** What the SKU is bought for and is on for the user; retired services only where there is nothing else. */
function principalPlans(held: HeldSku): HeldPlan[] {
  const enabled = enabledPlansOf(held);
  const main = enabled.filter(({ role, isCarried }) => role === 'main' && !isCarried);
  const living = main.filter(({ workload }) => !workload.isRetired);
  if (living.length > 0) return living;
  if (main.length > 0) return main;
  // A SKU without any main plan, such as Universal Print, is bought for what elsewhere comes along.
  if (contentOf(held).plans.some(({ role }) => role === 'main')) return [];
  const companions = enabled.filter(({ role }) => role === 'companion');
  const retired = enabled.filter(({ workload }) => workload.isRetired);
  return [companions, retired, [...enabled]].find((plans) => plans.length > 0) ?? [];
}

function nameOf(workload: Workload, plans: readonly HeldPlan[]): string {
  const own = plans.filter((plan) => plan.workload === workload);
  return highestTierName(own.map(({ servicePlanId }) => servicePlanId)) ?? workload.name;
}
