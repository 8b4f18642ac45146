import type { AssignedLicense } from '../../licensing/roster/assignedLicense';
import { deletedUser } from '../../licensing/changes/inputItem/deletedUser';
import { groupSkuIdsBefore } from '../../licensing/changes/inputItem/groupsBefore';
import type { InputItem } from '../../licensing/changes/inputItem/licenseEntries';
import {
  readRestorePayload,
  RestorePayloadError,
  restoreText,
} from '../../licensing/changes/inputItem/restorePayload';
import type { LicenseChange, LicenseGrant } from '../../licensing/changes/change';
import { newAssignment } from '../../licensing/changes/plans/assignment';
import { planRestoration } from '../../licensing/changes/plans/restoration';
import type { TenantLicenses } from '../tenantLicenses';
import { planName } from './planNames';
import type { ItemChange } from './requestedChange';

/** A license to give back, and what cannot be given back as it was. */
interface TakenLicense {
  license: AssignedLicense;
  remarks: string[];
}

export interface RestoreSettings {
  /** Signs a payload as its record must be signed; null where any record is taken. */
  sign: ((text: string) => string) | null;
}

function notSigned(): RestorePayloadError {
  return new RestorePayloadError(
    'its `signature` is missing or is not that of this credential. The record was edited, comes from another credential or tenant, or from before the client secret or certificate was renewed. If you have looked it through, turn off the option Only Signed Records.',
  );
}

/**
 * The change that gives back what the item says was taken.
 * @throws {RestorePayloadError} for an item that does not say what to give back
 */
export function toRestoration(
  item: InputItem,
  tenant: TenantLicenses,
  { dryRun, note, sign }: Pick<ItemChange, 'dryRun' | 'note'> & RestoreSettings,
): ItemChange {
  const payload = readRestorePayload(item);
  if (payload && sign && item.signature !== sign(restoreText(payload))) throw notSigned();
  const user = payload?.id ?? item.id;
  if (typeof user !== 'string' || user === '')
    throw new RestorePayloadError('the item does not say which user it is about.');
  const taken = (payload?.addLicenses ?? []).map((grant) => takenLicense(grant, tenant));
  const deleted = taken.length === 0 ? deletedUser(item, user) : undefined;
  const givenByGroupBefore = groupSkuIdsBefore(item);
  return {
    user,
    dryRun,
    note,
    deleted,
    plan: (held, { groupNames }) => {
      const change = planRestoration(
        held,
        taken.map(({ license }) => license),
        { groupNames, givenByGroupBefore, planName: (id) => planName(tenant, id) },
      );
      return withRemarks(change, taken);
    },
  };
}

/**
 * A plan that the SKU does not have was dropped by Microsoft since: `removed`, with which the payload was compared, shows
 * that the license was taken with it turned off. It is left out.
 */
function takenLicense({ skuId, disabledPlans }: LicenseGrant, tenant: TenantLicenses): TakenLicense {
  const sku = tenant.plans.get(skuId.toLowerCase());
  const license = tenant.describe(skuId);
  if (!sku) throw new RestorePayloadError(`the tenant does not own a license ${license.name} (any more).`);
  const unknown = disabledPlans.filter((plan) => !sku.plans.has(plan.toLowerCase()));
  return {
    license: newAssignment(
      license,
      disabledPlans.filter((plan) => !unknown.includes(plan)),
    ),
    remarks: unknown.map(
      (plan) =>
        `${license.name} no longer has the service plan ${planName(tenant, plan)}, which was turned off, so it is left out.`,
    ),
  };
}

/** Adds what cannot be given back of the licenses that are given back. */
function withRemarks(change: LicenseChange, taken: readonly TakenLicense[]): LicenseChange {
  const dropped = taken.flatMap(({ license, remarks }) => (change.add.includes(license) ? remarks : []));
  if (dropped.length > 0) change.remarks = [...(change.remarks ?? []), ...dropped];
  return change;
}
