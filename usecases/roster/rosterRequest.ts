import { rosterProperties } from '../../licensing/roster/rosterItem';
import { MOST_SKUS_IN_A_FILTER, userFilter, type UserFilter } from '../../graph/directory/userFilter';
import type { RosterFilter } from '../../licensing/roster/rosterFilter';

/** Which users are wanted. */
export interface RosterFilters extends RosterFilter {
  /** An OData filter of the user's own; empty for none. */
  odataFilter: string;
}

/** What a roster shows beyond its standard columns. */
export interface RosterOptions {
  includeDeleted: boolean;
  includeManager: boolean;
  includeSignInActivity: boolean;
  /** More Graph properties, by Graph's name. */
  fields: string[];
}

/** What `$select` must name for these options; signInActivity is selected where Graph gives it. */
export function selectFor({ fields }: RosterOptions): string[] {
  return [...new Set([...rosterProperties, ...fields])];
}

/** What Graph is asked to decide of the filters. */
export interface SplitFilters extends UserFilter {
  /** False: every user that Graph gives is wanted. */
  isPartial: boolean;
}

/**
 * Graph decides what it can. Left to us are members (accounts without a user type would be lost) and long lists of SKUs
 * (Graph bounds the clauses of a filter).
 */
export function splitFilters(filters: RosterFilters): SplitFilters {
  const { accountStatus, userType, licensed, skuIds, odataFilter } = filters;
  const asksForSkus = skuIds.length <= MOST_SKUS_IN_A_FILTER;
  return {
    ...userFilter({
      accountEnabled:
        accountStatus === 'any' || accountStatus === 'deleted' ? undefined : accountStatus === 'active',
      guestsOnly: userType === 'guest',
      licensed: licensed === 'any' ? undefined : licensed === 'licensed',
      skuIds: asksForSkus ? skuIds : [],
      odataFilter: odataFilter === '' ? undefined : odataFilter,
    }),
    isPartial: userType === 'member' || !asksForSkus,
  };
}
