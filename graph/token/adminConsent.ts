import type { TokenAudience } from './credential';

/**
 * Where an administrator of a tenant consents to the app in it, once. Source: "Admin consent on the Microsoft identity
 * platform". It is a page for a browser, so it is Microsoft's own, also where a gateway stands before the login.
 */
export function adminConsentAddress({ tenantId, clientId, cloud }: TokenAudience): string {
  return `${cloud.authority}/${tenantId}/v2.0/adminconsent?client_id=${clientId}&scope=${cloud.scope}`;
}

/** Who must consent, and where. Roles by "Grant tenant-wide admin consent to an application". */
export function adminConsentNeeded(audience: TokenAudience): string {
  return `A Global Administrator or Privileged Role Administrator of the tenant ${audience.tenantId} consents at ${adminConsentAddress(audience)}`;
}
