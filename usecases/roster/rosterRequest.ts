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
 * Graph decides what it can. Left to us are members (accounts without a user type would be lost), long lists of SKUs
 * (Graph bounds the clauses of a filter) and, together with managers, licenses: they need an advanced query, which
 * cannot expand managers.
 */
export function splitFilters(filters: RosterFilters, includeManager: boolean): SplitFilters {
  const { accountStatus, userType, licensed, skuIds, odataFilter } = filters;
  const asksForSkus = !includeManager && skuIds.length <= MOST_SKUS_IN_A_FILTER;
  const asksForLicensed = !includeManager && licensed !== 'any';
  return {
    ...userFilter({
      accountEnabled:
        accountStatus === 'any' || accountStatus === 'deleted' ? undefined : accountStatus === 'active',
      guestsOnly: userType === 'guest',
      licensed: asksForLicensed ? licensed === 'licensed' : undefined,
      skuIds: asksForSkus ? skuIds : [],
      odataFilter: odataFilter === '' ? undefined : odataFilter,
    }),
    isPartial:
      userType === 'member' ||
      (licensed !== 'any' && !asksForLicensed) ||
      (skuIds.length > 0 && !asksForSkus),
  };
}
