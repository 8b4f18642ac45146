import { advancedQueryRequired, invalidQuery } from '../errors';
import { parseFilter } from '../odata/filterParser';
import type { Comparison, Filter, Literal, Path } from '../odata/filterSyntax';
import { propertyMissing } from '../odata/knownProperties';
import { unsupportedFilter } from './filterError';
import { compileLambda } from './filterLambda';
import { compare, fits } from './filterValues';
import { type FilterOperator, type UserPredicate, type UserProperty, userProperty } from './properties';

export interface UserFilter {
  accepts: UserPredicate;
  syntax: Filter;
  /** Whether it looks into a collection by a lambda, whose page tokens are short-lived in plain queries. */
  hasLambda: boolean;
  usesSignInActivity: boolean;
}

/** Reads $filter for users. Throws GraphError for what the directory does not support, or not in a plain query. */
export function compileUserFilter(text: string, advanced: boolean): UserFilter {
  const filter = parseFilter(text);
  const names = new Set(propertiesOf(filter));
  if (names.has('signInActivity') && names.size > 1) throw unsupportedFilter('signInActivity');
  return {
    accepts: compile(filter, advanced),
    syntax: filter,
    hasLambda: containsLambda(filter),
    usesSignInActivity: names.has('signInActivity'),
  };
}

function compile(filter: Filter, advanced: boolean): UserPredicate {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const left = compile(filter.left, advanced);
      const right = compile(filter.right, advanced);
      return filter.kind === 'and'
        ? (user, tenant) => left(user, tenant) && right(user, tenant)
        : (user, tenant) => left(user, tenant) || right(user, tenant);
    }
    case 'not': {
      if (!advanced) throw advancedQueryRequired("Operator 'Not'");
      const operand = compile(filter.operand, advanced);
      return (user, tenant) => !operand(user, tenant);
    }
    case 'compare':
      return compileComparison(filter.path, filter.operator, filter.value, advanced);
    case 'in': {
      const property = simpleProperty(filter.path);
      requireOperator(property, 'in', advanced);
      for (const value of filter.values) fits(property, value, 'eq');
      return (user, tenant) =>
        filter.values.some((value) => compare(property.read(user, tenant), 'eq', value));
    }
    case 'call': {
      const property = simpleProperty(filter.path);
      if (filter.function === 'contains' || property.type !== 'String')
        throw unsupportedFilter(property.name);
      const endsWith = filter.function === 'endswith';
      if (endsWith && !advanced) throw advancedQueryRequired("Operator 'endsWith'");
      requireOperator(property, endsWith ? 'endsWith' : 'startsWith', advanced);
      fits(property, filter.value, 'eq');
      const part = String(filter.value.value).toLowerCase();
      return (user, tenant) => {
        const value = property.read(user, tenant);
        if (typeof value !== 'string') return false;
        return endsWith ? value.toLowerCase().endsWith(part) : value.toLowerCase().startsWith(part);
      };
    }
    case 'lambda':
      return compileLambda(filter, simpleProperty(filter.path));
  }
}

function compileComparison(
  path: Path,
  operator: Comparison,
  value: Literal,
  advanced: boolean,
): UserPredicate {
  if (path.at(-1) === '$count') return compileCount(path, operator, value, advanced);
  if (path[0].toLowerCase() === 'signinactivity') return compileSignIn(path, operator, value);
  const property = simpleProperty(path);
  if (property.type === 'Collection' || operator === 'gt' || operator === 'lt')
    throw unsupportedFilter(property.name);
  if (operator === 'ne' && !advanced) throw advancedQueryRequired("Operator 'NotEqualsMatch'");
  if (value.type === 'null') requireOperator(property, 'null', advanced);
  else requireOperator(property, operator, advanced);
  fits(property, value, operator);
  return (user, tenant) => compare(property.read(user, tenant), operator, value);
}

/** `assignedLicenses/$count ne 0`: emptiness only, and only in advanced queries. */
function compileCount(path: Path, operator: Comparison, value: Literal, advanced: boolean): UserPredicate {
  const property = simpleProperty(path.length === 2 ? [path[0]] : path);
  if (property.type !== 'Collection') throw unsupportedFilter(property.name);
  if (!advanced) throw advancedQueryRequired("Operator '$count'");
  if (value.type !== 'number' || ![0, 1].includes(value.value) || (operator !== 'eq' && operator !== 'ne')) {
    throw unsupportedFilter(property.name);
  }
  return (user, tenant) =>
    ((property.read(user, tenant) as unknown[]).length === value.value) === (operator === 'eq');
}

function compileSignIn(path: Path, operator: Comparison, value: Literal): UserPredicate {
  const field = path[1];
  const known = [
    'lastSignInDateTime',
    'lastNonInteractiveSignInDateTime',
    'lastSuccessfulSignInDateTime',
  ] as const;
  const name = known.find((candidate) => candidate === field);
  if (
    name === undefined ||
    path.length !== 2 ||
    (operator !== 'ge' && operator !== 'le' && operator !== 'eq')
  ) {
    throw unsupportedFilter('signInActivity');
  }
  if (value.type !== 'dateTime')
    throw invalidQuery('Invalid filter clause: A binary operator with incompatible types was detected.');
  return (user) => compare(user.signInActivity?.[name] ?? null, operator, value);
}

function simpleProperty(path: Path): UserProperty {
  const property = userProperty(path[0]);
  if (property === undefined) {
    throw propertyMissing('user', path[0], 'Invalid filter clause');
  }
  if (path.length > 1) throw unsupportedFilter(property.name);
  return property;
}

function requireOperator(
  property: UserProperty,
  operator: FilterOperator | Comparison,
  advanced: boolean,
): void {
  const wanted = operator as FilterOperator;
  if (property.plain.has(wanted)) return;
  if (!advanced || !property.advanced.has(wanted)) throw unsupportedFilter(property.name);
}

function containsLambda(filter: Filter): boolean {
  if (filter.kind === 'lambda') return true;
  if (filter.kind === 'not') return containsLambda(filter.operand);
  return (
    (filter.kind === 'and' || filter.kind === 'or') &&
    (containsLambda(filter.left) || containsLambda(filter.right))
  );
}

function propertiesOf(filter: Filter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [...propertiesOf(filter.left), ...propertiesOf(filter.right)];
    case 'not':
      return propertiesOf(filter.operand);
    default:
      return [userProperty(filter.path[0])?.name ?? filter.path[0]];
  }
}
