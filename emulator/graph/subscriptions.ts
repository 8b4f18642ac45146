import type { TenantSubscription } from '../tenant/model';
import { resourceNotFound } from './errors';
import type { GraphAnswer, GraphContext, GraphRoute } from './handler';
import { selectMembers } from './odata/selectMembers';

const permissions = [
  'Organization.Read.All',
  'Directory.Read.All',
  'Organization.ReadWrite.All',
  'Directory.ReadWrite.All',
];

function writeSubscription(
  { tenant }: GraphContext,
  subscription: TenantSubscription,
): Record<string, unknown> {
  return {
    id: subscription.id,
    commerceSubscriptionId: subscription.commerceSubscriptionId,
    createdDateTime: subscription.createdDateTime,
    isTrial: subscription.isTrial,
    nextLifecycleDateTime: subscription.nextLifecycleDateTime,
    ownerId: null,
    ownerTenantId: tenant.organization.id,
    ownerType: null,
    serviceStatus: tenant.sku(subscription.skuId)?.servicePlans ?? [],
    skuId: subscription.skuId,
    skuPartNumber: subscription.skuPartNumber,
    status: subscription.status,
    totalLicenses: subscription.totalLicenses,
  };
}

function listSubscriptions(context: GraphContext): GraphAnswer {
  const select = selectMembers('companySubscription', context.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#directory/subscriptions${select.contextSuffix}`,
      value: context.tenant
        .subscriptions()
        .map((subscription) => select.write(writeSubscription(context, subscription))),
    },
  };
}

function getSubscription(context: GraphContext): GraphAnswer {
  const { id = '' } = context.params;
  const subscription = context.tenant.subscriptions().find((candidate) => candidate.id === id.toLowerCase());
  if (subscription === undefined) throw resourceNotFound(id);
  const select = selectMembers('companySubscription', context.query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${context.root}/$metadata#directory/subscriptions${select.contextSuffix}/$entity`,
      ...select.write(writeSubscription(context, subscription)),
    },
  };
}

/** Microsoft's page: "List subscriptions" (companySubscription). */
export const subscriptionRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/directory/subscriptions',
    permissions,
    queryOptions: ['$select'],
    handle: listSubscriptions,
  },
  {
    method: 'GET',
    pattern: '/directory/subscriptions/{id}',
    permissions,
    queryOptions: ['$select'],
    handle: getSubscription,
  },
];
