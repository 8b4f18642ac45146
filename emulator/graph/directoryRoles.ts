import { notEmulated, resourceNotFound } from './errors';
import { selectedNames, writeDirectoryObject } from './groups/directoryObject';
import { writeRole } from './groups/group';
import { pageOfIds } from './groups/page';
import type { GraphAnswer, GraphContext, GraphRoute } from './handler';
import { selectMembers } from './odata/selectMembers';

const readRoles = [
  'RoleManagement.Read.Directory',
  'Directory.Read.All',
  'RoleManagement.ReadWrite.Directory',
  'Directory.ReadWrite.All',
];

function listRoles(context: GraphContext): GraphAnswer {
  const { tenant, query, root } = context;
  const select = selectMembers('directoryRole', query.get('$select'));
  const wanted = equality(query.get('$filter'), ['roleTemplateId', 'displayName']);
  const value = tenant.directoryRoles
    .filter(
      (role) =>
        wanted === null ||
        role[wanted.name === 'displayName' ? 'displayName' : 'roleTemplateId'] === wanted.value,
    )
    .map((role) => select.write(writeRole(role)));
  return {
    status: 200,
    body: { '@odata.context': `${root}/$metadata#directoryRoles${select.contextSuffix}`, value },
  };
}

function addressedRole({ tenant, params }: GraphContext) {
  const role = tenant.directoryRoles.find(({ id }) => id === params.id?.toLowerCase());
  if (role === undefined) throw resourceNotFound(params.id ?? '');
  return role;
}

function getRole(context: GraphContext): GraphAnswer {
  const role = writeRole(addressedRole(context));
  return {
    status: 200,
    body: { '@odata.context': `${context.root}/$metadata#directoryRoles/$entity`, ...role },
  };
}

function listRoleMembers(context: GraphContext): GraphAnswer {
  return pageOfIds(
    context,
    'directoryObjects',
    () => addressedRole(context).memberIds,
    (id) => writeDirectoryObject(context, id, selectedNames(context)),
  );
}

/** Reads `name eq 'value'`; null where nothing is filtered. Throws GraphError for any other filter. */
function equality(
  filter: string | undefined,
  names: readonly string[],
): { name: string; value: string } | null {
  if (filter === undefined) return null;
  const [, given = '', value = ''] = /^\s*(\w+)\s+eq\s+'([^']*)'\s*$/.exec(filter) ?? [];
  const name = names.find((one) => one.toLowerCase() === given.toLowerCase());
  if (name === undefined) throw notEmulated(`The filter ${filter} on roles`);
  return { name, value };
}

/** Activated roles with their direct members. Microsoft's pages: "List directoryRoles", "List members of a directory role". */
export const directoryRoleRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/directoryRoles',
    permissions: readRoles,
    queryOptions: ['$select', '$filter'],
    handle: listRoles,
  },
  {
    method: 'GET',
    pattern: '/directoryRoles/{id}',
    permissions: readRoles,
    queryOptions: [],
    handle: getRole,
  },
  {
    method: 'GET',
    pattern: '/directoryRoles/{id}/members',
    permissions: readRoles,
    queryOptions: ['$select', '$top', '$skiptoken'],
    handle: listRoleMembers,
  },
];
