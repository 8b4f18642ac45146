import type { TenantGroup } from '../../tenant/model';
import { resourceNotFound } from '../errors';
import type { GraphAnswer, GraphContext, GraphRoute } from '../handler';
import { selectMembers } from '../odata/selectMembers';
import { addressedUser } from '../users/routes';
import { type Cast, kindOf, selectedNames, writeDirectoryObject } from './directoryObject';
import { groupFilter } from './filter';
import { withoutSelectable, writeGroup } from './group';
import { pageOfIds, pageOptions } from './page';

const readGroups = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Directory.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.ReadWrite.All',
  'Directory.ReadWrite.All',
];
const readMemberships = ['User.Read.All', 'User.ReadWrite.All', ...readGroups];

/** Needed beside one of the others for groups with hidden membership. */
export const hiddenMembers = 'Member.Read.Hidden';

function addressedGroup({ tenant, params }: GraphContext) {
  const group = tenant.group(params.id ?? '');
  if (group === null) throw resourceNotFound(params.id ?? '');
  return group;
}

function listGroups(context: GraphContext): GraphAnswer {
  const { tenant, query } = context;
  const accepts = groupFilter(context);
  const select = selectMembers('group', query.get('$select'));
  const plain = query.get('$select') === undefined;
  return pageOfIds(
    context,
    `groups${select.contextSuffix}`,
    () =>
      tenant
        .groups()
        .filter((group) => accepts(group, tenant))
        .map(({ id }) => id),
    (id) => {
      const group = tenant.group(id);
      if (group === null) return null;
      const written = writeGroup(group, tenant);
      return plain ? withoutSelectable(written) : select.write(written);
    },
  );
}

function getGroup(context: GraphContext): GraphAnswer {
  const { query, root, tenant } = context;
  const group = writeGroup(addressedGroup(context), tenant);
  const select = selectMembers('group', query.get('$select'));
  const shown = query.get('$select') === undefined ? withoutSelectable(group) : select.write(group);
  return {
    status: 200,
    body: { '@odata.context': `${root}/$metadata#groups${select.contextSuffix}/$entity`, ...shown },
  };
}

/** A list of directory objects, with the cast of the address applied. */
function list(ids: (context: GraphContext) => string[], cast?: Cast) {
  return (context: GraphContext): GraphAnswer => {
    const fits = (id: string) => {
      const kind = kindOf(context, id);
      return cast === undefined ? kind !== null : kind === cast;
    };
    const contextName =
      cast === 'microsoft.graph.user' ? 'users' : cast === undefined ? 'directoryObjects' : 'groups';
    return pageOfIds(
      context,
      contextName,
      () => ids(context).filter(fits),
      (id) => writeDirectoryObject(context, id, selectedNames(context)),
    );
  };
}

const directMembers = (context: GraphContext) => {
  const group = addressedGroup(context);
  return showsMembers(context, group) ? group.memberIds : [];
};
const allMembers = (context: GraphContext) =>
  context.tenant.transitiveMemberIds(addressedGroup(context).id, (group) => showsMembers(context, group));
const failedMembers = (context: GraphContext) => {
  const group = addressedGroup(context);
  return directMembers(context).filter((id) =>
    context.tenant
      .findUser(id)
      ?.licenseAssignments.some((one) => one.assignedByGroup === group.id && one.state === 'Error'),
  );
};
const directMemberships = (context: GraphContext) => {
  const { id } = addressedUser(context);
  return [...context.tenant.memberOf(id), ...rolesOf(context, [id])];
};
const allMemberships = (context: GraphContext) => {
  const { id } = addressedUser(context);
  const groups = context.tenant.transitiveMemberOf(id);
  return [...groups, ...rolesOf(context, [id, ...groups])];
};

/** Hidden members are no error to whoever may not see them: the list is empty. */
function showsMembers({ app }: GraphContext, { visibility }: TenantGroup): boolean {
  return visibility !== 'HiddenMembership' || app.permissions.has(hiddenMembers);
}

function rolesOf({ tenant }: GraphContext, principalIds: string[]): string[] {
  return tenant.directoryRoles
    .filter(({ memberIds }) => principalIds.some((id) => memberIds.includes(id)))
    .map(({ id }) => id);
}

function collection(
  pattern: string,
  ids: (context: GraphContext) => string[],
  permissions: readonly string[],
  resourceUnits = 1,
): GraphRoute[] {
  const options = pageOptions.filter((name) => name !== '$filter');
  const route = (suffix: string, cast?: Cast): GraphRoute => ({
    method: 'GET',
    pattern: `${pattern}${suffix}`,
    permissions,
    resourceUnits,
    queryOptions: options,
    handle: list(ids, cast),
  });
  return [
    route(''),
    ...(['microsoft.graph.user', 'microsoft.graph.group', 'microsoft.graph.directoryRole'] as const).map(
      (cast) => route(`/${cast}`, cast),
    ),
  ];
}

/**
 * Groups as far as licensing needs them. Microsoft's pages: "List groups", "List group members", "List group
 * transitive members", "List a user's memberships". That hidden members make an empty list is reported by users of Graph,
 * not documented.
 */
export const groupRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/groups',
    permissions: readGroups,
    queryOptions: pageOptions,
    handle: listGroups,
  },
  {
    method: 'GET',
    pattern: '/groups/{id}',
    permissions: readGroups,
    queryOptions: ['$select'],
    handle: getGroup,
  },
  ...collection('/groups/{id}/members', directMembers, readGroups, 3),
  ...collection('/groups/{id}/transitiveMembers', allMembers, readGroups, 3),
  ...collection('/groups/{id}/membersWithLicenseErrors', failedMembers, readGroups),
  ...collection('/users/{id}/memberOf', directMemberships, readMemberships),
  ...collection('/users/{id}/transitiveMemberOf', allMemberships, readMemberships),
];
