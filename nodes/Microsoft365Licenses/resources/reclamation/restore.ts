import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planRestoration } from '../../../../licensing/changes/plans/restoration';
import {
  readRestorePayload,
  RestorePayloadError,
  type RestorePayload,
} from '../../../../licensing/changes/inputItem/restorePayload';
import { newAssignment } from '../../../../licensing/changes/plans/assignment';
import { deletedUser } from '../../../../licensing/changes/inputItem/deletedUser';
import type { ItemChange } from '../../../../usecases/changes/requestedChange';
import { noteOption, readNote } from '../../parameters/note';
import { readItems } from '../../parameters/switch';
import { changeLicenses } from '../../../../usecases/changes/changeLicenses';
import type { TenantLicenses } from '../../licenseChanges/tenantLicenses';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { productNameOptions } from '../../parameters/productNames';

export const description: INodeProperties[] = shownFor('reclamation', 'restore', [
  {
    displayName:
      'Takes the items that Reclaim gave, and assigns again exactly what their <code>restore</code> says, with the same service plans turned off. What is back already is left as it is.',
    name: 'restoreNotice',
    type: 'notice',
    default: '',
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

/** Gives back what Reclaim took. Seats and usage location are looked at before anything is written. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node, items } = context;
  return changeLicenses(context, {
    completedOutcome: 'restored',
    readItems: async (tenant) =>
      Promise.resolve(
        readItems(context, (itemIndex) => {
          const item = items[itemIndex]?.json ?? {};
          return toChange(readRestorePayload(item), item, tenant, readNote(node, itemIndex));
        }),
      ),
  });
}

function toChange(
  payload: RestorePayload | null,
  item: Readonly<Record<string, unknown>>,
  tenant: TenantLicenses,
  note: string | null,
): ItemChange {
  const user = payload?.id ?? item.id;
  if (typeof user !== 'string' || user === '')
    throw new RestorePayloadError('the item does not say which user it is about.');
  const taken = (payload?.addLicenses ?? []).map(({ skuId, disabledPlans }) => {
    refuseUnknown(skuId, disabledPlans, tenant);
    return newAssignment(tenant.describe(skuId), disabledPlans);
  });
  const deleted = taken.length === 0 ? deletedUser(item, user) : undefined;
  return { user, dryRun: false, note, deleted, plan: (held) => planRestoration(held, taken) };
}

function refuseUnknown(
  skuId: string,
  disabledPlans: readonly string[],
  { plans, catalog }: TenantLicenses,
): void {
  const sku = plans.get(skuId.toLowerCase());
  if (!sku)
    throw new RestorePayloadError(
      `the tenant does not own a licence ${catalog.describe(skuId, null).name} (any more).`,
    );
  const unknown = disabledPlans.find((plan) => !sku.plans.has(plan.toLowerCase()));
  if (unknown !== undefined)
    throw new RestorePayloadError(`${sku.skuPartNumber} has no service plan ${unknown}.`);
}
