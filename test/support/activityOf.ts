import { ActivityIndex } from '../../licensing/usage/activityIndex';

/** Reports of 18 November 2026 that measure Teams and know one user. */
export function activityOf(userPrincipalName: string, lastTeamsDate: string | null): ActivityIndex {
  const index = new ActivityIndex();
  index.setMeasured(['teams']);
  index.addActiveUser({
    userPrincipalName,
    displayName: null,
    isDeleted: false,
    deletedDate: null,
    assignedProducts: [],
    refreshDate: '2026-11-18',
    raw: null,
    services: { teams: { licensed: true, lastActivityDate: lastTeamsDate, assignedDate: null } },
  });
  return index;
}
