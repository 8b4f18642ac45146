import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { getSubscribedSkus } from '../../../../graph/licenses/subscribedSkus';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { pagingParameters, readLimit } from '../../parameters/paging';
import { simplifyParameter } from '../../parameters/simplify';
import { partNumbersById } from '../../parameters/skus';
import { runPerItem } from '../../perItem';
import { loadProductCatalog } from '../../productCatalog';
import { namesSkus, readRosterFilters, rosterFilters } from './filters';
import { toUserItem } from '../../../../usecases/roster/userItem';
import { readRosterOptions, rosterOptions } from './options';
import { readRoster } from '../../../../usecases/roster/readRoster';
import { readSkusForNames } from '../../../../usecases/tenantLicenses';

export const description: INodeProperties[] = shownFor('user', 'getAll', [
  ...pagingParameters,
  simplifyParameter,
  rosterFilters,
  rosterOptions(
    'Whether to also return users deleted in the last 30 days, after the others. The account status filter does not leave them out.',
  ),
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return await runPerItem(context, (itemIndex) => getUsers(context, itemIndex));
}

async function getUsers({ node, graph }: OperationContext, itemIndex: number): Promise<IDataObject[]> {
  const limit = readLimit(node, itemIndex);
  const options = readRosterOptions(node, itemIndex);
  const simplify = node.getNodeParameter('simplify', itemIndex);
  const ownedSkus = namesSkus(node, itemIndex) ? await getSubscribedSkus(graph) : null;
  const filters = readRosterFilters(node, itemIndex, ownedSkus ?? []);

  const pages = readRoster({ node, graph, filters, options, limit });
  const items: IDataObject[] = [];
  if (!simplify) {
    for await (const users of pages) for (const user of users) items.push({ ...user });
    return items;
  }
  const naming = Promise.all([
    loadProductCatalog(node, itemIndex),
    ownedSkus ?? readSkusForNames(node, graph),
  ]);
  // Users and names are read side by side; where reading users fails first, that is the failure to tell.
  naming.catch(() => undefined);
  for await (const users of pages) {
    const [catalog, skus] = await naming;
    const names = { catalog, partNumbers: partNumbersById(skus ?? []) };
    for (const user of users) items.push(toUserItem(user, names, options));
  }
  await naming;
  return items;
}
