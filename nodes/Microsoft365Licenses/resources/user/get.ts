import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { GraphClient } from '../../../../graph/http/client';
import { isGraphError } from '../../../../graph/http/graphError';
import { getUser, streamDeletedUsers } from '../../../../graph/directory/users';
import type { GraphUser } from '../../../../licensing/roster/user';
import { toNodeError } from '../../../n8n/errors';
import { showHint } from '../../../n8n/hints';
import type { OperationContext } from '../../operation';
import { shownFor } from '../../parameters/shownFor';
import { simplifyParameter } from '../../parameters/simplify';
import { partNumbersById } from '../../parameters/skus';
import { readUserLocator, userParameter } from '../../parameters/user';
import { runPerItem } from '../../perItem';
import { loadProductCatalog } from '../../productCatalog';
import { toUserItem } from '../../../../usecases/roster/userItem';
import { readRosterOptions, rosterOptions, selectFor, type RosterOptions } from './options';
import { signInRefusal } from '../../../../usecases/roster/signInActivity';
import { readSkusForNames } from '../../../../usecases/tenantLicenses';

export const description: INodeProperties[] = shownFor('user', 'get', [
  { ...userParameter, description: 'The user to get' },
  simplifyParameter,
  rosterOptions(
    'Whether to look among the users deleted in the last 30 days too, where the directory has no such user',
  ),
]);

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  const { node, graph } = context;
  const skus = once(() => readSkusForNames(node, graph));
  return await runPerItem(context, async (itemIndex) => {
    const options = readRosterOptions(node, itemIndex);
    const user = await readUser(context, readUserLocator(node, itemIndex), options);
    if (!node.getNodeParameter('simplify', itemIndex)) return [{ ...user }];
    const catalog = await loadProductCatalog(node, itemIndex);
    return [toUserItem(user, { catalog, partNumbers: partNumbersById((await skus()) ?? []) }, options)];
  });
}

async function readUser(
  { node, graph }: OperationContext,
  idOrPrincipalName: string,
  options: RosterOptions,
): Promise<GraphUser> {
  try {
    const query = { select: selectFor(options), expandManager: options.includeManager };
    const user = await getUser(graph, idOrPrincipalName, query);
    return options.includeSignInActivity ? await withSignInActivity(node, graph, user) : user;
  } catch (error) {
    const mayBeDeleted = options.includeDeleted && isGraphError(error) && error.httpStatus === 404;
    const deleted = mayBeDeleted ? await findDeletedUser(graph, idOrPrincipalName, selectFor(options)) : null;
    if (!deleted) throw toNodeError(node.getNode(), error);
    return deleted;
  }
}

/** Asked for on its own, because Graph gives signInActivity by object id only, and may refuse it. */
async function withSignInActivity(
  node: IExecuteFunctions,
  graph: GraphClient,
  user: GraphUser & { id?: string },
): Promise<GraphUser> {
  try {
    const query = { select: ['id', 'signInActivity'], task: 'user:signInActivity' } as const;
    const { signInActivity } = await getUser(graph, user.id ?? '', query);
    return { ...user, signInActivity };
  } catch (error) {
    const refusal = signInRefusal(error);
    if (refusal === null) throw toNodeError(node.getNode(), error);
    showHint(node, refusal, 'warning');
    return user;
  }
}

/** Deletion puts the object id, without its dashes, in front of the principal name. */
const deletionPrefix = /^[0-9a-f]{32}/i;

async function findDeletedUser(
  graph: GraphClient,
  idOrPrincipalName: string,
  select: readonly string[],
): Promise<GraphUser | null> {
  const wanted = idOrPrincipalName.toLowerCase();
  for await (const page of streamDeletedUsers(graph, { select })) {
    const found = page.find(({ id, userPrincipalName }) => {
      const name = userPrincipalName?.toLowerCase();
      return id?.toLowerCase() === wanted || name === wanted || name?.replace(deletionPrefix, '') === wanted;
    });
    if (found) return found;
  }
  return null;
}

/** Runs `read` at the first call, and again only where it failed. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    if (!result) {
      result = read();
      result.catch(() => {
        result = undefined;
      });
    }
    return result;
  };
}
