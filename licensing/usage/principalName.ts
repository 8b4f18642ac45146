const CONCEALED_NAME = /^[0-9a-f]{32}$/i;

/** Whether the tenant's report setting has replaced the name by a code of 32 hexadecimal characters. */
export function isConcealedName(userPrincipalName: string): boolean {
  return CONCEALED_NAME.test(userPrincipalName);
}

/**
 * The form in which user principal names are compared and used as keys: names that differ only in case, or in how an
 * accented letter is composed, are one user.
 */
export function foldPrincipalName(userPrincipalName: string): string {
  return userPrincipalName.trim().normalize('NFC').toLowerCase();
}
