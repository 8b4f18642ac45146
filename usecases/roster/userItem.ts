import type { IDataObject } from 'n8n-workflow';
import type { ProductCatalog } from '../../licensing/products/catalog';
import { toRosterItem } from '../../licensing/roster/rosterItem';
import { toManager } from '../../licensing/roster/user';
import { toSignInDates } from '../../licensing/roster/user';
import { type GraphUser } from '../../licensing/roster/user';
import type { RosterOptions } from '../../nodes/Microsoft365Licenses/resources/user/options';

/** What names licences: the catalogue, and the tenant's part numbers by SKU id in lower case. */
export interface LicenseNames {
  catalog: ProductCatalog;
  partNumbers: ReadonlyMap<string, string>;
}

/** The user as an item: the roster's columns, then what the options add, by Graph's names. */
export function toUserItem(user: GraphUser, names: LicenseNames, options: RosterOptions): IDataObject {
  const item = toRosterItem(user, names.catalog, names.partNumbers);
  const properties = user as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(options.fields.map((field) => [field, properties[field] ?? null])),
    ...item,
    ...(options.includeManager && { manager: toManager(user) }),
    ...(options.includeSignInActivity && { signInActivity: toSignInDates(user.signInActivity) }),
  };
}
