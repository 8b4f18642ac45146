import { unsupportedQuery } from '../errors';
import type { Filter } from './filterSyntax';

const mostClauses = 15;

/**
 * Throws GraphError where a filter joins more than 15 clauses by `or`, or names more than 15 values for `in`, which the
 * directory takes for so many clauses. Microsoft's page: "Use the $filter query parameter"; the text is the service's.
 */
export function refuseTooManyClauses(filter: Filter): void {
  const clauses = clausesOf(filter);
  if (clauses > mostClauses) {
    throw unsupportedQuery(
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${clauses}. Max allowed: ${mostClauses}.`,
    );
  }
  if (filter.kind === 'not') refuseTooManyClauses(filter.operand);
  if (filter.kind !== 'and' && filter.kind !== 'or') return;
  refuseTooManyClauses(filter.left);
  refuseTooManyClauses(filter.right);
}

/** Of an `in` its values, of others the operands that `or` joins. */
function clausesOf(filter: Filter): number {
  if (filter.kind === 'in') return filter.values.length;
  return filter.kind === 'or' ? operandsOf(filter.left) + operandsOf(filter.right) : 1;
}

function operandsOf(filter: Filter): number {
  return filter.kind === 'or' ? clausesOf(filter) : 1;
}
