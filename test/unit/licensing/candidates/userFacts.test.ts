import type { LicenseAssignmentState } from '@microsoft/microsoft-graph-types';
import { toUserFacts } from '../../../../licensing/candidates/userFacts';
import type { UserFactsSources } from '../../../../licensing/candidates/userFactsSources';
import { planIdsNamed } from '../../../../licensing/products/workloads/planTable';
import type { GraphUser } from '../../../../licensing/roster/user';
import { DesktopUsageIndex } from '../../../../licensing/usage/desktopUsage';
import type { MailboxUsage } from '../../../../licensing/usage/usageEvidence';
import { skuNamed } from '../../../support/allSkus';
import {
  activityOf,
  evidenceOf,
  factSources,
  refreshDate,
  seatPrice,
  userPrincipalName,
} from '../../../support/factSources';

const assigned = (partNumber: string, state: LicenseAssignmentState = {}): LicenseAssignmentState => ({
  skuId: skuNamed(partNumber).skuId,
  assignedByGroup: null,
  state: 'Active',
  error: 'None',
  disabledPlans: [],
  lastUpdatedDateTime: '2025-03-01T00:00:00Z',
  ...state,
});

function facts(
  assignments: LicenseAssignmentState[],
  sources: Partial<UserFactsSources> = {},
  user: GraphUser = {},
) {
  const adele: GraphUser = {
    id: 'A1B2',
    userPrincipalName,
    displayName: 'Adele Vance',
    givenName: 'Adele',
    surname: 'Vance',
    accountEnabled: true,
    userType: 'Member',
    createdDateTime: '2024-01-01T00:00:00Z',
    licenseAssignmentStates: assignments,
    ...user,
  };
  return toUserFacts(adele, factSources(sources));
}

/** The facts about one license. */
const license = (
  assignment: LicenseAssignmentState,
  sources: Partial<UserFactsSources> = {},
  user: GraphUser = {},
) => facts([assignment], sources, user).licenses[0];

const withActivity = (dates: Parameters<typeof activityOf>[0], assignedDate?: string) => ({
  evidence: evidenceOf({ activity: activityOf(dates, assignedDate) }),
});
const mailboxOf = (recipientType: string | null): MailboxUsage => ({
  recipientType,
  hasArchive: false,
  storageUsedBytes: 1,
  lastActivityDate: null,
  refreshDate,
});

describe('toUserFacts, of a license', () => {
  it('judges it by the services that it brings this user', () => {
    const used = withActivity({ teams: '2026-11-10', exchange: '2026-06-01' });
    expect(license(assigned('ENTERPRISEPACK'), used)).toMatchObject({
      usage: 'active',
      lastActivityDate: '2026-11-10',
    });
    const withoutTeams = assigned('ENTERPRISEPACK', { disabledPlans: planIdsNamed('TEAMS1') });
    expect(license(withoutTeams, used)).toMatchObject({ usage: 'inactive', lastActivityDate: '2026-06-01' });
  });

  it('counts the chosen services only, and remembers recent use of the others', () => {
    const chosen = {
      ...withActivity({ teams: '2026-11-10', exchange: '2026-06-01' }),
      services: ['exchange'] as const,
    };
    expect(license(assigned('ENTERPRISEPACK'), chosen)).toMatchObject({
      services: ['exchange'],
      usage: 'inactive',
      recentUseElsewhere: '2026-11-10',
    });
    const older = { ...chosen, ...withActivity({ teams: '2026-07-10', exchange: '2026-06-01' }) };
    expect(license(assigned('ENTERPRISEPACK'), older)?.recentUseElsewhere).toBeNull();
  });

  it('knows use of the desktop apps and of Copilot, and names what was not seen', () => {
    const e3 = license(assigned('ENTERPRISEPACK'), withActivity({}));
    expect(e3).toMatchObject({ usage: 'neverActive', unseen: ['Office desktop apps'] });
    expect(e3?.notMeasured).toContain('Office desktop apps');

    const desktop = new DesktopUsageIndex();
    desktop.addAppUsage({ userPrincipalName, lastActivityDate: '2026-11-02', refreshDate });
    const seen = license(assigned('ENTERPRISEPACK'), { evidence: evidenceOf({ desktop }) });
    expect(seen).toMatchObject({ usage: 'active', lastActivityDate: '2026-11-02', unseen: [] });

    const copilot = { find: () => ({ lastActivityDate: '2026-05-01', refreshDate }) };
    expect(license(assigned('Microsoft_365_Copilot'), { evidence: evidenceOf({ copilot }) })).toMatchObject({
      usage: 'inactive',
      lastActivityDate: '2026-05-01',
      unseen: [],
    });
  });

  it.each(['PROJECTPROFESSIONAL', 'VISIOCLIENT', 'POWER_BI_PRO', 'DYN365_ENTERPRISE_SALES'])(
    'does not judge %s by the silence of the services that come with it',
    (partNumber) => {
      expect(license(assigned(partNumber), withActivity({}))).toMatchObject({
        services: [],
        usage: 'notMeasured',
      });
    },
  );

  it('forgets the activity of a predecessor of the same name', () => {
    const young = { createdDateTime: '2026-09-01T00:00:00Z' };
    expect(license(assigned('ENTERPRISEPACK'), withActivity({ teams: '2026-08-30' }), young)).toMatchObject({
      usage: 'neverActive',
      lastActivityDate: null,
    });
  });

  it('takes the date of the assignment from the directory, else from the reports', () => {
    const sources = withActivity({}, '2026-10-01');
    expect(license(assigned('ENTERPRISEPACK'), sources)?.assignedSince).toBe('2025-03-01T00:00:00Z');
    const undated = assigned('ENTERPRISEPACK', { lastUpdatedDateTime: null });
    expect(license(undated, sources)).toMatchObject({ assignedSince: '2026-10-01', assignedDate: null });
    expect(license(undated, withActivity(null))?.assignedSince).toBeNull();
  });

  it('knows what a seat costs, whatever the case of the id; an unknown price is no price', () => {
    const { skuId } = skuNamed('SPE_E3');
    const seats = new Map([[skuId, seatPrice(36)]]);
    const upper = assigned('SPE_E3', { skuId: skuId.toUpperCase() });
    expect(license(upper, { seats })).toMatchObject({ monthlyCost: 36, currency: 'EUR' });
    expect(license(assigned('SPE_E5'), { seats })).toMatchObject({
      monthlyCost: null,
      annualCost: null,
      currency: null,
    });
  });

  it('concludes nothing from a SKU that the tenant no longer has', () => {
    expect(license(assigned('SPE_E3', { skuId: 'gone' }), withActivity({}))).toMatchObject({
      usage: 'notMeasured',
      accountKind: 'person',
      hasMailbox: false,
    });
  });

  it.each(['Error', 'Disabled'])('leaves out an assignment in the state %s, which gives nothing', (state) => {
    expect(facts([assigned('SPE_E3', { state }), assigned('VISIOCLIENT')]).licenses).toMatchObject([
      { skuPartNumber: 'VISIOCLIENT' },
    ]);
  });
});

