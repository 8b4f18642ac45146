import type { GraphContext } from '../handler';

/**
 * A usage location that has just been set is not known to licensing at once: for `usageLocationLag` milliseconds a
 * license write is answered as if there were none. Reported in Microsoft's questions and answers (5984903), not
 * documented.
 */
export function noteFreshLocation(context: GraphContext, userId: string): void {
  const { usageLocationLag } = context.options;
  if (usageLocationLag > 0) freshUntil(context).set(userId, context.now().getTime() + usageLocationLag);
}

/** Whether licensing does not know the user's location yet. */
export function hasFreshLocation(context: GraphContext, userId: string): boolean {
  return (freshUntil(context).get(userId) ?? 0) > context.now().getTime();
}

/** Milliseconds since 1970 by object id. */
function freshUntil(context: GraphContext): Map<string, number> {
  return context.memory('users.freshLocations', () => new Map<string, number>());
}
