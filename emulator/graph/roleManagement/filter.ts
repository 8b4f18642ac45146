import { notEmulated } from '../errors';
import { parseFilter } from '../odata/filterParser';
import type { Filter, Literal } from '../odata/filterSyntax';

/**
 * Reads $filter of a collection below roleManagement: `eq` and `in` on the given properties, joined by `and`. Throws
 * GraphError for a filter that is malformed, or of another form.
 */
export function roleFilter(
  text: string | undefined,
  properties: readonly string[],
): (entity: Record<string, unknown>) => boolean {
  if (text === undefined) return () => true;
  return compile(parseFilter(text), text, properties);
}

function compile(
  filter: Filter,
  text: string,
  properties: readonly string[],
): (entity: Record<string, unknown>) => boolean {
  if (filter.kind === 'and') {
    const left = compile(filter.left, text, properties);
    const right = compile(filter.right, text, properties);
    return (entity) => left(entity) && right(entity);
  }
  if (filter.kind === 'in') return equals(filter.path, filter.values, text, properties);
  if (filter.kind === 'compare' && filter.operator === 'eq')
    return equals(filter.path, [filter.value], text, properties);
  throw notEmulated(`The filter ${text} on roles`);
}

function equals(
  path: readonly string[],
  values: readonly Literal[],
  text: string,
  properties: readonly string[],
): (entity: Record<string, unknown>) => boolean {
  const property = properties.find((one) => one.toLowerCase() === path[0]?.toLowerCase());
  if (property === undefined || path.length > 1) throw notEmulated(`The filter ${text} on roles`);
  const wanted = new Set(values.map(({ value }) => fold(value)));
  return (entity) => wanted.has(fold(entity[property]));
}

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
