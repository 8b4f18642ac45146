import { assignmentOf, emptyTenant, planIdOf, skuIdOf, type Tenant } from '../../emulator/tenant';
import type { TenantUser } from '../../emulator/tenant/model';

export const e3 = skuIdOf('SPE_E3');
export const e5 = skuIdOf('SPE_E5');
export const visio = skuIdOf('VISIOCLIENT');
export const excludedGroup = '6d5f1a7e-3c1a-4b7e-9a54-0c1d2e3f4a5b';
const licensingGroup = '6d5f1a7e-4444-4b7e-9a54-0c1d2e3f4a5b';

/** So many people lie idle, more than one batch of writes holds; so many work. */
const idleUsers = 24;
const busyUsers = 36;

/**
 * A tenant whose every list has several pages and whose writes need several batches: idle people with two licenses and
 * turned-off plans, busy ones, members of an excluded group, of a licensing group, an administrator, a deleted user.
 */
export function chaosScene(clock: () => number): Tenant {
  const tenant = emptyTenant({ clock, seats: { SPE_E3: 200, SPE_E5: 200, VISIOCLIENT: 200 } });
  const day = (daysAgo: number) => new Date(clock() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const add = (name: string, properties: Partial<TenantUser> = {}) =>
    tenant.addUser({
      userPrincipalName: `${name}@contoso.com`,
      displayName: name,
      givenName: name,
      surname: 'Person',
      mail: `${name}@contoso.com`,
      usageLocation: 'DE',
      createdDateTime: `${day(700)}T09:00:00Z`,
      department: 'Sales',
      ...properties,
    });
  const direct = (partNumber: string, disabledPlans: string[] = []) =>
    assignmentOf(partNumber, day(400), { disabledPlans });
  const used = ({ id }: TenantUser, daysBefore: number) => tenant.ledger.record(id, 'teams', day(daysBefore));

  const manager = add('manager', { licenseAssignments: [direct('SPE_E3')] });
  used(manager, 3);
  for (let index = 0; index < busyUsers; index++) {
    used(add(`busy${index}`, { licenseAssignments: [direct('SPE_E3')], managerId: manager.id }), 4);
  }
  for (let index = 0; index < idleUsers; index++) {
    const plans = index % 3 === 0 ? [planIdOf('YAMMER_ENTERPRISE')] : [];
    const licenses = [direct('SPE_E3', plans), ...(index % 2 === 0 ? [direct('VISIOCLIENT')] : [])];
    const idle = add(`idle${index}`, { licenseAssignments: licenses, managerId: manager.id });
    if (index % 4 > 0) used(idle, 150);
  }
  const excluded = [0, 1, 2].map((index) =>
    add(`excluded${index}`, { licenseAssignments: [direct('SPE_E3')] }),
  );
  const inherited = [0, 1].map((index) => add(`inherited${index}`));
  const administrator = add('administrator', { licenseAssignments: [direct('SPE_E3')] });
  const newcomers = ['stateless0', 'stateless1'].map((name) => add(name, { usageLocation: null }));
  used(newcomers[0] ?? manager, 2);
  tenant.addGroup({
    id: excludedGroup,
    displayName: 'On leave',
    memberIds: excluded.map(({ id }) => id),
    assignedLicenses: [],
  });
  tenant.addGroup({
    id: licensingGroup,
    displayName: 'Sales licenses',
    memberIds: inherited.map(({ id }) => id),
    assignedLicenses: [{ skuId: e3, disabledPlans: [] }],
  });
  tenant.directoryRoles.push({
    id: 'd1b0c0de-0000-4b7e-9a54-0c1d2e3f4a5b',
    displayName: 'Global Administrator',
    roleTemplateId: '62e90394-69f5-4237-9190-012177145e10',
    memberIds: [administrator.id],
  });
  const gone = add('gone', { licenseAssignments: [direct('SPE_E3')] });
  tenant.deleteUser(gone.id);
  return tenant;
}
