import type { GraphAnswer, GraphContext } from '../handler';
import { selectMembers } from '../odata/selectMembers';
import { addressedUser } from '../users/routes';

/** Microsoft's page: "List licenseDetails": the licenses held, directly or by group. Throws GraphError. */
export function listLicenseDetails(context: GraphContext): GraphAnswer {
  const { tenant, root, query } = context;
  const user = addressedUser(context);
  const select = selectMembers('licenseDetails', query.get('$select'));
  const value = tenant.assignedLicenses(user).flatMap(({ skuId, disabledPlans }) => {
    const sku = tenant.sku(skuId);
    if (sku === null) return [];
    const servicePlans = sku.servicePlans.map((plan) => ({
      servicePlanId: plan.servicePlanId,
      servicePlanName: plan.servicePlanName,
      provisioningStatus: disabledPlans.includes(plan.servicePlanId) ? 'Disabled' : plan.provisioningStatus,
      appliesTo: plan.appliesTo,
    }));
    const id = detailId(tenant.organization.id, skuId);
    return [select.write({ id, skuId, skuPartNumber: sku.skuPartNumber, servicePlans })];
  });
  const contextName = `${root}/$metadata#users('${user.id}')/licenseDetails${select.contextSuffix}`;
  return { status: 200, body: { '@odata.context': contextName, value } };
}

/** base64url of both GUIDs as Windows lays them out in memory. */
function detailId(tenantId: string, skuId: string): string {
  return Buffer.concat([guidBytes(tenantId), guidBytes(skuId)]).toString('base64url');
}

/** The first three groups are little-endian. */
function guidBytes(guid: string): Buffer {
  const [first = '', second = '', third = '', ...rest] = guid.split('-');
  const reversed = [first, second, third].map((part) => Buffer.from(part, 'hex').reverse());
  return Buffer.concat([...reversed, Buffer.from(rest.join(''), 'hex')]);
}
