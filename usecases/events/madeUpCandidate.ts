import type { Candidate } from '../../licensing/candidates/candidate';
import { candidateMessage } from '../../licensing/events/candidateMessage';
import { eventRow, madeUp, type EventHead } from './event';

/** What a candidate looks like, for a tenant that has none today. `now`: full UTC. */
export function madeUpCandidate(now: string): EventHead {
  const lastActivityDate = '2026-05-04';
  const reason = 'No activity in Exchange, Teams since 2026-05-04, more than 90 days.';
  const candidate: Candidate = {
    userId: 'adele.vance@contoso.com',
    id: '87d349ed-44d7-43e1-9a83-5f2406dee5bd',
    displayName: 'Adele Vance',
    email: 'adele.vance@contoso.com',
    department: 'Retail',
    manager: null,
    status: 'active',
    accountType: 'person',
    accountEvidence: [],
    action: 'remove',
    licenseNames: 'Microsoft 365 E3',
    reasonText: reason,
    removableCount: 1,
    reasons: [{ code: 'inactive', text: reason, evidence: { lastActivityDate } }],
    licenses: [
      {
        skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
        skuPartNumber: 'SPE_E3',
        name: 'Microsoft 365 E3',
        family: 'Microsoft 365',
        assignedVia: 'direct',
        groupId: null,
        groupName: null,
        disabledPlans: [],
        assignedDate: '2025-02-01T08:00:00Z',
        services: ['exchange', 'teams'],
        notMeasured: [],
        lastActivityDate,
        action: 'remove',
        why: reason,
        reasons: ['inactive'],
        proposal: null,
        monthlyCost: null,
        currency: null,
      },
    ],
    evidence: [],
    lastActivityDate,
    inactiveDays: 200,
    monthlySavings: null,
    currency: null,
    savingsByCurrency: [],
    unpricedLicenses: 1,
    savingsFrom: null,
    confidence: 'high',
    reportRefreshDate: now.slice(0, 10),
    evaluatedAt: now,
  };
  const message = madeUp(candidateMessage(candidate));
  return eventRow({ event: 'candidateFound', message, isSample: true, detectedAt: now }, candidate);
}
