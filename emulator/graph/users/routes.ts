import { badRequest, resourceNotFound } from '../errors';
import type { GraphAnswer, GraphContext, GraphRoute } from '../handler';
import { CreationIndex } from './creationIndex';
import { deltaOfUsers, deltaOptions } from './delta';
import { deleteUser } from './delete';
import { expandManager } from './expand';
import { indexedUsers } from './indexedUsers';
import { countUsers, listOptions, listUsers } from './list';
import type { UserSource } from './source';
import { selectUserProperties } from './select';
import { updateUser } from './update';

const readBasic = [
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const readAll = readBasic.slice(1);

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function activeUsers(context: GraphContext): UserSource {
  const { tenant } = context;
  const users: UserSource = {
    contextName: 'users',
    scan: (cursor) => tenant.scanUsers(cursor),
    find: (id) => tenant.findUser(id),
    indexed: () => indexedUsers(tenant, users),
    creations: () => creationsOf(context),
  };
  return users;
}

/** Made again where users have changed since. */
function creationsOf(context: GraphContext): CreationIndex {
  const { tenant } = context;
  const kept = context.memory('users.creations', () => ({ at: -1, index: new CreationIndex([]) }));
  const at = tenant.userChanges.position;
  if (kept.at !== at) {
    const users = (function* () {
      for (const { user } of tenant.scanUsers()) yield user;
    })();
    Object.assign(kept, { at, index: new CreationIndex(users) });
  }
  return kept.index;
}

function deletedUsers({ tenant }: GraphContext): UserSource {
  const users = tenant.deletedUsers();
  const byId = new Map(users.map((user) => [user.id, user]));
  return {
    contextName: 'directoryObjects/microsoft.graph.user',
    *scan(cursor) {
      for (const [index, user] of users.entries()) if (index >= cursor) yield { user, next: index + 1 };
    },
    find: (id) => byId.get(id) ?? null,
    extraProperties: ['deletedDateTime'],
  };
}

/** The user that the address names, by id or principal name. Throws GraphError 404. */
export function addressedUser({ tenant, params: { id = '' } }: GraphContext) {
  const user = tenant.findUser(id);
  if (user === null) throw resourceNotFound(id);
  return user;
}

function getUser(context: GraphContext): GraphAnswer {
  const { query, tenant, root } = context;
  const { id = '' } = context.params;
  const selection = selectUserProperties(context, query.get('$select'));
  const expansion = expandManager(context, query.get('$expand'));
  if (selection.includes('signInActivity') && !guid.test(id)) {
    throw badRequest('Get By Key only supports UserId and the key has to be a valid Guid');
  }
  const user = addressedUser(context);
  const written = selection.write(user, tenant);
  expansion?.addTo(written, user);
  const names = [
    ...(selection.names ?? []),
    ...(expansion === null ? [] : [`manager(${expansion.names?.join(',') ?? ''})`]),
  ];
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/$metadata#users${names.length === 0 ? '' : `(${names.join(',')})`}/$entity`,
      ...written,
    },
  };
}

function getManager(context: GraphContext): GraphAnswer {
  const { tenant, query, root } = context;
  const { managerId } = addressedUser(context);
  const manager = managerId === null ? null : tenant.findUser(managerId);
  if (manager === null) throw resourceNotFound('manager');
  const selection = selectUserProperties(context, query.get('$select'));
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/$metadata#directoryObjects/$entity`,
      '@odata.type': '#microsoft.graph.user',
      ...selection.write(manager, tenant),
    },
  };
}

function getDeletedUser(context: GraphContext): GraphAnswer {
  const { tenant, query, root } = context;
  const { id = '' } = context.params;
  const user = tenant.currentUser(id);
  if (!user?.deletedDateTime) throw resourceNotFound(id);
  const selection = selectUserProperties(context, query.get('$select'), ['deletedDateTime']);
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/$metadata#directoryObjects/$entity`,
      '@odata.type': '#microsoft.graph.user',
      ...selection.write(user, tenant),
    },
  };
}

/** Users. Microsoft's pages: "List users", "Get a user", "user: delta", "List manager", "List deletedItems". */
export const userRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/users',
    permissions: readBasic,
    resourceUnits: 2,
    queryOptions: listOptions,
    handle: (context) => listUsers(context, activeUsers(context)),
  },
  {
    method: 'GET',
    pattern: '/users/$count',
    permissions: readBasic,
    resourceUnits: 2,
    queryOptions: ['$filter', '$search'],
    handle: (context) => countUsers(context, activeUsers(context)),
  },
  {
    method: 'GET',
    pattern: '/users/delta',
    permissions: readAll,
    queryOptions: deltaOptions,
    handle: deltaOfUsers,
  },
  {
    method: 'GET',
    pattern: '/users/{id}',
    permissions: readBasic,
    queryOptions: ['$select', '$expand'],
    handle: getUser,
  },
  {
    method: 'PATCH',
    pattern: '/users/{id}',
    permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
    queryOptions: [],
    handle: updateUser,
  },
  {
    method: 'DELETE',
    pattern: '/users/{id}',
    permissions: ['User.DeleteRestore.All', 'User.ReadWrite.All'],
    queryOptions: [],
    handle: deleteUser,
  },
  {
    method: 'GET',
    pattern: '/users/{id}/manager',
    permissions: readAll,
    queryOptions: ['$select'],
    handle: getManager,
  },
  {
    method: 'GET',
    pattern: '/directory/deletedItems/microsoft.graph.user',
    permissions: readAll,
    queryOptions: listOptions,
    handle: (context) => listUsers(context, deletedUsers(context)),
  },
  {
    method: 'GET',
    pattern: '/directory/deletedItems/microsoft.graph.user/$count',
    permissions: readAll,
    queryOptions: ['$filter', '$search'],
    handle: (context) => countUsers(context, deletedUsers(context)),
  },
  {
    method: 'GET',
    pattern: '/directory/deletedItems/{id}',
    permissions: readAll,
    queryOptions: ['$select'],
    handle: getDeletedUser,
  },
];
