import type { TenantUser } from '../../tenant/model';
import type { UserSource } from './source';

/** Cursors from here on stand for users that no longer exist. */
const behindAll = 1_000_000_000;

/**
 * A filter on sign-in activity also finds users that have been deleted for good: rows with an id and their activity, and
 * nothing else. Reported in Microsoft's Tech Community (3029509), not documented.
 */
export function withPhantoms(source: UserSource, phantoms: readonly TenantUser[]): UserSource {
  return {
    ...source,
    *scan(cursor) {
      if (cursor < behindAll) yield* source.scan(cursor);
      for (const [index, user] of phantoms.entries())
        if (behindAll + index >= cursor) yield { user, next: behindAll + index + 1 };
    },
    find: (id) => source.find(id) ?? phantoms.find((user) => user.id === id) ?? null,
  };
}

/** What such a row shows of what a user would. */
export function phantomRow({ id, signInActivity }: Record<string, unknown>): Record<string, unknown> {
  return signInActivity === undefined ? { id } : { id, signInActivity };
}
