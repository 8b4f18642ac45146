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
  const item = toRosterItem(user, names.catalog, names.partNumbers);
  const properties = user as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(options.fields.map((field) => [field, properties[field] ?? null])),
    ...item,
    ...(options.includeManager && { manager: toManager(user) }),
    ...(options.includeSignInActivity && { signInActivity: toSignInDates(user.signInActivity) }),
  };
}
