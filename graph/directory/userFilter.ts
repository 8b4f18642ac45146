import { guidLiteral } from '../http/odata';

/** The part of a search for users that Graph can decide. */
export interface UserFilterInput {
  accountEnabled?: boolean;
  /** True: guests only. There is no filter for members, because it would lose accounts without a user type. */
  guestsOnly?: boolean;
  licensed?: boolean;
  /** Users that hold one of these SKUs; at most `MOST_SKUS_IN_A_FILTER`. */
  skuIds?: readonly string[];
  /** An OData filter from the node's parameters, joined with `and`. */
  odataFilter?: string;
}

export interface UserFilter {
  filter: string | undefined;
  /** Whether the filter needs an advanced query: "Advanced query capabilities on Microsoft Entra ID objects". */
  advanced: boolean;
}

/** Graph refuses filters of more than about 15 clauses joined by `or`. */
export const MOST_SKUS_IN_A_FILTER = 10;

export function userFilter({
  accountEnabled,
  guestsOnly,
  licensed,
  skuIds = [],
  odataFilter,
}: UserFilterInput): UserFilter {
  const simple = [
    accountEnabled === undefined ? null : `accountEnabled eq ${accountEnabled}`,
    guestsOnly ? `userType eq 'Guest'` : null,
  ].filter((clause) => clause !== null);
  const advanced = [
    licensed === undefined ? null : `assignedLicenses/$count ${licensed ? 'ne' : 'eq'} 0`,
    skuIds.length === 0 ? null : joinWithOr(skuIds.map(holdsSku)),
    // May need an advanced query; simple filters work in one too.
    odataFilter ? `(${odataFilter})` : null,
  ].filter((clause) => clause !== null);
  const clauses = [...simple, ...advanced];
  return { filter: clauses.length > 0 ? clauses.join(' and ') : undefined, advanced: advanced.length > 0 };
}

/** Needs an advanced query from the second page on: without one, Graph refuses it as `Directory_ExpiredPageToken`. */
function holdsSku(skuId: string): string {
  return `assignedLicenses/any(license:license/skuId eq ${guidLiteral(skuId)})`;
}

function joinWithOr(clauses: readonly string[]): string {
  return clauses.length === 1 ? clauses.join() : `(${clauses.join(' or ')})`;
}
