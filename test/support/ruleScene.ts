import type { HeldLicense, RuleSettings, UserFacts } from '../../licensing/candidates/rules/rule';
import { multiply, parseDecimal } from '../../licensing/money/decimal';
import { readServicePlans } from '../../licensing/products/servicePlans';

/** SKUs are named by their plans: `AB` has the plans A and B. */
export const skuId = (plans: string) => `sku-${plans}`.toLowerCase();

const yearly = (monthlyCost: number | null) =>
  monthlyCost === null ? null : multiply(parseDecimal(monthlyCost), 12);

/** A direct license in use. */
export function held(plans: string, details: Partial<HeldLicense> = {}): HeldLicense {
  return {
    skuId: skuId(plans),
    skuPartNumber: plans,
    name: `Product ${plans}`,
    family: 'Other',
    assignedVia: 'direct',
    groupId: null,
    state: 'Active',
    error: null,
    disabledPlans: [],
    assignedDate: '2025-01-01T00:00:00Z',
    services: ['teams'],
    accountKind: 'person',
    notMeasured: [],
    unseen: [],
    assignedSince: '2025-01-01T00:00:00Z',
    hasMailbox: false,
    servesMailbox: details.hasMailbox ?? false,
    desktop: null,
    copilot: null,
    usage: 'active',
    lastActivityDate: '2026-11-15',
    inactiveDays: 3,
    recentUseElsewhere: null,
    monthlyCost: 10,
    annualCost: yearly(details.monthlyCost === undefined ? 10 : details.monthlyCost),
    savingsFrom: null,
    currency: 'EUR',
    ...details,
  };
}

export const byGroup = (plans: string, details: Partial<HeldLicense> = {}) =>
  held(plans, { assignedVia: 'group', groupId: 'group-1', ...details });

export const unused = (plans: string, details: Partial<HeldLicense> = {}) =>
  held(plans, { usage: 'inactive', lastActivityDate: '2026-06-01', inactiveDays: 170, ...details });

/** A member with these licenses, whose own activity is not on record. */
export function userFacts(licenses: HeldLicense[], user: Partial<UserFacts['user']> = {}): UserFacts {
  return {
    licenses,
    activity: undefined,
    lastActivityDate: null,
    inactiveDays: null,
    accountType: 'person',
    accountEvidence: [],
    mailbox: null,
    evidence: [],
    signOfLife: null,
    upcoming: null,
    blindSpots: [],
    user: {
      userId: 'adele@contoso.com',
      id: 'user-1',
      displayName: 'Adele',
      email: null,
      firstName: 'Adele',
      lastName: 'Vance',
      status: 'active',
      userType: 'Member',
      activeDate: '2024-01-01T00:00:00Z',
      deactivatedDate: null,
      department: 'Sales',
      jobTitle: null,
      companyName: null,
      country: null,
      usageLocation: 'DE',
      licenseNames: licenses.map(({ name }) => name).join(', '),
      assignedLicenses: licenses.map((license) => ({ ...license, groupName: null })),
      ...user,
    },
  };
}

/** The plans of a SKU, by its name. */
export const planLetters = (skuPartNumber: string) => skuPartNumber.match(/[A-Z]/g) ?? [];

/** The settings of a run in a tenant that owns these SKUs. */
export function settings(
  skus: string[] = ['A', 'AB', 'ABC', 'BA', 'D'],
  details: Partial<RuleSettings> = {},
): RuleSettings {
  return {
    inactiveDays: 90,
    minAssignedDays: 30,
    evaluatedAt: '2026-11-20T08:00:00.000Z',
    reportRefreshDate: '2026-11-18',
    trials: new Set(),
    offers: [],
    plans: readServicePlans(
      skus.map((plans) => ({
        skuId: skuId(plans),
        skuPartNumber: plans,
        capabilityStatus: 'Enabled',
        servicePlans: planLetters(plans).map((plan) => ({
          servicePlanId: `plan-${plan}`,
          servicePlanName: `PLAN_${plan}`,
        })),
      })),
    ),
    ...details,
  };
}
