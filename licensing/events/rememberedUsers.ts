import type { AccountStatus } from '../roster/user';
import { packIds, unpackIds } from './packedIds';
import { stateKey, type UserState } from './userState';

/**
 * The users of a tenant as they are stored: users with the same status and the same licenses stand together, so that a
 * user costs the 22 characters of the packed id. 300,000 users are about 6.6 MB.
 */
export interface StoredUsers {
  skuIds: string[];
  groups: StoredGroup[];
}

interface StoredGroup {
  status: AccountStatus;
  /** Places in `skuIds`. */
  skus: number[];
  /** Of `packIds`. */
  users: string;
}

/** Every user of a tenant and the state that was seen last, by object id in lower case. */
export class RememberedUsers {
  private readonly states = new Map<string, UserState>();
  /** Equal states are one object: a tenant has few of them. */
  private readonly shared = new Map<string, UserState>();

  static from({ skuIds, groups }: StoredUsers): RememberedUsers {
    const users = new RememberedUsers();
    for (const { status, skus, users: packed } of groups) {
      const state = { status, skuIds: skus.flatMap((place) => skuIds[place] ?? []) };
      for (const id of unpackIds(packed)) users.set(id, state);
    }
    return users;
  }

  get(id: string): UserState | null {
    return this.states.get(id) ?? null;
  }

  /** Null forgets the user. */
  set(id: string, state: UserState | null): void {
    if (state === null) {
      this.states.delete(id);
      return;
    }
    const key = stateKey(state);
    const shared = this.shared.get(key) ?? state;
    this.shared.set(key, shared);
    this.states.set(id, shared);
  }

  ids(): Iterable<string> {
    return this.states.keys();
  }

  toStored(): StoredUsers {
    const idsOf = new Map<UserState, string[]>();
    for (const [id, state] of this.states) {
      const ids = idsOf.get(state);
      if (ids) ids.push(id);
      else idsOf.set(state, [id]);
    }
    const skuIds = [...new Set([...idsOf.keys()].flatMap((state) => state.skuIds))].sort();
    const places = new Map(skuIds.map((skuId, place) => [skuId, place]));
    const groups = [...idsOf].map(([state, ids]): StoredGroup => ({
      status: state.status,
      skus: state.skuIds.flatMap((skuId) => places.get(skuId) ?? []),
      users: packIds(ids),
    }));
    return { skuIds, groups };
  }
}
