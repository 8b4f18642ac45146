import fc from 'fast-check';
import { ActivityIndex } from '../../../../licensing/usage/activityIndex';
import { CopilotUsageIndex } from '../../../../licensing/usage/copilotUsage';
import { DesktopUsageIndex } from '../../../../licensing/usage/desktopUsage';
import { MailboxUsageIndex } from '../../../../licensing/usage/mailboxUsage';
import { personEvidence, type Person } from '../../../../licensing/usage/personActivity';
import { EVIDENCE_SOURCES, type UsageEvidence } from '../../../../licensing/usage/usageEvidence';

const userPrincipalName = 'AdeleV@contoso.com';
const refreshDate = '2026-11-20';
const adele: Person = { userPrincipalName, createdDate: '2024-02-01T09:30:00Z', signIn: null };

interface Dates {
  teams?: string | null;
  outlook?: string | null;
  activated?: string | null;
  app?: string | null;
  copilot?: string | null;
  mailbox?: string | null;
}

/** The reports, each with a row of Adele where a date, or null, is given for her. */
function reports(dates: Dates): UsageEvidence {
  const activity = new ActivityIndex();
  activity.setMeasured(['teams', 'exchange']);
  const person = {
    userPrincipalName,
    displayName: null,
    isDeleted: false,
    deletedDate: null,
    assignedProducts: [],
    refreshDate,
    raw: null,
  };
  if (dates.teams !== undefined) {
    const teams = { licensed: true, lastActivityDate: dates.teams, assignedDate: null };
    activity.addActiveUser({ ...person, services: { teams } });
  }
  if (dates.outlook !== undefined) activity.addEmailActivity({ ...person, lastActivityDate: dates.outlook });
  const desktop = new DesktopUsageIndex();
  if (dates.activated !== undefined)
    desktop.addActivation({
      userPrincipalName,
      productType: 'VISIO CLIENT',
      lastActivatedDate: dates.activated,
      refreshDate,
    });
  if (dates.app !== undefined)
    desktop.addAppUsage({ userPrincipalName, lastActivityDate: dates.app, refreshDate });
  const copilot = new CopilotUsageIndex();
  if (dates.copilot !== undefined)
    copilot.add({ userPrincipalName, lastActivityDate: dates.copilot, refreshDate });
  const mailboxes = new MailboxUsageIndex();
  if (dates.mailbox !== undefined)
    mailboxes.add({
      userPrincipalName,
      isDeleted: false,
      recipientType: 'User',
      hasArchive: false,
      storageUsedBytes: 1,
      lastActivityDate: dates.mailbox,
      refreshDate,
    });
  return { activity, desktop, copilot, mailboxes, signIns: true };
}

const inBrief = (person: Person, evidence: UsageEvidence) =>
  personEvidence(person, evidence).evidence.map(({ source, service, event, lastDate }) =>
    [source, service, event, lastDate].join(' '),
  );

