import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planAssignment, type WantedLicense } from '../../../../licensing/changes/plans/assignment';
import { changeLicenses } from '../../../../usecases/changes/changeLicenses';
import type { TenantLicenses } from '../../../../usecases/tenantLicenses';
import type { OperationContext } from '../../operation';
import { dryRunParameter, readDryRun } from '../../parameters/dryRun';
import { maxUsersOption, readMaxUsers } from '../../parameters/maxUsers';
import { notForModels } from '../../parameters/notForModels';
import { noteOption, readNote } from '../../parameters/note';
import { productNameOptions } from '../../parameters/productNames';
import { shownFor } from '../../parameters/shownFor';
import { readSkus, skusParameter } from '../../parameters/skus';
import { tenantIdOptions } from '../../parameters/tenantId';
import { readTextList } from '../../parameters/textList';
import { readUserLocator, userParameter } from '../../parameters/user';
import { runChange } from '../../runChange';

export const menu = {
  name: 'Assign',
  value: 'assign',
  action: 'Assign licenses to a user',
  description: 'Assign licenses directly to a user',
};

export const description: INodeProperties[] = shownFor('licenseAssignment', 'assign', [
  { ...userParameter, description: 'The user to assign licenses to' },
  { ...skusParameter, required: true },
  ...notForModels({ ...dryRunParameter('assigned'), default: false }),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'Disabled Plans',
        name: 'disabledPlans',
        type: 'string',
        default: '',
        placeholder: 'e.g. YAMMER_ENTERPRISE, SWAY',
        description:
          'IDs or names of service plans to turn off, separated by commas. Without it, a license that the user already has keeps its own.',
      },
      ...notForModels(maxUsersOption),
      noteOption,
      ...productNameOptions,
      ...tenantIdOptions,
      {
        displayName: 'Usage Location',
        name: 'usageLocation',
        type: 'string',
        default: '',
        placeholder: 'e.g. DE',
        description:
          'Two-letter country code, set for a user without a usage location. Microsoft 365 assigns no licenses without one. Needs the permission User.ReadWrite.All.',
      },
    ],
  },
]);

/** Assigns licenses directly. Seats and usage location are looked at before anything is written. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node } = context;
  return runChange(context, 'assigned', (useCase, changed) =>
    changeLicenses(useCase, {
      ...changed.run,
      readMaxUsers: () => readMaxUsers(node, changed.firstIndex),
      readItems: (tenant) =>
        changed.readItems((itemIndex) => {
          const wanted = readWanted(node, itemIndex, tenant);
          return {
            user: readUserLocator(node, itemIndex),
            dryRun: readDryRun(node, itemIndex, false),
            note: readNote(node, itemIndex),
            usageLocation: readUsageLocation(node, itemIndex),
            plan: (held) => planAssignment(held, wanted),
          };
        }),
    }),
  );
}

function readWanted(node: IExecuteFunctions, itemIndex: number, tenant: TenantLicenses): WantedLicense[] {
  const skus = readSkus(node, itemIndex, tenant);
  if (skus.length === 0)
    throw new Error('No license is selected: choose at least one in License Names or IDs.');
  const { disabledPlans } = node.getNodeParameter('options', itemIndex, {});
  const named = readTextList(disabledPlans, 'Disabled Plans');
  const plansOf = (skuId: string) => [...(tenant.plans.get(skuId.toLowerCase())?.plans.values() ?? [])];
  const isNamed = (name: string) => (plan: { servicePlanId: string; servicePlanName: string }) =>
    [plan.servicePlanId, plan.servicePlanName].some((text) => text.toLowerCase() === name.toLowerCase());
  const unknown = named.find((name) => !skus.some(({ skuId }) => plansOf(skuId).some(isNamed(name))));
  if (unknown !== undefined) {
    const available = skus
      .flatMap(({ skuId }) => plansOf(skuId).map(({ servicePlanName }) => servicePlanName))
      .sort();
    throw new Error(
      `None of the selected licenses has a service plan "${unknown}". They have ${[...new Set(available)].join(', ')}.`,
    );
  }
  return skus.map(({ skuId }) => ({
    ...tenant.describe(skuId),
    disabledPlans:
      named.length === 0
        ? null
        : plansOf(skuId)
            .filter((plan) => named.some((name) => isNamed(name)(plan)))
            .map(({ servicePlanId }) => servicePlanId),
  }));
}

function readUsageLocation(node: IExecuteFunctions, itemIndex: number): string | null {
  const { usageLocation } = node.getNodeParameter('options', itemIndex, {});
  const country = typeof usageLocation === 'string' ? usageLocation.trim().toUpperCase() : '';
  if (country === '') return null;
  if (/^[A-Z]{2}$/.test(country)) return country;
  throw new Error(`Usage Location is "${country}", but it takes the two letters of a country, such as DE.`);
}
