import { helpdeskRoleGroup } from '../groupNames';
import type { Persona } from '../persona';
import { direct, member, resource } from './builders';

/** Administrators by every way that leads to a role, all with licenses that nobody uses. */
export const administrators: readonly Persona[] = [
  {
    ...resource('Emergency Access', 'break-glass@contoso.onmicrosoft.com', {
      mail: null,
      grants: [direct('SPE_E5')],
      roles: ['Global Administrator'],
    }),
    kind: 'service',
  },
  // May activate the role in Privileged Identity Management.
  member('Rosa', 'Marin', 'Information Technology', 'Systems Engineer', {
    manager: 1,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 120,
    eligibleRoles: ['Exchange Administrator'],
  }),
  member('Daniel', 'Osei', 'Information Technology', 'Support Analyst', {
    manager: 1,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 118,
    customRoles: ['Password and License Support'],
  }),
  member('Ingrid', 'Solberg', 'Information Technology', 'Support Analyst', {
    manager: 1,
    grants: [direct('SPE_E3')],
    stoppedDaysAgo: 133,
    groups: [helpdeskRoleGroup],
  }),
];
