import type { IExecuteFunctions } from 'n8n-workflow';
import { readProposal } from '../../../../licensing/changes/inputItem/proposal';
import { findTenantSkus } from '../../../../licensing/products/tenantSkus';
import type { RemovalScope } from '../../../../licensing/changes/plans/removal';
import type { ReclaimRequest } from '../../../../usecases/changes/reclaim';
import type { TenantLicenses } from '../../../../usecases/tenantLicenses';
import { readDryRun } from '../../parameters/dryRun';
import { readNote } from '../../parameters/note';
import { readBoolean } from '../../parameters/switch';
import { readSkus } from '../../parameters/skus';
import { readUserList, readUserLocator } from '../../parameters/user';

/** @throws {Error} for a value that cannot be acted on */
export function readReclaimRequest(
  node: IExecuteFunctions,
  itemIndex: number,
  tenant: TenantLicenses,
): ReclaimRequest {
  const options = node.getNodeParameter('options', itemIndex, {});
  const { protect, recheckActivity = true } = options;
  return {
    scope: readScope(node, itemIndex, tenant),
    user: readUserLocator(node, itemIndex),
    dryRun: readDryRun(node, itemIndex, true),
    protect: new Set(readUserList(protect, 'Protect').map((user) => user.toLowerCase())),
    recheckActivity: readBoolean(node, itemIndex, recheckActivity, 'Recheck Activity'),
    note: readNote(node, itemIndex),
  };
}

function readScope(node: IExecuteFunctions, itemIndex: number, tenant: TenantLicenses): RemovalScope {
  const licenses: unknown = node.getNodeParameter('licenses', itemIndex, 'proposed');
  switch (licenses) {
    case 'all':
      return { licenses };
    case 'selected': {
      const skus = readSkus(node, itemIndex, tenant);
      if (skus.length === 0)
        throw new Error('No license is selected: choose at least one in License Names or IDs.');
      return { licenses, skus: skus.map(({ skuId }) => tenant.describe(skuId)) };
    }
    case 'proposed': {
      const { remove, review } = readProposal(node.getInputData()[itemIndex]?.json ?? {});
      const owned = findTenantSkus([...remove, ...review], tenant.skus, 'the proposal of the item');
      const describe = (skuId: string) => tenant.describe(ownedId(skuId, owned));
      return { licenses, remove: remove.map(describe), review: review.map(describe) };
    }
    default:
      throw new Error(
        `Licenses to Remove is ${JSON.stringify(licenses)}, but it must be proposed, all or selected.`,
      );
  }
}

/** The id as the tenant writes it. */
function ownedId(skuId: string, owned: ReadonlyArray<{ skuId: string }>): string {
  return owned.find((sku) => sku.skuId.toLowerCase() === skuId.trim().toLowerCase())?.skuId ?? skuId;
}
