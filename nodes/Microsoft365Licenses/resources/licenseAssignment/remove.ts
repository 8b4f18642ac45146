import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { pricesOfItem } from '../../../../licensing/changes/inputItem/prices';
import { planRemoval, type RemovalScope } from '../../../../licensing/changes/plans/removal';
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
import { readUserLocator, userParameter } from '../../parameters/user';
import { runChange } from '../../runChange';

export const menu = {
  name: 'Remove',
  value: 'remove',
  action: 'Remove licenses from a user',
  description: 'Remove directly assigned licenses from a user',
};

export const description: INodeProperties[] = shownFor('licenseAssignment', 'remove', [
  { ...userParameter, description: 'The user to remove licenses from' },
  {
    displayName: 'Licenses to Remove',
    name: 'licenses',
    type: 'options',
    options: [
      {
        name: 'All Direct',
        value: 'all',
        description: 'Every license that is assigned directly to the user',
      },
      { name: 'Selected', value: 'selected', description: 'The licenses chosen below' },
    ],
    default: 'selected',
    description: 'Which licenses to remove. Licenses inherited from a group are never touched.',
  },
  { ...skusParameter, required: true, displayOptions: { show: { licenses: ['selected'] } } },
  ...notForModels({
    ...dryRunParameter('removed'),
    default: false,
    displayOptions: { show: { licenses: ['selected'] } },
  }),
  // Last, and on: where an expression chooses the licenses, n8n takes the default of the last.
  ...notForModels({ ...dryRunParameter('removed'), displayOptions: { show: { licenses: ['all'] } } }),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [...notForModels(maxUsersOption), noteOption, ...productNameOptions, ...tenantIdOptions],
  },
]);

/** Removes direct licenses, all of a user in one call. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  return runChange(context, 'reclaimed', (useCase, changed) =>
    changeLicenses(useCase, {
      ...changed.run,
      readMaxUsers: () => readMaxUsers(node, changed.firstIndex),
      readItems: (tenant) =>
        changed.readItems((itemIndex) => {
          const scope = readScope(node, itemIndex, tenant);
          return {
            user: readUserLocator(node, itemIndex),
            // Every license of many users is soon gone: somebody must have turned the dry run off.
            dryRun: readDryRun(node, itemIndex, scope.licenses === 'all'),
            note: readNote(node, itemIndex),
            prices: pricesOfItem(items[itemIndex]?.json ?? {}),
            plan: (held, { groupNames, reliances }) =>
              planRemoval(held, scope, { groupNames, reliances, isProtected: false }),
          };
        }),
    }),
  );
}

function readScope(node: IExecuteFunctions, itemIndex: number, tenant: TenantLicenses): RemovalScope {
  const licenses: unknown = node.getNodeParameter('licenses', itemIndex, 'selected');
  if (licenses === 'all') return { licenses };
  if (licenses !== 'selected')
    throw new Error(`Licenses to Remove is ${JSON.stringify(licenses)}, but it must be all or selected.`);
  const skus = readSkus(node, itemIndex, tenant);
  if (skus.length === 0)
    throw new Error('No license is selected: choose at least one in License Names or IDs, or All Direct.');
  return { licenses, skus: skus.map(({ skuId }) => tenant.describe(skuId)) };
}
