import type { User } from '@microsoft/microsoft-graph-types';
import { daysBetween } from './days';
import { MEASURED_SERVICES } from './services';
import type { EvidenceSource, UsageEvidence } from './usageEvidence';

export interface EvidenceRow {
  source: EvidenceSource;
  service: string | null;
  lastDate: string | null;
  refreshDate: string | null;
}

export function personEvidence(user: User, evidence: UsageEvidence): EvidenceRow[] {
  const row = evidence.activity.find(user.userPrincipalName ?? '');
  const created = user.createdDateTime?.slice(0, 10) ?? '';
  const own = (date: string | null) => (date !== null && date < created ? null : date);
  const rows: EvidenceRow[] = [];
  if (row)
    for (const service of MEASURED_SERVICES)
      rows.push({
        source: 'services',
        service,
        lastDate: own(row.services[service].lastActivityDate),
        refreshDate: row.reportRefreshDate,
      });
  return rows;
}

export function signOfLife(rows: readonly EvidenceRow[], threshold: number, now: string): EvidenceRow | null {
  let latest: EvidenceRow | null = null;
  for (const row of rows) {
    if (row.lastDate === null || daysBetween(row.lastDate, row.refreshDate ?? now) >= threshold) continue;
    if (!latest || row.lastDate > (latest.lastDate ?? '')) latest = row;
  }
  return latest;
}
