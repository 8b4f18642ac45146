import { badRequest, notEmulated, resourceNotFound } from '../errors';
import type { GraphAnswer, GraphContext } from '../handler';

/** Microsoft's page: "Update user", as far as licensing needs it: `usageLocation`. Any other property is refused by name. */
export function updateUser({ tenant, params: { id = '' }, body }: GraphContext): GraphAnswer {
  const user = tenant.findUser(id);
  if (user === null) throw resourceNotFound(id);
  const { usageLocation, ...others } = (body ?? {}) as Record<string, unknown>;
  const [other] = Object.keys(others);
  if (other !== undefined) throw notEmulated(`PATCH /users/{id} of "${other}"`);
  const isCountry = typeof usageLocation === 'string' && /^[A-Z]{2}$/.test(usageLocation);
  if (!isCountry && usageLocation !== null) {
    throw badRequest("Invalid value specified for property 'usageLocation' of resource 'User'.");
  }
  tenant.setUser(user.id, { usageLocation });
  return { status: 204 };
}
