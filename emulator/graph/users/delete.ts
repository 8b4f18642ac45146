import { insufficientPrivileges, resourceNotFound } from '../errors';
import type { GraphAnswer, GraphContext } from '../handler';

/**
 * Moves a user to the deleted ones. Microsoft's pages: "Delete user"; "user resource type", who can perform sensitive
 * actions: an app does not delete those who hold a directory role, unless it holds a higher one. Throws GraphError.
 */
export function deleteUser({ tenant, params: { id = '' } }: GraphContext): GraphAnswer {
  const user = tenant.findUser(id);
  if (user === null) throw resourceNotFound(id);
  const principals = [user.id, ...tenant.transitiveMemberOf(user.id)];
  const holdsRole = tenant.directoryRoles.some(({ memberIds }) =>
    principals.some((principal) => memberIds.includes(principal)),
  );
  if (holdsRole) throw insufficientPrivileges();
  tenant.deleteUser(user.id);
  return { status: 204 };
}
