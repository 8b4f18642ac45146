import type { User } from '@microsoft/microsoft-graph-types';
import { incompleteError } from '../http/graphError';
import { ObjectIds } from './objectIds';

/** Who was handed out. */
export class GivenUsers {
  private readonly ids = new ObjectIds();
  private hasUserWithoutId = false;
  /** How many of them were created before the time, or at no time that is known. */
  createdBefore = 0;

  /** `time`: milliseconds since 1970. */
  constructor(private readonly time: number) {}

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
      if (!this.ids.add(id)) return false;
      if (!createdDateTime || Date.parse(createdDateTime) < this.time) this.createdBefore++;
      return true;
    });
  }
}
