/** A user as every output names it. */
export interface UserIdentity {
  /** User principal name. */
  userId: string;
  /** Object id; null where only a report knows the user. */
  id: string | null;
  displayName: string | null;
  email: string | null;
}
