import { badRequest, notEmulated, resourceNotFound } from '../errors';
import { noteFreshLocation } from './freshLocations';
import type { GraphAnswer, GraphContext } from '../handler';

/** Microsoft's page: "Update user", as far as licensing needs it: `usageLocation`. Any other property is refused by name. */
export function updateUser(context: GraphContext): GraphAnswer {
  const { tenant, params, body } = context;
  const { id = '' } = params;
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
  if (user.usageLocation === null) noteFreshLocation(context, user.id);
  return { status: 204 };
}
