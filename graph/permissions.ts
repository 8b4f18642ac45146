/**
 * A task and the application permissions that allow it. Every request names its task, so that the error of a 403 can
 * name the task and the missing permission.
 */
export interface PermissionRequirement {
  /** Shown to administrators who grant permissions. */
  readonly task: string;
  /** Node operations that need it, as `resource:operation`; events of the trigger as `trigger:event`. */
  readonly operations: readonly string[];
  /** Any one of these is enough; least privileged first. */
  readonly needsOneOf: readonly [string, ...string[]];
  /** False: the operations work without it and return less. */
  readonly required: boolean;
}

const readUsers = [
  'User.Read.All',
  'Directory.Read.All',
  'User.ReadWrite.All',
  'Directory.ReadWrite.All',
] as const;
const readOrganization = [
  'Organization.Read.All',
  'Directory.Read.All',
  'Organization.ReadWrite.All',
  'Directory.ReadWrite.All',
] as const;
const readGroups = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Directory.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.ReadWrite.All',
  'Directory.ReadWrite.All',
] as const;

const requirements = {
  'user:get': {
    task: 'Application Roster: read a user',
    operations: [
      'user:get',
      'licenseAssignment:assign',
      'licenseAssignment:remove',
      'licenseAssignment:replace',
      'reclamation:reclaim',
      'reclamation:restore',
      'trigger:userChanged',
    ],
    needsOneOf: readUsers,
    required: true,
  },
  'user:getAll': {
    task: 'Application Roster: read users and their licenses',
    operations: [
      'user:getAll',
      'activity:getAll',
      'licenseAssignment:getAll',
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
    ],
    needsOneOf: readUsers,
    required: true,
  },
  'user:signInActivity': {
    task: 'Application Roster: read when users last signed in',
    operations: [
      'user:get',
      'user:getAll',
      'licenseAssignment:getAll',
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
    ],
    needsOneOf: ['AuditLog.Read.All'],
    required: false,
  },
  'deletedUser:getAll': {
    task: 'Application Roster: read deleted users',
    operations: [
      'user:getAll',
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'trigger:userChanged',
    ],
    needsOneOf: readUsers,
    required: true,
  },
  'user:delta': {
    task: 'Trigger: read who was created, changed or deleted',
    operations: ['trigger:userChanged'],
    needsOneOf: readUsers,
    required: true,
  },
  'activity:getAll': {
    task: 'Application Access: read the usage reports',
    operations: [
      'activity:getAll',
      'licenseAssignment:getAll',
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
    ],
    needsOneOf: ['Reports.Read.All'],
    required: true,
  },
  'tenant:reportSettings': {
    task: 'Application Access: read whether reports conceal names',
    operations: ['tenant:checkAccess'],
    needsOneOf: ['ReportSettings.Read.All', 'ReportSettings.ReadWrite.All'],
    required: false,
  },
  'license:getAll': {
    task: 'License Information: read licenses and seats',
    operations: [
      'license:getAll',
      'user:get',
      'user:getAll',
      'licenseAssignment:getAll',
      'licenseAssignment:assign',
      'licenseAssignment:replace',
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
      'reclamation:restore',
      'trigger:licenseLow',
      'trigger:subscriptionExpiring',
      'trigger:userChanged',
    ],
    needsOneOf: ['LicenseAssignment.Read.All', ...readOrganization],
    required: true,
  },
  'license:subscriptions': {
    task: 'License Information: read subscriptions and their dates',
    operations: [
      'license:getAll',
      'licenseAssignment:getAll',
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
      'trigger:licenseLow',
      'trigger:subscriptionExpiring',
    ],
    needsOneOf: readOrganization,
    required: false,
  },
  'licenseAssignment:write': {
    task: 'Reclamation: assign and remove licenses',
    operations: [
      'licenseAssignment:assign',
      'licenseAssignment:remove',
      'licenseAssignment:replace',
      'reclamation:reclaim',
      'reclamation:restore',
    ],
    needsOneOf: ['LicenseAssignment.ReadWrite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    required: true,
  },
  'user:usageLocation': {
    task: 'Reclamation: set the usage location of a user',
    operations: ['licenseAssignment:assign'],
    needsOneOf: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
    required: false,
  },
  'group:get': {
    task: 'Reclamation: read the groups that give licenses',
    operations: [
      'user:get',
      'user:getAll',
      'licenseAssignment:getAll',
      'licenseAssignment:assign',
      'licenseAssignment:remove',
      'licenseAssignment:replace',
      'reclamation:findCandidates',
      'reclamation:reclaim',
      'reclamation:restore',
      'report:create',
      'trigger:candidateFound',
      'trigger:userChanged',
    ],
    needsOneOf: readGroups,
    required: false,
  },
  'group:members': {
    task: 'Reclamation: read the members of excluded groups',
    operations: ['reclamation:findCandidates', 'report:create', 'trigger:candidateFound'],
    needsOneOf: readGroups,
    required: false,
  },
  'group:hiddenMembers': {
    task: 'Reclamation: read the hidden members of excluded groups',
    operations: ['reclamation:findCandidates', 'report:create', 'trigger:candidateFound'],
    needsOneOf: ['Member.Read.Hidden'],
    required: false,
  },
  'roleAssignment:getAll': {
    task: 'Reclamation: read who holds an administrator role',
    operations: [
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
    ],
    needsOneOf: [
      'RoleManagement.Read.Directory',
      'RoleManagement.Read.All',
      'Directory.Read.All',
      'RoleManagement.ReadWrite.Directory',
      'Directory.ReadWrite.All',
    ],
    required: false,
  },
  'roleEligibility:getAll': {
    task: 'Reclamation: read who is eligible for an administrator role',
    operations: [
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
    ],
    needsOneOf: [
      'RoleEligibilitySchedule.Read.Directory',
      'RoleManagement.Read.Directory',
      'RoleManagement.Read.All',
      'RoleEligibilitySchedule.ReadWrite.Directory',
      'RoleManagement.ReadWrite.Directory',
    ],
    required: false,
  },
  'directoryRole:members': {
    task: 'Reclamation: read who holds an activated administrator role',
    operations: [
      'reclamation:findCandidates',
      'report:create',
      'trigger:candidateFound',
      'reclamation:reclaim',
    ],
    needsOneOf: [
      'RoleManagement.Read.Directory',
      'Directory.Read.All',
      'RoleManagement.ReadWrite.Directory',
      'Directory.ReadWrite.All',
    ],
    required: false,
  },
  'tenant:organization': {
    task: 'Tenant: read the name of the organization',
    operations: ['tenant:checkAccess'],
    needsOneOf: readOrganization,
    required: false,
  },
} as const satisfies Record<string, PermissionRequirement>;

export type PermissionTask = keyof typeof requirements;

/**
 * Sources: "Microsoft Graph permissions reference" and the "Permissions" table of each API's page ("List users", "List
 * subscribedSkus", "List subscriptions", "user: assignLicense", "List unifiedRoleAssignments", "List
 * roleEligibilitySchedules", "List group transitive members", the usage reports).
 */
export const permissionRequirements: Readonly<Record<PermissionTask, PermissionRequirement>> =
  Object.freeze(requirements);

export const permissionTasks = Object.keys(requirements) as PermissionTask[];

/** The least privileged of the granted `roles` that allows the task; null where none does. */
export function grantedPermission(task: PermissionTask, roles: readonly string[]): string | null {
  return permissionRequirements[task].needsOneOf.find((permission) => roles.includes(permission)) ?? null;
}
