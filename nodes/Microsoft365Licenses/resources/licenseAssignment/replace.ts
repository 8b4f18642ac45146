import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planReplacement, type Replacement } from '../../../../licensing/changes/plans/replacement';
import { noteOption, readNote } from '../../parameters/note';
import { readItems } from '../../parameters/switch';
import { changeLicenses } from '../../../../usecases/changes/changeLicenses';
import type { TenantLicenses } from '../../licenseChanges/tenantLicenses';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { productNameOptions } from '../../parameters/productNames';
import { readSku } from '../../parameters/skus';
import { readUserLocator, userParameter } from '../../parameters/user';

const skuParameter = {
  type: 'options',
  typeOptions: { loadOptionsMethod: 'getSkus' },
  required: true,
  default: '',
} satisfies Partial<INodeProperties>;

const skuHint =
  'SKU ID or part number. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.';

export const description: INodeProperties[] = shownFor('licenseAssignment', 'replace', [
  { ...userParameter, description: 'The user whose license is replaced' },
  {
    ...skuParameter,
    displayName: 'From License Name or ID',
    name: 'fromSku',
    description: `The license that goes, where the user has it directly. ${skuHint}`,
  },
  {
    ...skuParameter,
    displayName: 'To License Name or ID',
    name: 'toSku',
    description: `The license that comes in its place. Service plans that are turned off stay off where it has them. ${skuHint}`,
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [noteOption, ...productNameOptions],
  },
]);

/** Gives a user one licence in place of another, in a single call: it happens whole or not at all. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node } = context;
  return changeLicenses(context, {
    completedOutcome: 'replaced',
    readItems: async (tenant) =>
      Promise.resolve(
        readItems(context, (itemIndex) => {
          const replacement = readReplacement(node, itemIndex, tenant);
          return {
            user: readUserLocator(node, itemIndex),
            dryRun: false,
            note: readNote(node, itemIndex),
            plan: (held, { groupNames }) => planReplacement(held, replacement, groupNames),
          };
        }),
      ),
  });
}

function readReplacement(node: IExecuteFunctions, itemIndex: number, tenant: TenantLicenses): Replacement {
  const { skus, plans } = tenant;
  const from = readSku(node.getNodeParameter('fromSku', itemIndex, ''), skus, 'From License');
  const to = readSku(node.getNodeParameter('toSku', itemIndex, ''), skus, 'To License');
  if (from.skuId === to.skuId)
    throw new Error(`From License and To License are both ${from.skuPartNumber}. Choose two different ones.`);
  const targetPlans = [...(plans.get(to.skuId.toLowerCase())?.plans.keys() ?? [])];
  return { from: tenant.describe(from.skuId), to: tenant.describe(to.skuId), targetPlans };
}
