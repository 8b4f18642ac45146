import { readOrganizationName } from '../../graph/directory/organization';
import { grantedPermission, permissionRequirements, permissionTasks } from '../../graph/permissions';
import type { CloudName } from '../../graph/token/clouds';
import type { UseCaseContext } from '../context';
import { asWarning } from './asWarning';
import { readReportState, type ReportState } from './reportState';

/** Who the app is, and the application permissions in a token minted just now. */
export interface GrantedAccess {
  tenantId: string;
  clientId: string;
  cloud: CloudName;
  roles: string[];
}

export interface TaskAccess {
  task: string;
  operations: string[];
  granted: boolean;
  grantedBy: string | null;
  /** Application permissions, least privileged first. */
  needsOneOf: string[];
  /** False: the operations work without it, and show less. */
  required: boolean;
}

export interface AccessReport {
  tenantId: string;
  /** Null where the app may not read it. */
  organization: string | null;
  cloud: CloudName;
  clientId: string;
  tasks: TaskAccess[];
  reports: ReportState;
  warnings: string[];
}

/** What the app may do in the tenant, and what state the usage reports are in. Writes nothing. */
export async function checkAccess(context: UseCaseContext, access: GrantedAccess): Promise<AccessReport> {
  const { tenantId, clientId, cloud, roles } = access;
  const organizationWarnings: string[] = [];
  const [organization, reports] = await Promise.all([
    // No operation needs the name, so an app that may not read it gets a warning only.
    readOrganizationName(context.graph).catch(
      asWarning(organizationWarnings, 'The name of the organization could not be read'),
    ),
    readReportState(context, roles),
  ]);
  return {
    tenantId,
    organization,
    cloud,
    clientId,
    tasks: tasksAllowedBy(roles),
    reports: reports.state,
    warnings: [...missingPermissions(roles), ...organizationWarnings, ...reports.warnings],
  };
}

function tasksAllowedBy(roles: readonly string[]): TaskAccess[] {
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