describe('personEvidence', () => {
  it('lists what each source knows, with its dates, and no service whose report has no row', () => {
    const signIn = { lastSuccessDate: '2026-11-01', lastAttemptDate: '2026-11-21' };
    const evidence = reports({
      teams: '2026-11-18',
      activated: '2025-01-01',
      app: '2026-11-10',
      copilot: null,
      mailbox: '2026-11-17',
    });
    expect(inBrief({ ...adele, signIn }, evidence)).toEqual([
      'services exchange activity ',
      'services teams activity 2026-11-18',
      'signIns  signIn 2026-11-01',
      'signIns  signInAttempt 2026-11-21',
      'desktopApps apps activity 2026-11-10',
      'desktopApps visio activation 2025-01-01',
      'copilot  activity ',
      'mailboxes  activity 2026-11-17',
    ]);
    expect(personEvidence(adele, evidence).evidence.map((row) => row.refreshDate)).toEqual([
      refreshDate,
      refreshDate,
      null,
      refreshDate,
      refreshDate,
      refreshDate,
      refreshDate,
    ]);
  });

  it('lists nothing of sources that were not read or do not know the person', () => {
    const nothing = { ...reports({}), desktop: null, copilot: null, mailboxes: null, signIns: false };
    expect(personEvidence(adele, nothing)).toEqual({ evidence: [], lastUse: null, laterAttemptDate: null });
    expect(inBrief(adele, reports({}))).toEqual(['signIns  signIn ']);
    expect(
      inBrief({ ...adele, userPrincipalName: 'else@contoso.com' }, reports({ teams: refreshDate })),
    ).toEqual(['signIns  signIn ']);
  });

  it('says in one row that the reports of desktop apps know no use', () => {
    expect(inBrief(adele, reports({ app: null }))).toContain('desktopApps apps activation ');
  });

  it.each<[Dates, string, string | null]>([
    [{ teams: '2026-11-18', mailbox: '2026-11-17' }, 'services', 'teams'],
    [{ teams: '2026-11-18', mailbox: '2026-11-19' }, 'mailboxes', null],
    [{ teams: '2026-11-18', copilot: '2026-11-18' }, 'services', 'teams'],
    [{ teams: null, activated: '2026-11-18' }, 'desktopApps', 'visio'],
  ])('takes the latest of %j as the last use', (dates, source, service) => {
    expect(personEvidence(adele, reports(dates)).lastUse).toMatchObject({ source, service });
  });

  it('ignores what the reports date before the account was created', () => {
    const { evidence, lastUse } = personEvidence(
      adele,
      reports({ teams: '2024-01-31', mailbox: '2024-02-01' }),
    );
    expect(evidence.find(({ service }) => service === 'teams')).toMatchObject({
      lastDate: '2024-01-31',
      ignored: 'before the account was created',
    });
    expect(lastUse).toEqual({ source: 'mailboxes', service: null, event: 'activity', date: '2024-02-01' });
  });

  it('counts every sign-in, which belongs to the account itself', () => {
    const signIn = { lastSuccessDate: '2024-01-31', lastAttemptDate: '2024-01-31' };
    expect(personEvidence({ ...adele, signIn }, reports({})).lastUse?.date).toBe('2024-01-31');
  });

  it.each([
    ['2026-11-18', '2026-11-19', '2026-11-19'],
    ['2026-11-18', '2026-11-18', null],
    ['2026-11-18', '2026-11-17', null],
    [null, '2022-05-05', '2022-05-05'],
  ])(
    'after a use on %s, an attempt on %s is no use, but a later attempt on %s',
    (teams, lastAttemptDate, later) => {
      const signIn = { lastSuccessDate: null, lastAttemptDate };
      const activity = personEvidence({ ...adele, signIn }, reports({ teams }));
      expect([activity.lastUse?.date ?? null, activity.laterAttemptDate]).toEqual([teams, later]);
    },
  );

  const date = fc.option(
    fc.constantFrom('2020-05-01', '2024-01-31', '2024-02-01', '2026-08-15', '2026-11-19', null),
    { nil: undefined },
  );
  const someDates = fc.record({
    teams: date,
    outlook: date,
    activated: date,
    app: date,
    copilot: date,
    mailbox: date,
    success: date,
  });
  const lastUseOf = ({ success, ...dates }: Dates & { success?: string | null }) => {
    const signIn = success ? { lastSuccessDate: success, lastAttemptDate: success } : null;
    return personEvidence({ ...adele, signIn }, reports(dates)).lastUse?.date ?? '';
  };

  it('never has an earlier last use with more evidence', () => {
    fc.assert(
      fc.property(someDates, someDates, (some, more) => {
        const all = Object.fromEntries(
          Object.entries(more).map(([name, date]) => [name, some[name as keyof typeof some] ?? date]),
        );
        expect(lastUseOf(all) >= lastUseOf(some)).toBe(true);
      }),
    );
  });

  it('never has an earlier last use with one more source', () => {
    const without = (source: 'desktop' | 'copilot' | 'mailboxes', evidence: UsageEvidence) => ({
      ...evidence,
      [source]: null,
    });
    fc.assert(
      fc.property(someDates, fc.constantFrom('desktop', 'copilot', 'mailboxes'), (dates, source) => {
        const all = reports(dates);
        const fewer = personEvidence(adele, without(source, all)).lastUse?.date ?? '';
        expect((personEvidence(adele, all).lastUse?.date ?? '') >= fewer).toBe(true);
      }),
    );
  });

  it('keeps the order of the sources, and the last use is one of the rows', () => {
    fc.assert(
      fc.property(someDates, (dates) => {
        const { evidence, lastUse } = personEvidence(adele, reports(dates));
        const positions = evidence.map(({ source }) => EVIDENCE_SOURCES.indexOf(source));
        expect(positions).toEqual([...positions].sort((first, second) => first - second));
        const counted = evidence.filter((row) => row.lastDate !== null && row.ignored === null);
        expect(lastUse !== null).toBe(counted.length > 0);
        for (const { lastDate } of counted) expect((lastUse?.date ?? '') >= (lastDate ?? '')).toBe(true);
      }),
    );
  });
});
