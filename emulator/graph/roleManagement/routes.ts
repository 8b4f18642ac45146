import type { Tenant } from '../../tenant/tenant';
import { governanceLicenseRequired, roleSchedulePermissionMissing } from '../errors';
import { pageOfIds } from '../groups/page';
import type { GraphAnswer, GraphContext, GraphRoute } from '../handler';
import { selectMembers } from '../odata/selectMembers';
import { roleAssignments, roleEligibilitySchedules } from './assignment';
import { roleDefinitions } from './definition';
import { expandRole } from './expand';
import { roleFilter } from './filter';

const readRoles = [
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'Directory.Read.All',
  'RoleManagement.ReadWrite.Directory',
  'Directory.ReadWrite.All',
];
/** Directory.Read.All is not among them. */
const readSchedules = [
  'RoleEligibilitySchedule.Read.Directory',
  'RoleManagement.Read.Directory',
  'RoleManagement.Read.All',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Directory',
];
const queryOptions = ['$select', '$filter', '$expand', '$top', '$skiptoken'];

/** One page of a collection below /roleManagement/directory. */
function list(
  collection: string,
  type: string,
  entitiesOf: (tenant: Tenant) => Array<Record<string, unknown>>,
  filterable: readonly string[],
) {
  return (context: GraphContext): GraphAnswer => {
    const { tenant, query } = context;
    const select = selectMembers(type, query.get('$select'));
    const expansion = expandRole(context);
    const accepts = roleFilter(query.get('$filter'), filterable);
    const entities = new Map(entitiesOf(tenant).map((entity) => [String(entity.id), entity]));
    return pageOfIds(
      context,
      `roleManagement/directory/${collection}${expansion === null ? select.contextSuffix : `(${expansion.name}())`}`,
      () => [...entities].filter(([, entity]) => accepts(entity)).map(([id]) => id),
      (id) => {
        const entity = entities.get(id);
        if (entity === undefined) return null;
        // What is expanded stays, whatever is selected.
        const written = select.write(entity);
        return expansion === null ? written : { ...written, [expansion.name]: expansion.relatedTo(entity) };
      },
    );
  };
}

const listEligibilitySchedules = list(
  'roleEligibilitySchedules',
  'unifiedRoleEligibilitySchedule',
  roleEligibilitySchedules,
  ['principalId', 'roleDefinitionId', 'directoryScopeId', 'status'],
);

/**
 * Who holds which role, who may activate one, and what the roles are called. Microsoft's pages: "List
 * unifiedRoleAssignments", "List roleEligibilitySchedules", "List roleDefinitions".
 */
export const roleManagementRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    pattern: '/roleManagement/directory/roleAssignments',
    permissions: readRoles,
    queryOptions,
    handle: list('roleAssignments', 'unifiedRoleAssignment', roleAssignments, [
      'principalId',
      'roleDefinitionId',
      'directoryScopeId',
    ]),
  },
  {
    method: 'GET',
    pattern: '/roleManagement/directory/roleEligibilitySchedules',
    permissions: readSchedules,
    permissionMissing: () => roleSchedulePermissionMissing(readSchedules),
    queryOptions,
    handle: (context) => {
      if (!context.options.premium) throw governanceLicenseRequired();
      return listEligibilitySchedules(context);
    },
  },
  {
    method: 'GET',
    pattern: '/roleManagement/directory/roleDefinitions',
    permissions: readRoles,
    queryOptions: queryOptions.filter((name) => name !== '$expand'),
    handle: list('roleDefinitions', 'unifiedRoleDefinition', roleDefinitions, [
      'id',
      'displayName',
      'isBuiltIn',
      'templateId',
    ]),
  },
];
