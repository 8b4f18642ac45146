import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import type { GraphClient } from '../http/client';

/** Every SKU of the tenant with its seats and service plans: "List subscribedSkus". */
export function getSubscribedSkus(graph: GraphClient): Promise<SubscribedSku[]> {
  return allRows(graph.pages<SubscribedSku>('/subscribedSkus', { task: 'license:getAll' }));
}

/** Every commercial subscription of the tenant: "List subscriptions" (companySubscription). */
export function getSubscriptions(graph: GraphClient): Promise<CompanySubscription[]> {
  return allRows(
    graph.pages<CompanySubscription>('/directory/subscriptions', { task: 'license:subscriptions' }),
  );
}

async function allRows<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) for (const row of page) rows.push(row);
  return rows;
}
