import type { ProductCatalog } from '../../licensing/products/catalog';
import { toRosterItem, type RosterItem } from '../../licensing/roster/rosterItem';
import {
  toManager,
  toSignInDates,
  type GraphUser,
  type Manager,
  type SignInDates,
} from '../../licensing/roster/user';
import type { RosterOptions } from './rosterRequest';

/** What names licenses: the catalog, and the tenant's part numbers by SKU id in lower case. */
export interface LicenseNames {
  catalog: ProductCatalog;
  partNumbers: ReadonlyMap<string, string>;
}

/** A user as output: the roster's columns, and the Graph properties that the options add, by Graph's names. */
export interface UserItem extends RosterItem {
  manager?: Manager | null;
  signInActivity?: SignInDates | null;
}

export function toUserItem(user: GraphUser, names: LicenseNames, options: RosterOptions): UserItem {
  const item: UserItem = toRosterItem(user, names.catalog, names.partNumbers);
  // Most runs add nothing, and a copy of each of a hundred thousand users takes its time.
  if (options.includeManager) item.manager = toManager(user);
  if (options.includeSignInActivity) item.signInActivity = toSignInDates(user.signInActivity);
  if (options.fields.length === 0) return item;
  const properties = user as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(options.fields.map((field) => [field, properties[field] ?? null])),
    ...item,
  };
}
