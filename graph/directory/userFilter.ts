import { guidLiteral } from '../http/odata';

/** What of a search for users Graph is asked to decide. */
export interface UserCriteria {
  accountEnabled?: boolean;
  /** True: guests only. That somebody is not a guest cannot be asked: accounts without a user type would be lost. */
  guestsOnly?: boolean;
  licensed?: boolean;
  /** Users that hold any of these; at most `MOST_SKUS_IN_A_FILTER`. */
  skuIds?: readonly string[];
  /** A filter of the user's own, joined with `and`. */
  odataFilter?: string;
}

export interface UserFilter {
  filter: string | undefined;
  /** Whether it needs an advanced query: "Advanced query capabilities on Microsoft Entra ID objects". */
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
}: UserCriteria): UserFilter {
  const simple = [
    accountEnabled === undefined ? null : `accountEnabled eq ${accountEnabled}`,
    guestsOnly ? `userType eq 'Guest'` : null,
  ].filter((clause) => clause !== null);
  const advanced = [
    licensed === undefined ? null : `assignedLicenses/$count ${licensed ? 'ne' : 'eq'} 0`,
    skuIds.length === 0 ? null : joined(skuIds.map(holds)),
    // What the user wrote may need it; an advanced query takes simple filters too.
    odataFilter ? `(${odataFilter})` : null,
  ].filter((clause) => clause !== null);
  const clauses = [...simple, ...advanced];
  return { filter: clauses.length > 0 ? clauses.join(' and ') : undefined, advanced: advanced.length > 0 };
}

/** The filter works without an advanced query, but its second page does not: Graph then answers Directory_ExpiredPageToken. */
function holds(skuId: string): string {
  return `assignedLicenses/any(license:license/skuId eq ${guidLiteral(skuId)})`;
}

function joined(clauses: readonly string[]): string {
  return clauses.length === 1 ? clauses.join() : `(${clauses.join(' or ')})`;
}
