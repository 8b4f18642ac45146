import type { TenantUser } from '../../tenant/model';
import { unsupportedQuery } from '../errors';
import { propertyMissing } from '../odata/knownProperties';
import { userProperty } from './properties';

type SortKey = 'displayName' | 'userPrincipalName' | 'createdDateTime' | 'deletedDateTime';

const plain = ['displayName', 'userPrincipalName'];
const advancedOnly = ['createdDateTime', 'deletedDateTime'];

/** Reads $orderby of one property. Throws GraphError 400 where the directory cannot sort by it, or not in a plain query. */
export function compileUserOrder(
  text: string,
  advanced: boolean,
): (one: TenantUser, other: TenantUser) => number {
  const [, name, direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
  if (name === undefined) throw unsupportedQuery('Sorting not supported for current query.');
  const property = userProperty(name)?.name;
  if (property === undefined) {
    throw propertyMissing('user', name, 'Invalid $orderby clause');
  }
  if (!plain.includes(property) && !(advanced && advancedOnly.includes(property))) {
    throw unsupportedQuery('Sorting not supported for current query.');
  }
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  const key = (user: TenantUser) => (user[property as SortKey] ?? '').toLowerCase();
  return (one, other) => {
    const left = key(one);
    const right = key(other);
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  };
}
