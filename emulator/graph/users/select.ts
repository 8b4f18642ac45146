import type { TenantUser } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';
import {
  auditLogPermissionMissing,
  insufficientPrivileges,
  invalidQuery,
  premiumTenantRequired,
} from '../errors';
import { GraphError } from '../graphError';
import type { GraphContext } from '../handler';
import { propertyMissing } from '../odata/knownProperties';
import {
  type UserProperty,
  basicProperties,
  defaultProperties,
  singleUserProperties,
  userProperty,
} from './properties';

/** Needed beside the right to read users for `employeeLeaveDateTime`. */
export const leaveDatePermission = 'User-LifeCycleInfo.Read.All';

export interface UserSelection {
  /** As asked for, for @odata.context; null where nothing was selected. */
  names: string[] | null;
  /** Turns a user into its wire form with the selected properties only; `id` is always among them. */
  write(user: TenantUser, tenant: Tenant): Record<string, unknown>;
  includes(name: string): boolean;
}

/** Reads $select. Throws GraphError for unknown properties and for those that the app may not read. */
export function selectUserProperties(
  context: GraphContext,
  text: string | undefined,
  extra: string[] = [],
): UserSelection {
  const names = text === undefined ? null : splitNames(text);
  const properties = selected(names ?? [...defaultProperties, ...extra]);
  checkPermissions(context, names === null ? [] : properties);
  return {
    names: names === null ? null : properties.map(({ name }) => name),
    write: (user, tenant) => writeUser(properties, user, tenant),
    includes: (name) => properties.some((property) => property.name === name),
  };
}

/** Throws GraphError unless the app and the tenant can read sign-in activity. */
export function requireSignInActivity(context: GraphContext): void {
  if (!context.app.permissions.has('AuditLog.Read.All')) throw auditLogPermissionMissing();
  if (!context.options.premium) throw premiumTenantRequired();
}

function splitNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) {
    throw invalidQuery(
      `Parsing OData Select and Expand failed: Term '${text}' is not valid in a $select or $expand expression.`,
    );
  }
  return names;
}

function selected(names: readonly string[]): UserProperty[] {
  const properties = new Map<string, UserProperty>();
  for (const name of [...names, 'id']) {
    if (singleUserProperties.has(name.toLowerCase())) {
      throw new GraphError({ status: 501, code: 'NotImplemented', message: 'Not Implemented' });
    }
    const property = userProperty(name.replace(/\/.*/, ''));
    if (property === undefined) {
      throw propertyMissing('user', name, 'Parsing OData Select and Expand failed');
    }
    properties.set(property.name, property);
  }
  return [...properties.values()];
}

function checkPermissions(context: GraphContext, properties: readonly UserProperty[]): void {
  const { permissions } = context.app;
  const names = properties.map(({ name }) => name);
  if (names.includes('signInActivity')) requireSignInActivity(context);
  if (names.includes('employeeLeaveDateTime') && !permissions.has(leaveDatePermission))
    throw insufficientPrivileges();
  const onlyBasic = ![...permissions].some((permission) =>
    /^(User\.Read(Write)?|Directory\.Read(Write)?)\.All$/.test(permission),
  );
  if (onlyBasic && names.some((name) => !basicProperties.has(name))) throw insufficientPrivileges();
}

function writeUser(
  properties: readonly UserProperty[],
  user: TenantUser,
  tenant: Tenant,
): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const property of properties) {
    const value = property.read(user, tenant);
    if (value !== undefined) written[property.name] = value;
  }
  return written;
}
