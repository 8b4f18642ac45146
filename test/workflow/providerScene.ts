import { assignmentOf, emptyTenant, skuIdOf, type Tenant } from '../../emulator/tenant';
import { guidFrom } from '../../emulator/tenant/deterministic';

export const e3 = skuIdOf('SPE_E3');
export const visio = skuIdOf('VISIOCLIENT');

/** A customer with few people; domain, tenant ID and users follow from its name, and are no other's. */
export function customer(name: string, people: readonly string[] = ['idle', 'busy']): Tenant {
  const domain = `${name.toLowerCase()}.com`;
  const tenant = emptyTenant({
    seats: { SPE_E3: 10, VISIOCLIENT: 5 },
    organization: {
      id: guidFrom(`customer ${name}`),
      displayName: name,
      verifiedDomains: [
        { name: domain, isDefault: true, isInitial: false, type: 'Managed', capabilities: 'Email' },
      ],
    },
  });
  for (const person of people) {
    tenant.addUser({
      id: guidFrom(`${person} of ${name}`),
      userPrincipalName: `${person}@${domain}`,
      displayName: person,
      usageLocation: 'DE',
      licenseAssignments: [assignmentOf('SPE_E3', '2025-01-15')],
    });
  }
  return tenant;
}
