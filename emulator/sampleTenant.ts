import type { ResolvedOptions } from './options';
import { createTenant } from './tenant/contoso/createTenant';
import type { Tenant } from './tenant/tenant';

/** The generated tenant that an emulator's options ask for. */
export function sampleTenant(
  { now, reports, eventualConsistency }: ResolvedOptions,
  { name, users, seed }: { name?: string; users: number; seed: number },
): Tenant {
  return createTenant({
    name,
    users,
    seed,
    clock: () => now().getTime(),
    displayConcealedNames: reports.concealedNames,
    reportBehaviour: {
      concealedReports: reports.concealedReports,
      noRecipientType: !reports.recipientType,
      copilotRedirects: reports.copilotRedirects,
      noReportService: !reports.service,
    },
    reportRefreshDate: new Date(now().getTime() - reports.refreshLagDays * 86_400_000)
      .toISOString()
      .slice(0, 10),
    staleReadMilliseconds: eventualConsistency,
  });
}
