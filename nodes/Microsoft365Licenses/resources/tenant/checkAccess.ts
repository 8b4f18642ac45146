import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { grantedPermission, permissionRequirements, permissionTasks } from '../../../../graph/permissions';
import type { OperationContext } from '../../operation';
import { runPerItem } from '../../perItem';
import { readGrantedAccess } from '../../../n8n/graphClient';
import { readOrganization } from './organization';
import { readReportState } from '../../../../usecases/access/reportState';

export const description: INodeProperties[] = [];

export async function execute(context: OperationContext): Promise<INodeExecutionData[]> {
  return await runPerItem(context, async () => [await checkAccess(context)]);
}

async function checkAccess({ node, graph }: OperationContext): Promise<IDataObject> {
  const { tenantId, clientId, cloud, roles } = await readGrantedAccess(node);
  const [organization, reports] = await Promise.all([
    readOrganization(graph),
    readReportState(graph, roles, new Date().toJSON()),
  ]);
  return {
    tenantId,
    organization: organization.name,
    cloud,
    clientId,
    tasks: tasksAllowedBy(roles),
    reports: { ...reports.state },
    warnings: [...missingPermissions(roles), ...organization.warnings, ...reports.warnings],
  };
}

function tasksAllowedBy(roles: readonly string[]): IDataObject[] {
  return permissionTasks.map((name) => {
    const { task, operations, needsOneOf, required } = permissionRequirements[name];
    const grantedBy = grantedPermission(name, roles);
    return {
      task,
      operations: [...operations],
      granted: grantedBy !== null,
      grantedBy,
      needsOneOf: [...needsOneOf],
      required,
    };
  });
}

/** Only what an operation cannot do without; the rest is in `tasks`. */
function missingPermissions(roles: readonly string[]): string[] {
  return permissionTasks.flatMap((name) => {
    const { task, needsOneOf, required } = permissionRequirements[name];
    if (!required || grantedPermission(name, roles) !== null) return [];
    return `"${task}" is not allowed: grant the application permission ${needsOneOf[0]}, with admin consent.`;
  });
}
