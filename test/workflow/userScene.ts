import { assignmentOf, emptyTenant, planIdOf, skuIdOf, type Tenant } from '../../emulator/tenant';

export const e3 = skuIdOf('SPE_E3');
export const visio = skuIdOf('VISIOCLIENT');
export const teamsPlan = planIdOf('TEAMS1');
export const newSku = '0f0f0f0f-1111-4222-8333-444444444444';
export const groupId = '6d5f1a7e-3c1a-4b7e-9a54-0c1d2e3f4a5b';
export const groupName = 'Retail licenses';

/** One user of each kind that the roster tells apart. */
export function userScene(): Tenant {
  const tenant = emptyTenant({
    now: '2026-11-20T08:00:00Z',
    seats: { SPE_E3: 10, VISIOCLIENT: 3, POWER_BI_PRO: 1 },
  });
  tenant.addSku({
    skuId: newSku,
    skuPartNumber: 'BRAND_NEW_SKU',
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    prepaidUnits: { enabled: 5, warning: 0, suspended: 0, lockedOut: 0 },
    servicePlans: [],
    subscriptionIds: [],
  });
  const megan = tenant.addUser({
    userPrincipalName: 'MeganB@contoso.com',
    displayName: 'Megan Bowen',
    mail: 'megan.bowen@contoso.com',
  });
  const adele = tenant.addUser({
    userPrincipalName: 'AdeleV@contoso.com',
    displayName: 'Adele Vance',
    givenName: 'Adele',
    surname: 'Vance',
    mail: 'adele.vance@contoso.com',
    userType: 'Member',
    createdDateTime: '2024-01-15T08:00:00Z',
    department: 'Retail',
    jobTitle: 'Retail Manager',
    companyName: 'Contoso',
    country: 'United States',
    officeLocation: '18/2111',
    employeeId: 'E-1',
    usageLocation: 'US',
    managerId: megan.id,
    licenseAssignments: [
      assignmentOf('SPE_E3', '2025-02-01', { disabledPlans: [teamsPlan] }),
      assignmentOf('SPE_E3', '2025-03-01', { assignedByGroup: groupId }),
    ],
    signInActivity: {
      lastSignInDateTime: '2026-11-01T10:00:00Z',
      lastSignInRequestId: '',
      lastNonInteractiveSignInDateTime: '0001-01-01T00:00:00Z',
      lastNonInteractiveSignInRequestId: '',
      lastSuccessfulSignInDateTime: '2026-10-30T10:00:00Z',
      lastSuccessfulSignInRequestId: '',
    },
  });
  tenant.addUser({
    userPrincipalName: "blocked.o'brien@contoso.com",
    displayName: "Pat O'Brien",
    accountEnabled: false,
    userType: 'Member',
    licenseAssignments: [assignmentOf('VISIOCLIENT', '2025-04-01')],
  });
  tenant.addUser({
    userPrincipalName: 'ada_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    displayName: 'Ada Lovelace',
    mail: 'ada@fabrikam.com',
    userType: 'Guest',
    licenseAssignments: [],
  });
  tenant.addUser({
    userPrincipalName: 'yamada@contoso.com',
    displayName: '山田 太郎 👩‍🚀 Žofie محمد',
    mail: null,
    userType: null,
    licenseAssignments: [{ ...assignmentOf('VISIOCLIENT', '2025-05-01'), skuId: newSku }],
  });
  const gone = tenant.addUser({
    userPrincipalName: 'gone@contoso.com',
    displayName: 'Gone Guest',
    userType: 'Guest',
    licenseAssignments: [assignmentOf('VISIOCLIENT', '2025-06-01')],
  });
  tenant.deleteUser(gone.id);
  const group = { id: groupId, displayName: groupName, memberIds: [adele.id], assignedLicenses: [] };
  tenant.addGroup(group, 'heldAlready');
  return tenant;
}
