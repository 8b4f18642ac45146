import type { GraphContext } from '../handler';
import { defaultProperties, userProperty } from '../users/properties';
import { withoutSelectable, writeGroup, writeRole } from './group';

/** Last segment of an address that keeps one kind of object only. */
export type Cast = 'microsoft.graph.user' | 'microsoft.graph.group' | 'microsoft.graph.directoryRole';

const readers: Record<Cast, RegExp> = {
  'microsoft.graph.user': /^(User|Directory)\.Read(Write)?\.All$/,
  'microsoft.graph.group': /^(Group|GroupMember|Directory)\.Read(Write)?\.All$/,
  'microsoft.graph.directoryRole': /^(RoleManagement\.Read(Write)?\.Directory|Directory\.Read(Write)?\.All)$/,
};

/** Properties that need a permission of their own, and are not read by way of a membership. */
const notOfMembers: ReadonlySet<string> = new Set(['signInActivity', 'employeeLeaveDateTime']);

/** The kind of a directory object; null where there is none with this id. */
export function kindOf({ tenant }: GraphContext, id: string): Cast | null {
  if (tenant.group(id)) return 'microsoft.graph.group';
  if (tenant.directoryRoles.some((role) => role.id === id)) return 'microsoft.graph.directoryRole';
  return tenant.findUser(id) ? 'microsoft.graph.user' : null;
}

/** What the request's $select names; undefined where it has none. */
export function selectedNames({ query }: GraphContext): string[] | undefined {
  return query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
}

/**
 * A member of a group or role as Graph shows it: with `@odata.type`, and of a kind that the app may not read only the
 * id, everything else null. Null where the object is gone, or has been deleted.
 */
export function writeDirectoryObject(
  context: GraphContext,
  id: string,
  names: string[] | undefined,
): Record<string, unknown> | null {
  const kind = kindOf(context, id);
  if (kind === null) return null;
  const whole =
    kind === 'microsoft.graph.user' ? writeUser(context, id, names) : writeOther(context, id, kind, names);
  const readable = [...context.app.permissions].some((permission) => readers[kind].test(permission));
  const written: Record<string, unknown> = { '@odata.type': `#${kind}` };
  for (const [name, value] of Object.entries(whole)) written[name] = readable || name === 'id' ? value : null;
  return written;
}

function writeUser(
  { tenant }: GraphContext,
  id: string,
  names: string[] | undefined,
): Record<string, unknown> {
  const user = tenant.findUser(id);
  const written: Record<string, unknown> = { id };
  if (user === null) return written;
  for (const name of names ?? defaultProperties) {
    const property = userProperty(name);
    if (property !== undefined && !notOfMembers.has(property.name))
      written[property.name] = property.read(user, tenant) ?? null;
  }
  return written;
}

function writeOther(
  { tenant }: GraphContext,
  id: string,
  kind: Cast,
  names: string[] | undefined,
): Record<string, unknown> {
  const group = kind === 'microsoft.graph.group' ? tenant.group(id) : null;
  const role = tenant.directoryRoles.find((one) => one.id === id);
  const whole = group ? writeGroup(group, tenant) : role ? writeRole(role) : { id };
  if (names === undefined) return withoutSelectable(whole);
  const wanted = new Set(['id', ...names.map((name) => name.toLowerCase())]);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name.toLowerCase())));
}
