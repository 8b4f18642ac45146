import type { CandidateRequest } from '../../../../usecases/candidates/candidateRequest';
import { pollCandidateFound, sampleCandidateFound } from '../../../../usecases/events/candidateFound';
import { readPriceList } from '../../../../licensing/money/prices';
import { MEASURED_SERVICES } from '../../../../licensing/usage/services';
import { contextOn } from '../../../support/contextOnTinyTenant';
import {
  type AnsweredReport,
  activeUserHeader,
  csv,
  emailHeader,
  reportServer,
} from '../../../support/reportServer';
import { failureOf, graphError } from '../../../support/scriptedGraph';
import type { TinyTenant } from '../../../support/tinyTenant';

const sku = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

/** Accounts without a sign-in, each with a license that no report measures. */
const blockedUsers = (...numbers: number[]) =>
  numbers.map((number) => ({
    id: idOf(number),
    userPrincipalName: `user${number}@contoso.com`,
    displayName: `User ${number}`,
    accountEnabled: false,
    userType: 'Member',
    createdDateTime: '2020-01-01T00:00:00Z',
    licenseAssignmentStates: [
      { skuId: sku, state: 'Active', error: 'None', lastUpdatedDateTime: '2020-01-02T00:00:00Z' },
    ],
  }));

const rows = (value: object[]): AnsweredReport => ({ answer: { body: { value } } });
const row = { 'Report Refresh Date': '2026-11-20', 'User Principal Name': 'somebody@contoso.com' };
const contoso = {
  ...{ skuId: sku, skuPartNumber: 'CONTOSO_APP', appliesTo: 'User', capabilityStatus: 'Enabled' },
  ...{ consumedUnits: 1, servicePlans: [] },
  prepaidUnits: { enabled: 9, warning: 0, suspended: 0, lockedOut: 0 },
};

function tenantWith(users: object[], { now = '2026-11-22T08:00:00.000Z', usersAnswer = rows(users) } = {}) {
  const { graph, requests } = reportServer({
    getOffice365ActiveUserDetail: csv(activeUserHeader, [row]),
    getEmailActivityUserDetail: csv(emailHeader, [row]),
    '/users?': usersAnswer,
    '/subscribedSkus': rows([contoso]),
    '/directory/subscriptions': rows([]),
    roleAssignments: rows([]),
    roleEligibilitySchedules: rows([]),
  });
  return { requests, context: { ...contextOn({ graph } as TinyTenant), now: () => now } };
}

const request: CandidateRequest = {
  ...{ inactiveDays: 90, services: [...MEASURED_SERVICES], reasons: ['blocked'], evidence: [] },
  ...{ isEvidenceChosen: true, minAssignedDays: 30, maxReportAgeDays: 7 },
  exclude: { users: new Set(), groupIds: [], admins: false, adminsMustBeKnown: false, skuNames: [] },
  ...{ maxCandidatePercent: 100, minReportCoveragePercent: 0, includeManager: false, readInParallel: true },
  ...{ groupBy: 'user', prices: readPriceList([], '2026-11-22') },
};

const anHourLater = '2026-11-22T09:00:00.000Z';

describe('a candidate', () => {
  it('is no event at the first poll, which remembers all', async () => {
    const { rows: told, facts } = await pollCandidateFound(
      tenantWith(blockedUsers(1)).context,
      request,
      null,
    );
    expect(told).toEqual([]);
    expect(Object.keys(facts.candidates)).toEqual(['']);
  });

  it('is told of once, when it is one for the first time', async () => {
    const first = await pollCandidateFound(tenantWith(blockedUsers(1)).context, request, null);
    const later = tenantWith(blockedUsers(1, 2), { now: anHourLater });
    const second = await pollCandidateFound(later.context, request, first.facts);
    expect(second.rows).toMatchObject([
      { event: 'candidateFound', userId: 'user2@contoso.com', isSample: false, detectedAt: anHourLater },
    ]);
    const third = tenantWith(blockedUsers(1, 2), { now: '2026-11-22T10:00:00.000Z' });
    expect((await pollCandidateFound(third.context, request, second.facts)).rows).toEqual([]);
  });

  it('is told of again where it was none in between', async () => {
    const first = await pollCandidateFound(tenantWith(blockedUsers(1)).context, request, null);
    const gone = tenantWith([], { now: anHourLater });
    const second = await pollCandidateFound(gone.context, request, first.facts);
    const back = tenantWith(blockedUsers(1), { now: '2026-11-22T10:00:00.000Z' });
    expect((await pollCandidateFound(back.context, request, second.facts)).rows).toHaveLength(1);
  });

  it('is one for each license where a row is a license', async () => {
    const byLicense = { ...request, groupBy: 'license' as const };
    const { facts } = await pollCandidateFound(tenantWith(blockedUsers(1)).context, byLicense, null);
    expect(Object.keys(facts.candidates)).toEqual([sku]);
  });

  it('is not looked for within fifty minutes, because reports are made once a day', async () => {
    const first = await pollCandidateFound(tenantWith(blockedUsers(1)).context, request, null);
    const soon = tenantWith(blockedUsers(1, 2), { now: '2026-11-22T08:49:00.000Z' });
    const second = await pollCandidateFound(soon.context, request, first.facts);
    expect(second).toEqual({ rows: [], facts: first.facts });
    expect(soon.requests).toEqual([]);
  });

  it('is looked for where the clock was set back', async () => {
    const first = await pollCandidateFound(tenantWith(blockedUsers(1)).context, request, null);
    const before = tenantWith(blockedUsers(1, 2), { now: '2026-11-22T07:59:00.000Z' });
    expect((await pollCandidateFound(before.context, request, first.facts)).rows).toHaveLength(1);
  });

  it('stops the poll where users cannot be read', async () => {
    const first = await pollCandidateFound(tenantWith(blockedUsers(1)).context, request, null);
    const refusing = tenantWith([], {
      now: anHourLater,
      usersAnswer: { answer: graphError(403, 'Authorization_RequestDenied') },
    });
    expect(await failureOf(pollCandidateFound(refusing.context, request, first.facts))).toMatchObject({
      httpStatus: 403,
    });
  });
});

describe('the sample', () => {
  it('is the first of the candidates', async () => {
    expect(await sampleCandidateFound(tenantWith(blockedUsers(1)).context, request)).toMatchObject([
      { isSample: true, userId: 'user1@contoso.com' },
    ]);
  });

  it('is made up where there is none, and says so', async () => {
    const [sample] = await sampleCandidateFound(tenantWith([]).context, request);
    expect(sample?.message).toMatch(/^Made-up sample: /);
  });
});
