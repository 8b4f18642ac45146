import { deletedUser } from '../../licensing/changes/inputItem/deletedUser';
import {
  readRestorePayload,
  RestorePayloadError,
  type RestorePayload,
} from '../../licensing/changes/inputItem/restorePayload';
import { newAssignment } from '../../licensing/changes/plans/assignment';
import { planRestoration } from '../../licensing/changes/plans/restoration';
import type { TenantLicenses } from '../tenantLicenses';
import type { ItemChange } from './requestedChange';

/**
 * The change that gives back what the item says was taken.
 * @throws {RestorePayloadError} for an item that does not say what to give back
 */
export function toRestoration(
  item: Readonly<Record<string, unknown>>,
  tenant: TenantLicenses,
  note: string | null,
): ItemChange {
  const payload = readRestorePayload(item);
  const user = payload?.id ?? item.id;
  if (typeof user !== 'string' || user === '')
    throw new RestorePayloadError('the item does not say which user it is about.');
  const taken = takenLicenses(payload, tenant);
  const deleted = taken.length === 0 ? deletedUser(item, user) : undefined;
  return { user, dryRun: false, note, deleted, plan: (held) => planRestoration(held, taken) };
}

function takenLicenses(payload: RestorePayload | null, tenant: TenantLicenses) {
  return (payload?.addLicenses ?? []).map(({ skuId, disabledPlans }) => {
    refuseUnknown(skuId, disabledPlans, tenant);
    return newAssignment(tenant.describe(skuId), disabledPlans);
  });
}

function refuseUnknown(
  skuId: string,
  disabledPlans: readonly string[],
  { plans, catalog }: TenantLicenses,
): void {
  const sku = plans.get(skuId.toLowerCase());
  if (!sku)
    throw new RestorePayloadError(
      `the tenant does not own a license ${catalog.describe(skuId, null).name} (any more).`,
    );
  const unknown = disabledPlans.find((plan) => !sku.plans.has(plan.toLowerCase()));
  if (unknown !== undefined)
    throw new RestorePayloadError(`${sku.skuPartNumber} has no service plan ${unknown}.`);
}
