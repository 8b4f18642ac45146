import { planIdOf } from './catalog/catalogSku';

/** A plan that works only where the user has one of some others. */
interface Dependency {
  plan: string;
  needsOneOf: readonly string[];
}

const phone = ['MCOSTANDARD', 'TEAMS1'];

const dependencies: readonly Dependency[] = [
  { plan: 'MCOEV', needsOneOf: phone },
  { plan: 'MCOMEETADV', needsOneOf: phone },
  {
    plan: 'EXCHANGE_S_ARCHIVE_ADDON',
    needsOneOf: ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_DESKLESS'],
  },
  { plan: 'SHAREPOINT_PROJECT', needsOneOf: ['SHAREPOINTENTERPRISE'] },
];

/** Of each row a user can have one. */
const exclusives: ReadonlyArray<readonly string[]> = [
  ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_DESKLESS'],
  ['SHAREPOINTSTANDARD', 'SHAREPOINTENTERPRISE', 'SHAREPOINTDESKLESS'],
];

export type PlanViolation =
  | { kind: 'dependency'; plan: string; needsOneOf: string[] }
  | { kind: 'mutuallyExclusive'; plans: [string, string] };

const dependenciesById = dependencies.map(({ plan, needsOneOf }) => ({
  plan: planIdOf(plan),
  needsOneOf: needsOneOf.map(planIdOf),
}));
const exclusivesById = exclusives.map((plans) => plans.map(planIdOf));

/** What a set of enabled service plans (ids) breaks. */
export function planViolations(enabled: ReadonlySet<string>): PlanViolation[] {
  const violations: PlanViolation[] = [];
  for (const { plan, needsOneOf } of dependenciesById) {
    if (enabled.has(plan) && !needsOneOf.some((id) => enabled.has(id))) {
      violations.push({ kind: 'dependency', plan, needsOneOf });
    }
  }
  for (const plans of exclusivesById) {
    const [first, second] = plans.filter((id) => enabled.has(id));
    if (first !== undefined && second !== undefined)
      violations.push({ kind: 'mutuallyExclusive', plans: [first, second] });
  }
  return violations;
}

/** Violations that `after` has and `before` had not: only these make a write fail. */
export function newViolations(before: ReadonlySet<string>, after: ReadonlySet<string>): PlanViolation[] {
  const known = new Set(planViolations(before).map((violation) => JSON.stringify(violation)));
  return planViolations(after).filter((violation) => !known.has(JSON.stringify(violation)));
}

/** The directory's sentence for a violation. */
export function violationText(violation: PlanViolation): string {
  return violation.kind === 'dependency'
    ? `License assignment failed because service plan ${violation.plan} depends on the service plan(s) ${violation.needsOneOf.join(', ')}`
    : `License assignment failed because service plans ${violation.plans.join(', ')} are mutually exclusive`;
}
