import { skuFromCatalog } from './catalog/catalogSku';
import { guidFrom } from './deterministic';
import type { Organization } from './model';
import { Tenant, type TenantOptions } from './tenant';

export type EmptyTenantOptions = Partial<Omit<TenantOptions, 'organization' | 'clock'>> & {
  organization?: Partial<Organization>;
  /** ISO time at which the tenant's clock starts. Default: now. */
  now?: string;
  /** Replaces the running clock that starts at `now`. Milliseconds since 1970. */
  clock?: () => number;
  /** Seats by part number of the catalogue: `{ SPE_E3: 10 }`. */
  seats?: Record<string, number>;
};

/** A tenant without users or groups, for tests that set their own scene. */
export function emptyTenant(options: EmptyTenantOptions = {}): Tenant {
  const { organization, now, clock, seats, ...rest } = options;
  const tenant = new Tenant({
    ...rest,
    organization: { ...organizationNamed('Contoso'), ...organization },
    clock: clock ?? runningClock(now),
  });
  for (const [partNumber, enabled] of Object.entries(seats ?? {}))
    tenant.addSku(skuFromCatalog(partNumber, enabled));
  return tenant;
}

/** A clock that starts at an ISO time and runs with the machine's. */
export function runningClock(now?: string): () => number {
  const start = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(start)) throw new RangeError(`"${String(now)}" is no ISO time.`);
  const began = performance.now();
  return () => start + (performance.now() - began);
}

/** The organization of a generated tenant; id and domains follow from its name. */
export function organizationNamed(name: string): Organization {
  const word = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return {
    id: guidFrom(`organization:${word}`),
    displayName: name,
    countryLetterCode: 'DE',
    createdDateTime: '2019-03-04T09:12:44Z',
    verifiedDomains: [
      {
        name: `${word}.onmicrosoft.com`,
        isDefault: false,
        isInitial: true,
        type: 'Managed',
        capabilities: 'Email, OfficeCommunicationsOnline',
      },
      {
        name: `${word}.com`,
        isDefault: true,
        isInitial: false,
        type: 'Managed',
        capabilities: 'Email, OfficeCommunicationsOnline',
      },
    ],
    onPremisesSyncEnabled: true,
  };
}
