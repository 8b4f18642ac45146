/**
 * The form in which ids and part numbers are compared and used as keys: Microsoft writes them in either case, and users
 * paste them with spaces around them.
 */
export function foldId(id: string): string {
  return id.trim().toLowerCase();
}
