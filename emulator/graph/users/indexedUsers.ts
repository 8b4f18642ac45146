import type { TenantUser } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';
import type { UserSource } from './source';

/** Cursors from here on stand for users that are gone and that the index still has. */
const behindAll = 500_000_000;

/** The users as the index of advanced queries knows them: `Tenant.indexBehaviour` says how far it is behind. */
export function indexedUsers(tenant: Tenant, source: UserSource): UserSource {
  const { changesBehind = 0 } = tenant.indexBehaviour;
  if (changesBehind === 0) return source;
  const to = tenant.userChanges.position;
  const before = tenant.userChanges.between(Math.max(0, to - changesBehind), to);
  const gone = [...before].flatMap(([id, user]) =>
    isActive(user) && !isActive(tenant.currentUser(id)) ? [user] : [],
  );
  return {
    contextName: source.contextName,
    *scan(cursor) {
      for (const { user, next } of source.scan(cursor)) {
        const known = before.has(user.id) ? before.get(user.id) : user;
        if (isActive(known)) yield { user: known, next };
      }
      for (const [index, user] of gone.entries())
        if (behindAll + index >= cursor) yield { user, next: behindAll + index + 1 };
    },
    find(id) {
      const known = before.has(id) ? before.get(id) : source.find(id);
      return isActive(known) ? known : null;
    },
  };
}

function isActive(user: TenantUser | null | undefined): user is TenantUser {
  return user?.deletedDateTime === null;
}
