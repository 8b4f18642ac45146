import { dateOf, type LedgerService } from '../ledger';
import type { Tenant } from '../tenant';
import { inDomain } from './directoryUser';
import type { Persona } from './persona';

const gigabyte = 1024 ** 3;

/** Enters what is remembered of a persona beside its directory object. `today` is in days since 1970. */
export function recordPersona(tenant: Tenant, persona: Persona, userId: string, today: number): void {
  const { mailbox, reportedName, usedDaysAgo = {}, activatedDaysAgo } = persona;
  if (reportedName !== undefined)
    tenant.reportedNames.set(userId, inDomain(reportedName, tenant.defaultDomain));
  if (mailbox !== undefined) {
    tenant.mailboxes.set(userId, {
      recipientType: mailbox.recipientType,
      storageUsedInBytes: Math.round(mailbox.gigabytes * gigabyte),
      hasArchive: mailbox.hasArchive ?? false,
    });
  }
  for (const [service, days] of Object.entries(usedDaysAgo))
    for (const daysAgo of days)
      tenant.ledger.record(userId, service as LedgerService, dateOf(today - daysAgo));
  if (activatedDaysAgo !== undefined) {
    tenant.ledger.recordActivation(userId, {
      productType: 'MICROSOFT 365 APPS FOR ENTERPRISE',
      lastActivatedDate: dateOf(today - activatedDaysAgo),
      windows: 1,
      mac: 0,
      ios: 0,
      android: 0,
      activatedOnSharedComputer: false,
    });
  }
}
