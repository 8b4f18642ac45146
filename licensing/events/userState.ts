import { foldId } from '../products/foldId';
import { accountStatus, type AccountStatus, type GraphUser } from '../roster/user';

/** What is remembered of a user between two polls. */
export interface UserState {
  status: AccountStatus;
  /** Licenses held, direct and inherited, in lower case and in order. Of a deleted user those held before. */
  skuIds: readonly string[];
}

/** Needs `accountEnabled`, `deletedDateTime` and `assignedLicenses`. A user without licenses may lack the latter. */
export function toUserState(user: GraphUser): UserState {
  const skuIds = (user.assignedLicenses ?? []).map(({ skuId }) => foldId(skuId ?? ''));
  return { status: accountStatus(user), skuIds: [...new Set(skuIds)].sort() };
}

export function isSameState(one: UserState | null, other: UserState | null): boolean {
  if (one === null || other === null) return one === other;
  return one.status === other.status && one.skuIds.join() === other.skuIds.join();
}

/** A key of `UserState`, and of nothing else. */
export function stateKey({ status, skuIds }: UserState): string {
  return `${status} ${skuIds.join()}`;
}
