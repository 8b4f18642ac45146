import { createHash } from 'node:crypto';
import type { Tenant } from '../../tenant/tenant';

const names = ['userPrincipalName', 'displayName'] as const;

/**
 * Replaces the names in a report's row by 32 hexadecimal characters where the tenant conceals them, in all reports or in
 * this one: the same for the same name in every report, and of no use to find the user.
 */
export function conceal(
  report: string,
  entity: Record<string, unknown>,
  { reportSettings, reportBehaviour, organization }: Tenant,
): Record<string, unknown> {
  if (!reportSettings.displayConcealedNames && !reportBehaviour.concealedReports?.includes(report))
    return entity;
  const concealed = { ...entity };
  for (const name of names) {
    const value = concealed[name];
    if (typeof value === 'string') concealed[name] = pseudonym(`${organization.id}:${name}:${value}`);
  }
  return concealed;
}

function pseudonym(text: string): string {
  return createHash('md5').update(text).digest('hex').toUpperCase();
}
