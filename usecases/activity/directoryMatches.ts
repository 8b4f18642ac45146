import type { User } from '@microsoft/microsoft-graph-types';
import type { ActivityRow } from '../../licensing/usage/activityRow';
import type { ActivityIndex } from '../../licensing/usage/activityIndex';
import { formerPrincipalName, toUserIdentity, type UserIdentity } from '../../licensing/roster/user';

/** The user of the directory that a report row is about. */
export interface DirectoryMatch extends UserIdentity {
  createdDateTime: string | null;
  /** Null for a user who is not deleted. */
  deletedDateTime: string | null;
}

/**
 * Finds the user of each report row while the directory streams by; holds only those of rows that are wanted. Rows are
 * known by their number in the index.
 */
export class DirectoryMatches {
  private readonly matched = new Set<number>();
  private readonly wanted = new Map<number, DirectoryMatch>();
  /** Users with a license. */
  licensedUsers = 0;
  /** Those of them who have no row. */
  licensedWithoutRow = 0;

  constructor(
    private readonly index: ActivityIndex,
    private readonly isWanted: (row: ActivityRow) => boolean,
  ) {}

  addUser(user: User): void {
    const row = this.index.numberOf(user.userPrincipalName ?? '');
    if (row !== null) this.keep(row, user);
    if (!user.assignedLicenses?.length) return;
    this.licensedUsers++;
    if (row === null) this.licensedWithoutRow++;
  }

  /** To be called once all users are in: a name that a living user has is theirs. */
  addDeletedUser(user: User): void {
    const name = formerPrincipalName(user);
    const row = this.index.numberOfDeleted(name) ?? this.index.numberOf(name);
    if (row !== null && !this.has(row)) this.keep(row, user);
  }

  has(row: number): boolean {
    return this.matched.has(row);
  }

  /** The user of a wanted row. */
  find(row: number): DirectoryMatch | undefined {
    return this.wanted.get(row);
  }

  private keep(number: number, user: User): void {
    this.matched.add(number);
    const row = this.index.at(number);
    if (row === undefined || !this.isWanted(row)) return;
    const { createdDateTime = null, deletedDateTime = null } = user;
    this.wanted.set(number, Object.assign(toUserIdentity(user), { createdDateTime, deletedDateTime }));
  }
}
