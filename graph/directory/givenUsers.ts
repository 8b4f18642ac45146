import type { User } from '@microsoft/microsoft-graph-types';
import { incompleteError } from '../http/graphError';

/** Who was handed out, and when they were created. */
export class GivenUsers {
  private readonly creationById = new Map<string, number>();
  private hasUserWithoutId = false;

  /** @throws GraphError where it cannot be known who is new */
  mustHaveIds(): void {
    if (!this.hasUserWithoutId) return;
    throw incompleteError({
      code: 'UserWithoutId',
      task: 'user:getAll',
      message: 'Microsoft Graph gave a user without an id, so it is not known whether all users were read.',
    });
  }

  /** The users that are new. One without an id is never taken for another. */
  add(page: readonly User[]): User[] {
    return page.filter(({ id, createdDateTime }) => {
      if (!id) this.hasUserWithoutId = true;
      if (!id) return true;
      if (this.creationById.has(id)) return false;
      this.creationById.set(id, createdDateTime ? Date.parse(createdDateTime) : -Infinity);
      return true;
    });
  }

  /** Those created before a time, in milliseconds since 1970, or at no time that is known. */
  createdBefore(time: number): number {
    let count = 0;
    for (const created of this.creationById.values()) if (created < time) count += 1;
    return count;
  }
}
