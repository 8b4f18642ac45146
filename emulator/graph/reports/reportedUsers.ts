import type { TenantUser } from '../../tenant/model';
import type { Tenant } from '../../tenant/tenant';
import type { ReportedUser } from './report';

/** Room for so many users in each part of the list. */
const part = 1_000_000_000;

/**
 * Everybody whom a report may tell of, from a cursor on: the active, the deleted, and those deleted for good. Users who
 * came after the refresh date are not in it, later changes neither.
 */
export function* reportedUsers(
  tenant: Tenant,
  cursor = 0,
): Generator<{ reported: ReportedUser; next: number }, void, undefined> {
  if (cursor < part) {
    for (const { user, next } of tenant.scanUsers(cursor)) {
      const reported = asReported(tenant, user);
      if (reported) yield { reported, next };
    }
  }
  const gone = [...tenant.deletedUsers(), ...tenant.purgedUsers];
  for (const [at, user] of gone.entries()) {
    const next = part + at + 1;
    if (next <= cursor) continue;
    const reported = asReported(tenant, user);
    if (reported) yield { reported, next };
  }
}

function asReported(tenant: Tenant, now: TenantUser): ReportedUser | null {
  const user = tenant.reportedUser(now);
  const { reportRefreshDate } = tenant;
  if ((user.createdDateTime ?? '').slice(0, 10) > reportRefreshDate) return null;
  const deletedDate = user.deletedDateTime?.slice(0, 10) ?? null;
  return {
    user,
    userPrincipalName: tenant.reportedNames.get(user.id) ?? user.userPrincipalName,
    deletedDate: deletedDate !== null && deletedDate <= reportRefreshDate ? deletedDate : null,
  };
}
