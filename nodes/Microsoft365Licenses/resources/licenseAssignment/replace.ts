import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planReplacement, type Replacement } from '../../../../licensing/changes/plans/replacement';
import { changeLicenses } from '../../../../usecases/changes/changeLicenses';
import { planName } from '../../../../usecases/changes/planNames';
import type { TenantLicenses } from '../../../../usecases/tenantLicenses';
import type { OperationContext } from '../../operation';
import { dryRunParameter, readDryRun } from '../../parameters/dryRun';
import { maxUsersOption, readMaxUsers } from '../../parameters/maxUsers';
import { notForModels } from '../../parameters/notForModels';
import { noteOption, readNote } from '../../parameters/note';
import { productNameOptions } from '../../parameters/productNames';
import { shownFor } from '../../parameters/shownFor';
import { readSku, skuLocator } from '../../parameters/skus';
import { tenantIdOptions } from '../../parameters/tenantId';
import { readUserLocator, userParameter } from '../../parameters/user';
import { runChange } from '../../runChange';

export const menu = {
  name: 'Replace',
  value: 'replace',
  action: 'Replace a license of a user',
  description: 'Replace one license of a user with another, in a single call',
};

/** The license of an item of Find Candidates that could be replaced; no SKU for any other item, which is refused. */
const proposed = '($json.licenses || []).find((license) => license.proposal)';

export const description: INodeProperties[] = shownFor('licenseAssignment', 'replace', [
  {
    ...userParameter,
    default: { mode: 'id', value: '={{ $json.id || $json.userId }}' },
    description: 'The user whose license is replaced. By default, the user of the input item.',
  },
  {
    ...skuLocator,
    displayName: 'From License',
    name: 'fromSku',
    required: true,
    default: { mode: 'id', value: `={{ ${proposed}?.skuId ?? '' }}` },
    description:
      'The license to remove, if it is assigned directly. By default, the one for which the input item proposes a cheaper license.',
  },
  {
    ...skuLocator,
    displayName: 'To License',
    name: 'toSku',
    required: true,
    default: { mode: 'id', value: `={{ ${proposed}?.proposal.toSku.skuId ?? '' }}` },
    description:
      'The license to assign instead. By default, the one that the input item proposes. Service plans that are turned off stay off where the new license has them or a higher tier of them.',
  },
  ...notForModels({ ...dryRunParameter('replaced'), default: false }),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [...notForModels(maxUsersOption), noteOption, ...productNameOptions, ...tenantIdOptions],
  },
]);

/** Gives a user one license in place of another, in a single call: it happens whole or not at all. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node } = context;
  return runChange(context, 'replaced', (useCase, changed) =>
    changeLicenses(useCase, {
      ...changed.run,
      readMaxUsers: () => readMaxUsers(node, changed.firstIndex),
      readItems: (tenant) =>
        changed.readItems((itemIndex) => {
          const replacement = readReplacement(node, itemIndex, tenant);
          return {
            user: readUserLocator(node, itemIndex),
            dryRun: readDryRun(node, itemIndex, false),
            note: readNote(node, itemIndex),
            plan: (held, { groupNames }) => planReplacement(held, replacement, groupNames),
          };
        }),
    }),
  );
}

function readReplacement(node: IExecuteFunctions, itemIndex: number, tenant: TenantLicenses): Replacement {
  const from = readSku(node, itemIndex, tenant, 'fromSku', 'From License');
  const to = readSku(node, itemIndex, tenant, 'toSku', 'To License');
  if (from.skuId === to.skuId)
    throw new Error(`From License and To License are both ${from.skuPartNumber}. Choose two different ones.`);
  const plansOf = (skuId: string) => [...(tenant.plans.get(skuId.toLowerCase())?.plans.keys() ?? [])];
  return {
    from: tenant.describe(from.skuId),
    to: tenant.describe(to.skuId),
    sourcePlans: plansOf(from.skuId),
    targetPlans: plansOf(to.skuId),
    planName: (id) => planName(tenant, id),
  };
}
