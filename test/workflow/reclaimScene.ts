import { emptyTenant, assignmentOf, planIdOf, skuIdOf, type Tenant } from '../../emulator/tenant';
import type { TenantUser } from '../../emulator/tenant/model';

export const e3 = skuIdOf('SPE_E3');
export const e5 = skuIdOf('SPE_E5');
export const visio = skuIdOf('VISIOCLIENT');
export const exchange = skuIdOf('EXCHANGESTANDARD');
export const yammerPlan = planIdOf('YAMMER_ENTERPRISE');
export const salesGroup = '6d5f1a7e-3c1a-4b7e-9a54-0c1d2e3f4a5b';
export const boardGroup = '0e4c1f6a-2222-4b7e-9a54-0c1d2e3f4a5b';
const innerGroup = '0e4c1f6a-3333-4b7e-9a54-0c1d2e3f4a5b';

/** `YYYY-MM-DD`, so many days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** A tenant with one user for each thing that reclamation tells apart; the reports are two days old. */
export function reclaimScene(): Tenant {
  const tenant = emptyTenant({
    seats: { SPE_E3: 20, SPE_E5: 5, VISIOCLIENT: 5, EXCHANGESTANDARD: 5, EXCHANGEENTERPRISE: 5 },
  });
  const add = (name: string, properties: Partial<TenantUser> = {}) =>
    tenant.addUser({
      userPrincipalName: `${name}@contoso.com`,
      displayName: name,
      givenName: name,
      surname: 'Person',
      mail: `${name}@mail.contoso.com`,
      usageLocation: 'DE',
      createdDateTime: `${daysAgo(700)}T09:00:00Z`,
      department: 'Sales',
      ...properties,
    });
  const direct = (partNumber: string, assignedDaysAgo = 400, disabledPlans: string[] = []) =>
    assignmentOf(partNumber, daysAgo(assignedDaysAgo), { disabledPlans });
  const used = (user: TenantUser, daysBefore: number) =>
    tenant.ledger.record(user.id, 'teams', daysAgo(daysBefore));

  const manager = add('manager', { licenseAssignments: [direct('SPE_E3')] });
  used(manager, 3);
  for (const name of ['busy1', 'busy2', 'busy3', 'busy4', 'busy5', 'busy6', 'busy7']) {
    used(add(name, { licenseAssignments: [direct('SPE_E3')] }), 4);
  }
  const idle = add('idle', {
    managerId: manager.id,
    licenseAssignments: [direct('SPE_E3', 400, [yammerPlan]), direct('VISIOCLIENT')],
  });
  used(idle, 150);
  add('never', { licenseAssignments: [direct('SPE_E3')] });
  const administrator = add('administrator', { licenseAssignments: [direct('SPE_E3')] });
  add('newcomer', {
    licenseAssignments: [direct('SPE_E3', 10)],
    createdDateTime: `${daysAgo(10)}T09:00:00Z`,
  });
  add('blocked', { accountEnabled: false, licenseAssignments: [direct('SPE_E3')] });
  add('mailbox', {
    accountEnabled: false,
    givenName: null,
    surname: null,
    licenseAssignments: [direct('EXCHANGESTANDARD')],
  });
  add('guest', { userType: 'Guest', licenseAssignments: [direct('VISIOCLIENT')] });
  used(add('overlapping', { licenseAssignments: [direct('SPE_E5'), direct('EXCHANGEENTERPRISE')] }), 3);
  const double = add('double', { licenseAssignments: [direct('SPE_E3')] });
  used(double, 3);
  const inherited = add('inherited');
  used(inherited, 200);
  const gone = add('gone', { licenseAssignments: [direct('SPE_E3')] });
  tenant.addGroup({
    id: salesGroup,
    displayName: 'Sales licences',
    memberIds: [double.id, inherited.id],
    assignedLicenses: [{ skuId: e3, disabledPlans: [] }],
  });
  tenant.addGroup({ id: innerGroup, displayName: 'Inner', memberIds: [idle.id], assignedLicenses: [] });
  tenant.addGroup({ id: boardGroup, displayName: 'Board', memberIds: [innerGroup], assignedLicenses: [] });
  tenant.directoryRoles.push({
    id: 'd1b0c0de-0000-4b7e-9a54-0c1d2e3f4a5b',
    displayName: 'Global Administrator',
    roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
    memberIds: [administrator.id],
  });
  tenant.deleteUser(gone.id);
  return tenant;
}
