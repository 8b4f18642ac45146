import type { INodeExecutionData } from 'n8n-workflow';
import { mayArgueWithInactivity } from '../../../../licensing/changes/evidence';
import { planRemoval } from '../../../../licensing/changes/planRemoval';
import type { ItemChange } from '../../licenseChanges/itemChange';
import { readItems } from '../../licenseChanges/readItem';
import { changeLicenses } from '../../licenseChanges/run';
import { readTenantLicenses, type TenantLicenses } from '../../licenseChanges/tenantLicenses';
import { pricesOfItem } from '../../licenseChanges/pricesOfItem';
import type { OperationContext } from '../../operation';
import { reclaimParameters } from './reclaimParameters';
import { readMaxUsers, readReclaimRequest } from './reclaimRequest';
import { noRecheck, readRecheck, type Recheck } from './recheck';

export const description = reclaimParameters;

/** Takes licences back: reads each user afresh, plans, and unless it is a dry run writes and reads back. */
export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return changeLicenses(context, {
    achievement: 'reclaimed',
    maxUsers: () => readMaxUsers(context.node),
    async items(tenant) {
      const recheck = needsRecheck(context) ? await readRecheck(context, tenant) : noRecheck;
      return readItems(context, (itemIndex) => toChange(context, itemIndex, tenant, recheck));
    },
  });
}
