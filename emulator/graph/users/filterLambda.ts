import { invalidQuery } from '../errors';
import type { Filter } from '../odata/filterSyntax';
import { unsupportedFilter } from './filterError';
import { compare, incompatible } from './filterValues';
import type { UserPredicate, UserProperty } from './properties';

/** Fields of collection members that a lambda may compare, with the literal that each takes. */
const members: Record<string, Record<string, 'guid' | 'string'>> = {
  assignedLicenses: { skuId: 'guid' },
  assignedPlans: { servicePlanId: 'guid', service: 'string', capabilityStatus: 'string' },
  businessPhones: { '': 'string' },
};

/** `assignedLicenses/any(x:x/skuId eq {guid})`. Throws GraphError for anything that the directory does not index. */
export function compileLambda(
  filter: Extract<Filter, { kind: 'lambda' }>,
  property: UserProperty,
): UserPredicate {
  const fields = members[property.name];
  if (fields === undefined || filter.quantifier === 'all') throw unsupportedFilter(property.name);
  const accepts = compileBody(filter.body, filter.variable, property, fields);
  return (user, tenant) => (property.read(user, tenant) as unknown[]).some(accepts);
}

function compileBody(
  body: Filter,
  variable: string,
  property: UserProperty,
  fields: Record<string, 'guid' | 'string'>,
): (member: unknown) => boolean {
  if (body.kind === 'and') {
    const left = compileBody(body.left, variable, property, fields);
    const right = compileBody(body.right, variable, property, fields);
    return (member) => left(member) && right(member);
  }
  if (body.kind !== 'compare' || body.operator !== 'eq') throw unsupportedFilter(property.name);
  const [root, field = ''] = body.path;
  if (root !== variable) {
    throw invalidQuery(
      `Invalid filter clause: Could not find a property named '${root}' on type 'microsoft.graph.user'.`,
    );
  }
  const type = fields[field];
  if (type === undefined) throw unsupportedFilter(property.name);
  if (body.value.type !== type) throw incompatible(type === 'guid' ? 'Guid' : 'String', body.value, 'eq');
  const { value } = body;
  return (member) => compare(field === '' ? member : (member as Record<string, unknown>)[field], 'eq', value);
}
