import { assignmentOf, emptyTenant, type Tenant } from '../../emulator/tenant';
import { daysAgo } from './reclaimScene';

const customRole = 'cccccccc-0000-4000-8000-000000000001';
const administrativeUnit = '/administrativeUnits/dddddddd-0000-4000-8000-000000000001';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de';

export const groups = {
  helpdesk: 'aaaaaaaa-0000-4000-8000-000000000001',
  hidden: 'aaaaaaaa-0000-4000-8000-000000000002',
  aroundHidden: 'aaaaaaaa-0000-4000-8000-000000000003',
  empty: 'aaaaaaaa-0000-4000-8000-000000000004',
  projects: 'aaaaaaaa-0000-4000-8000-000000000005',
} as const;

/** Idle users whom something protects, by their names: by every way that leads to a role, and by groups. */
export const administrators = ['breakGlass', 'eligible', 'custom', 'scoped', 'helpdesk'] as const;

/** A tenant in which nobody but `busy` users uses anything, and `idle` is a candidate whatever is excluded. */
export function protectedScene(): Tenant {
  const tenant = emptyTenant({ seats: { SPE_E3: 30 } });
  const add = (name: string) =>
    tenant.addUser({
      userPrincipalName: `${name}@contoso.com`,
      displayName: name,
      givenName: name,
      surname: 'Person',
      createdDateTime: `${daysAgo(700)}T09:00:00Z`,
      licenseAssignments: [assignmentOf('SPE_E3', daysAgo(400))],
    });
  for (let index = 0; index < 10; index++) tenant.ledger.record(add(`busy${index}`).id, 'teams', daysAgo(4));
  const ids = new Map<string, string>();
  for (const name of [...administrators, 'councillor', 'colleague', 'idle']) {
    const { id } = add(name);
    ids.set(name, id);
    tenant.ledger.record(id, 'teams', daysAgo(150));
  }
  const idOf = (name: string) => ids.get(name) ?? '';
  const addGroup = (id: string, displayName: string, memberIds: string[]) =>
    tenant.addGroup({ id, displayName, memberIds, assignedLicenses: [] });

  addGroup(groups.helpdesk, 'Helpdesk', [idOf('helpdesk')]).isAssignableToRole = true;
  addGroup(groups.hidden, 'Works council', [idOf('councillor')]).visibility = 'HiddenMembership';
  addGroup(groups.aroundHidden, 'Never touch', [groups.hidden, idOf('colleague')]);
  addGroup(groups.empty, 'Nobody yet', []);
  addGroup(groups.projects, 'Projects', [idOf('colleague')]);

  tenant.directoryRoles.push({
    id: 'eeeeeeee-0000-4000-8000-000000000001',
    displayName: 'Global Administrator',
    roleTemplateId: globalAdministrator,
    memberIds: [idOf('breakGlass'), groups.helpdesk],
  });
  tenant.customRoles.push({ id: customRole, displayName: 'License Support' });
  tenant.otherRoleAssignments.push(
    { principalId: idOf('custom'), roleDefinitionId: customRole, directoryScopeId: '/' },
    {
      principalId: idOf('scoped'),
      roleDefinitionId: exchangeAdministrator,
      directoryScopeId: administrativeUnit,
    },
  );
  tenant.roleEligibilities.push({
    principalId: idOf('eligible'),
    roleDefinitionId: exchangeAdministrator,
    directoryScopeId: '/',
    startDateTime: `${daysAgo(100)}T08:00:00Z`,
    endDateTime: null,
  });
  return tenant;
}
