import type { CurrentUser } from '../change';

/** A user that may be deleted by now, as the input item names it; for items that ask for no change. */
export function deletedUser(item: Readonly<Record<string, unknown>>, user: string): CurrentUser {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    ...{ userId: textOf(item.userId) ?? user, id: textOf(item.id) ?? user },
    ...{ displayName: textOf(item.displayName), email: textOf(item.email) },
    ...{ usageLocation: null, licenses: [], isDeleted: true },
  };
}
