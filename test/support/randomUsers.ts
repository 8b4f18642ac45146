import fc from 'fast-check';
import type { LicenseAssignmentState } from '@microsoft/microsoft-graph-types';
import type { GraphUser } from '../../licensing/roster/user';
import type { HeldSku } from '../../licensing/products/skuContent';
import { MEASURED_SERVICES } from '../../licensing/usage/services';
import type { CopilotUsage, MailboxUsage } from '../../licensing/usage/usageEvidence';
import { allSkus, skuNamed } from './allSkus';
import { refreshDate, userPrincipalName, type ServiceDates } from './factSources';
import { wastePairs } from './wastePairs';

/** A day from ten days after the reports back to nearly two years before them. */
const day = fc
  .integer({ min: -10, max: 700 })
  .map((daysAgo) => new Date(Date.parse(refreshDate) - daysAgo * 86_400_000).toISOString().slice(0, 10));
const dayOfReports = day.map((date) => (date > refreshDate ? refreshDate : date));
const moment = day.map((date) => `${date}T09:30:00Z`);
const seldom = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });

/** Often two of which one contains the other, sometimes any SKU of Microsoft's table. */
const known = [...new Set(wastePairs.flatMap(([inner, outer]) => [inner, outer]))].map(skuNamed);
const special = ['MEETING_ROOM', 'PHONESYSTEM_VIRTUALUSER', 'MCOCAP', 'SPE_E3_RPA1', 'Microsoft_365_Copilot'];
const sku = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...known) },
  { weight: 5, arbitrary: fc.constantFrom(...allSkus) },
  { weight: 1, arbitrary: fc.constantFrom(...special.map(skuNamed)) },
);

const assignmentOf = ({ skuId, servicePlans }: HeldSku) => {
  const planIds = servicePlans.map(({ servicePlanId }) => servicePlanId ?? '');
  return fc.record({
    skuId: fc.constant(skuId),
    assignedByGroup: fc.option(fc.constantFrom('group-1', 'group-2'), { freq: 2 }),
    state: fc.constantFrom('Active', 'Active', 'Active', 'Active', 'Active', 'ActiveWithError', 'Error'),
    lastUpdatedDateTime: maybe(moment),
    disabledPlans: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(planIds, { maxLength: Math.min(3, planIds.length) }) },
      { weight: 1, arbitrary: fc.subarray(planIds) },
    ),
  });
};

/** Of which the second contains the first, if no plan is off. */
const pair = fc
  .constantFrom(...wastePairs)
  .chain(([inner, outer]) => fc.tuple(assignmentOf(skuNamed(inner)), assignmentOf(skuNamed(outer))));

/** SKUs that contain each other: whoever holds several of them must keep one. */
const equals = [
  ['POWER_BI_PRO', 'POWER_BI_PRO_DEPT', 'POWER_BI_PRO_CE'],
  ['VISIOCLIENT', 'VISIO_PLAN2_DEPT', 'VISIOCLIENT_FACULTY'],
  ['O365_BUSINESS_ESSENTIALS', 'SMB_BUSINESS_ESSENTIALS'],
];
const equalSkus = fc
  .constantFrom(...equals)
  .chain((partNumbers) => fc.tuple(...partNumbers.map((partNumber) => assignmentOf(skuNamed(partNumber)))));

/** The same SKU several ways. */
const sameSku = sku.chain((one) => fc.array(assignmentOf(one), { minLength: 2, maxLength: 3 }));

const related = fc.oneof(
  { weight: 4, arbitrary: pair },
  { weight: 1, arbitrary: equalSkus },
  { weight: 1, arbitrary: sameSku },
);

/** Directly at most once each, and once by each group. */
const assignments: fc.Arbitrary<LicenseAssignmentState[]> = fc
  .tuple(
    fc.array(related, { maxLength: 2 }),
    fc.array(sku.chain(assignmentOf), { minLength: 1, maxLength: 3 }),
  )
  .map(([groups, others]) => {
    const all = [...groups.flat(), ...others];
    const keyOf = ({ skuId, assignedByGroup }: (typeof all)[number]) => `${skuId} ${assignedByGroup ?? ''}`;
    return [...new Map(all.map((one) => [keyOf(one), one])).values()];
  });

const name = fc.constantFrom('Adele', 'Adele', 'Adele', 'Adele', null);
export const graphUser: fc.Arbitrary<GraphUser> = fc.record({
  id: fc.constant('user-1'),
  userPrincipalName: fc.constant(userPrincipalName),
  displayName: fc.constantFrom('Adele Vance', 'Adele Vance', 'Meeting Room 2', 'svc-backup', null),
  givenName: name,
  surname: name,
  accountEnabled: fc.constantFrom(true, true, false),
  userType: fc.constantFrom('Member', 'Member', 'Member', 'Guest', null),
  createdDateTime: fc.oneof(
    { weight: 3, arbitrary: fc.constant('2020-01-01T00:00:00Z') },
    { weight: 1, arbitrary: moment },
  ),
  deletedDateTime: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moment }),
  employeeHireDate: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moment }),
  licenseAssignmentStates: assignments,
  signInActivity: maybe(
    fc.record({
      lastSuccessfulSignInDateTime: maybe(moment),
      lastSignInDateTime: maybe(moment),
      lastNonInteractiveSignInDateTime: maybe(moment),
    }),
  ),
});

const dates: fc.Arbitrary<ServiceDates> = fc.record(
  Object.fromEntries(MEASURED_SERVICES.map((service) => [service, seldom(dayOfReports)])),
);

/** What the reports know of the user. Null: no such report was read, or it has no row of the user. */
export interface Reported {
  services: ServiceDates | null;
  assignedDate: string | null;
  apps: { lastActivityDate: string | null; lastActivatedDate: string | null } | null;
  copilot: CopilotUsage | null;
  mailbox: MailboxUsage | null;
  signIns: boolean;
}

export const reported: fc.Arbitrary<Reported> = fc.record({
  services: fc.option(dates, { freq: 8 }),
  assignedDate: maybe(dayOfReports),
  apps: maybe(fc.record({ lastActivityDate: maybe(dayOfReports), lastActivatedDate: maybe(dayOfReports) })),
  copilot: maybe(fc.record({ lastActivityDate: maybe(dayOfReports), refreshDate: fc.constant(refreshDate) })),
  mailbox: maybe(
    fc.record({
      recipientType: fc.oneof(
        { weight: 4, arbitrary: fc.constant('User') },
        { weight: 1, arbitrary: fc.constantFrom('Shared', 'Room', 'Equipment', null) },
      ),
      hasArchive: fc.constantFrom(true, false, null),
      storageUsedBytes: fc.constantFrom(null, 1024 ** 3, 60 * 1024 ** 3),
      lastActivityDate: maybe(dayOfReports),
      refreshDate: fc.constant(refreshDate),
    }),
  ),
  signIns: fc.boolean(),
});
