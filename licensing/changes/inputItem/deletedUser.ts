import type { CurrentUser } from '../change';

/** A user whom Graph may no longer find, from the fields of the input item; for items that ask for no change. */
export function deletedUser(item: Readonly<Record<string, unknown>>, user: string): CurrentUser {
  return {
    userId: textOrNull(item.userId) ?? user,
    id: textOrNull(item.id) ?? user,
    displayName: textOrNull(item.displayName),
    email: textOrNull(item.email),
    usageLocation: null,
    licenses: [],
    account: null,
    isDeleted: true,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
