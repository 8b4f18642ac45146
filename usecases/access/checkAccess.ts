import { readOrganizationName } from '../../graph/directory/organization';
import { grantedPermission, permissionRequirements, permissionTasks } from '../../graph/permissions';
import type { CloudName } from '../../graph/token/clouds';
import { counted, listOf } from '../../licensing/candidates/rules/wording';
import { freshnessHint } from '../activity/reportHints';
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

/** What the app may do in the tenant, and what state the usage reports are in, in one. Writes nothing. */
export async function reportAccess(context: UseCaseContext, access: GrantedAccess): Promise<AccessReport> {
  const { report, missing, warnings } = await examineAccess(context, access);
  return { ...report, warnings: [...missing.map(missingPermissionWarning), ...warnings] };
}

/** What the app may do, task by task. Hints say who the app is, what it lacks, and how old the usage reports are. */
export async function listTasks(context: UseCaseContext, access: GrantedAccess): Promise<TaskAccess[]> {
  const { report, missing, warnings } = await examineAccess(context, access);
  context.hint(identityHint(report, context.now()));
  if (missing.length > 0) context.hint(missingPermissionsHint(missing), 'warning');
  for (const warning of warnings) context.hint(warning, 'warning');
  return report.tasks;
}

interface Examination {
  report: Omit<AccessReport, 'warnings'>;
  /** Tasks that an operation cannot do without, and that are not allowed. */
  missing: TaskAccess[];
  /** Of everything else. */
  warnings: string[];
}

async function examineAccess(context: UseCaseContext, access: GrantedAccess): Promise<Examination> {
  const { tenantId, clientId, cloud, roles } = access;
  const organizationWarnings: string[] = [];
  const [organization, reports] = await Promise.all([
    // No operation needs the name, so an app that may not read it gets a warning only.
    readOrganizationName(context.graph).catch(
      asWarning(organizationWarnings, 'The name of the organization could not be read'),
    ),
    readReportState(context, roles),
  ]);
  const tasks = tasksAllowedBy(roles);
  return {
    report: { tenantId, organization, cloud, clientId, tasks, reports: reports.state },
    missing: tasks.filter(({ required, granted }) => required && !granted),
    warnings: [...organizationWarnings, ...reports.warnings],
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

function missingPermissionWarning({ task, needsOneOf }: TaskAccess): string {
  return `"${task}" is not allowed: grant the application permission ${needsOneOf[0] ?? ''}, with admin consent.`;
}

/** One sentence for all of them: a warning for each would push the output off the screen. */
function missingPermissionsHint(missing: readonly TaskAccess[]): string {
  const permissions = [...new Set(missing.map(({ needsOneOf }) => needsOneOf[0] ?? ''))];
  return `${counted(missing.length, 'required task')} ${missing.length === 1 ? 'is' : 'are'} not allowed. Grant ${listOf(permissions)} as application permissions, with admin consent.`;
}

function identityHint({ organization, tenantId, clientId, reports }: Examination['report'], now: string) {
  const tenant = organization === null ? `Tenant ${tenantId}` : `${organization}, tenant ${tenantId}`;
  const freshness = reports.refreshDate === null ? '' : ` ${freshnessHint(reports.refreshDate, now)}.`;
  return `${tenant}, app ${clientId}.${freshness}`;
}
