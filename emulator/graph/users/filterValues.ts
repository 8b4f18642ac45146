import { invalidQuery } from '../errors';
import type { Comparison, Literal } from '../odata/filterSyntax';
import type { UserProperty } from './properties';

/** Throws GraphError where a literal's type does not go with the property's. */
export function fits(property: UserProperty, literal: Literal, operator: Comparison): void {
  if (literal.type === 'null') return;
  const expected = {
    String: 'string',
    Boolean: 'boolean',
    DateTimeOffset: 'dateTime',
    Collection: '',
    Complex: '',
  }[property.type];
  if (literal.type !== expected) throw incompatible(property.type, literal, operator);
}

export function incompatible(type: string, literal: Literal, operator: Comparison) {
  const found = {
    string: 'String',
    guid: 'Guid',
    dateTime: 'DateTimeOffset',
    number: 'Int32',
    boolean: 'Boolean',
    null: 'Null',
  }[literal.type];
  const kind = {
    eq: 'Equal',
    ne: 'NotEqual',
    gt: 'GreaterThan',
    ge: 'GreaterThanOrEqual',
    lt: 'LessThan',
    le: 'LessThanOrEqual',
  }[operator];
  return invalidQuery(
    `Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.${type}' and 'Edm.${found}' for operator kind '${kind}'.`,
  );
}

/** Compares as the directory does: text without regard to case, null equal to nothing but null. */
export function compare(actual: unknown, operator: Comparison, literal: Literal): boolean {
  if (operator === 'eq') return same(actual, literal);
  if (operator === 'ne') return !same(actual, literal);
  if (actual === null || actual === undefined || literal.value === null) return false;
  const left = ordinal(actual, literal);
  const right = ordinal(literal.value, literal);
  return operator === 'ge' ? left >= right : left <= right;
}

function same(actual: unknown, literal: Literal): boolean {
  if (actual === null || actual === undefined) return literal.value === null;
  return literal.value !== null && ordinal(actual, literal) === ordinal(literal.value, literal);
}

function ordinal(value: unknown, literal: Literal): string | number {
  if (literal.type === 'dateTime') return typeof value === 'number' ? value : Date.parse(String(value));
  if (typeof value === 'boolean' || typeof value === 'number') return Number(value);
  return String(value).toLowerCase();
}
