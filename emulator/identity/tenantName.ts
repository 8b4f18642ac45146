import type { Organization } from '../tenant/model';
import { malformedTenant, tenantNotSpecific, unknownTenant } from './errors';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const domain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/** Throws IdentityError unless the name in the address is this tenant's id or one of its domains. */
export function requireTenant(
  organization: Organization,
  name: string,
  unknownTenantError: 'invalid_request' | 'invalid_tenant' = 'invalid_request',
): void {
  if (/^(common|consumers|organizations)$/i.test(name)) throw tenantNotSpecific();
  if (!guid.test(name) && !domain.test(name)) throw malformedTenant(name);
  const own = [organization.id, ...organization.verifiedDomains.map((verified) => verified.name)];
  if (!own.some((candidate) => candidate.toLowerCase() === name.toLowerCase()))
    throw unknownTenant(name, unknownTenantError);
}
