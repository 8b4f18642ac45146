import type { TenantSku } from '../tenant/model';
import { resourceNotFound } from './errors';
import type { GraphAnswer, GraphContext, GraphRoute } from './handler';
import { selectMembers } from './odata/selectMembers';

const permissions = [
  'LicenseAssignment.Read.All',
  'Organization.Read.All',
  'Directory.Read.All',
  'LicenseAssignment.ReadWrite.All',
  'Organization.ReadWrite.All',
  'Directory.ReadWrite.All',
];

function writeSku({ tenant }: GraphContext, sku: TenantSku): Record<string, unknown> {
  const { organization } = tenant;
  return {
    accountName: organization.displayName,
    accountId: organization.id,
    appliesTo: sku.appliesTo,
    capabilityStatus: sku.capabilityStatus,
    consumedUnits: tenant.consumedUnits(sku.skuId),
    id: `${organization.id}_${sku.skuId}`,
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    subscriptionIds: sku.subscriptionIds,
    prepaidUnits: sku.prepaidUnits,
    servicePlans: sku.servicePlans,
  };
}

function listSkus(context: GraphContext): GraphAnswer {
  const select = selectMembers('subscribedSku', context.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#subscribedSkus${select.contextSuffix}`,
      value: context.tenant.skus().map((sku) => select.write(writeSku(context, sku))),
    },
  };
}

function getSku(context: GraphContext): GraphAnswer {
  const { id = '' } = context.params;
  const sku = context.tenant
    .skus()
    .find(({ skuId }) => `${context.tenant.organization.id}_${skuId}` === id.toLowerCase());
  if (sku === undefined) throw resourceNotFound(id);
  const select = selectMembers('subscribedSku', context.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#subscribedSkus${select.contextSuffix}/$entity`,
      ...select.write(writeSku(context, sku)),
    },
  };
}

/** Microsoft's pages: "List subscribedSkus", "Get subscribedSku". Only $select; no paging. */
export const skuRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/subscribedSkus',
    permissions,
    resourceUnits: 3,
    queryOptions: ['$select'],
    handle: listSkus,
  },
  { method: 'GET', pattern: '/subscribedSkus/{id}', permissions, queryOptions: ['$select'], handle: getSku },
];
