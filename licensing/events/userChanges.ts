import type { UserState } from './userState';

export const USER_CHANGES = [
  'created',
  'blocked',
  'unblocked',
  'deleted',
  'restored',
  'licensesChanged',
] as const;

export type UserChangeKind = (typeof USER_CHANGES)[number];

export const DEFAULT_USER_CHANGES: readonly UserChangeKind[] = [
  'created',
  'blocked',
  'deleted',
  'licensesChanged',
];

export interface UserChange {
  kind: UserChangeKind;
  /** SKU ids; both empty but for `licensesChanged`. */
  added: string[];
  removed: string[];
}

/**
 * What happened to a user between two looks, in the order in which a person would tell it. `before` is null for a user
 * whom nobody has seen yet. Somebody who came and went in between is not worth an event.
 */
export function userChanges(before: UserState | null, now: UserState): UserChange[] {
  if (now.status === 'deleted')
    return before === null || before.status === 'deleted' ? [] : [event('deleted')];
  const changes: UserChange[] = [];
  if (before === null) changes.push(event('created'));
  else if (before.status === 'deleted') changes.push(event('restored'));
  else if (before.status !== now.status)
    changes.push(event(now.status === 'blocked' ? 'blocked' : 'unblocked'));
  const added = without(now.skuIds, before?.skuIds ?? []);
  const removed = without(before?.skuIds ?? [], now.skuIds);
  if (added.length > 0 || removed.length > 0) changes.push({ kind: 'licensesChanged', added, removed });
  return changes;
}

function event(kind: UserChangeKind): UserChange {
  return { kind, added: [], removed: [] };
}

function without(skuIds: readonly string[], others: readonly string[]): string[] {
  return skuIds.filter((skuId) => !others.includes(skuId));
}