describe('toUserFacts, of the account', () => {
  it('finds an administrator by the id in whatever case', () => {
    const administrators = { has: (id: string) => id === 'a1b2', isComplete: true };
    expect(facts([], { administrators }).accountType).toBe('administrator');
    expect(facts([]).accountType).toBe('person');
  });

  it('knows a room by its license or its mailbox', () => {
    expect(facts([assigned('MEETING_ROOM')]).accountType).toBe('room');
    const mailboxes = { find: () => mailboxOf('Room') };
    expect(facts([], { evidence: evidenceOf({ mailboxes }) }).accountType).toBe('room');
  });

  it('sees life in a service that none of its licenses brings', () => {
    const { signOfLife, licenses } = facts(
      [assigned('EXCHANGESTANDARD')],
      withActivity({ teams: '2026-11-10' }),
    );
    expect(licenses).toMatchObject([{ usage: 'neverActive' }]);
    expect(signOfLife).toMatchObject({ source: 'services', service: 'teams', date: '2026-11-10' });
  });

  it.each([
    ['2026-08-21', true],
    ['2026-08-20', false],
  ])('counts a sign of life of %s within 90 days of the reports: %s', (teams, isRecent) => {
    expect(facts([], withActivity({ teams })).signOfLife !== null).toBe(isRecent);
  });

  it('takes a successful sign-in for life, and a later attempt for a blind spot', () => {
    const evidence = evidenceOf({ signIns: true });
    const signedIn = { signInActivity: { lastSuccessfulSignInDateTime: '2026-11-12T07:00:00Z' } };
    expect(facts([], { evidence }, signedIn).signOfLife).toMatchObject({
      source: 'signIns',
      date: '2026-11-12',
    });
    const tried = { signInActivity: { lastSignInDateTime: '2026-11-12T07:00:00Z' } };
    expect(facts([], { evidence }, tried)).toMatchObject({
      signOfLife: null,
      blindSpots: ['somebody tried to sign in on 2026-11-12, and no success is on record'],
    });
    const longAgo = { signInActivity: { lastSignInDateTime: '2026-01-12T07:00:00Z' } };
    expect(facts([], { evidence }, longAgo).blindSpots).toEqual([]);
  });

  it('does not give a deleted account the activity and the mailbox of its name', () => {
    const mailboxes = { find: (name: string) => (name === '' ? null : mailboxOf('Shared')) };
    const evidence = evidenceOf({ activity: activityOf({ teams: '2026-11-10' }), mailboxes });
    const deleted = { deletedDateTime: '2026-11-15T00:00:00Z' };
    expect(facts([assigned('ENTERPRISEPACK')], { evidence }, deleted)).toMatchObject({
      lastActivityDate: null,
      mailbox: null,
      signOfLife: null,
      accountType: 'person',
      licenses: [{ usage: 'notMeasured' }],
    });
  });

  it.each([
    ['2026-11-21T00:00:00Z', 'The person starts on 2026-11-21, by the hire date in the directory.'],
    ['2026-11-20T00:00:00Z', 'The person started only on 2026-11-20, by the hire date in the directory.'],
    ['2026-10-22T00:00:00Z', 'The person started only on 2026-10-22, by the hire date in the directory.'],
    ['2026-10-21T00:00:00Z', null],
    [null, null],
  ])('of a person hired for %s: %s', (employeeHireDate, upcoming) => {
    expect(facts([], {}, { employeeHireDate }).upcoming).toBe(upcoming);
  });

  it('is idle by the chosen services only', () => {
    const sources = {
      ...withActivity({ teams: '2026-11-10', yammer: '2026-11-16' }),
      services: ['teams'] as const,
    };
    expect(facts([], sources)).toMatchObject({ lastActivityDate: '2026-11-10', inactiveDays: 8 });
    expect(facts([], withActivity(null))).toMatchObject({ lastActivityDate: null, inactiveDays: null });
  });
});
