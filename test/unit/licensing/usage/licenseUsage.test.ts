import fc from 'fast-check';
import {
  fromActiveUser,
  fromEmailActivity,
  mergeRows,
  type ServiceActivity,
} from '../../../../licensing/usage/activityRow';
import type { DesktopUsage } from '../../../../licensing/usage/desktopUsage';
import { MEASURED_SERVICES, type MeasuredService } from '../../../../licensing/usage/services';
import { licenseUsage, type LicenseUsageInput } from '../../../../licensing/usage/licenseUsage';

const refreshDate = '2026-11-20';

const person = {
  userPrincipalName: 'a@contoso.com',
  displayName: null,
  isDeleted: false,
  deletedDate: null,
  assignedProducts: [],
  refreshDate,
  raw: null,
};

const withoutMail = fromEmailActivity({ ...person, lastActivityDate: null });

/** Rows of both reports in which only these services have a date. */
const row = (dates: Partial<Record<MeasuredService, string>> = {}) => {
  const services: Partial<Record<MeasuredService, ServiceActivity>> = {};
  for (const [service, lastActivityDate] of Object.entries(dates) as Array<[MeasuredService, string]>) {
    services[service] = { licensed: true, lastActivityDate, assignedDate: null };
  }
  return mergeRows(fromActiveUser({ ...person, services }), withoutMail);
};

const input = (changes: Partial<LicenseUsageInput> = {}): LicenseUsageInput => ({
  services: ['exchange', 'outlook', 'teams'],
  activity: row(),
  measured: new Set(MEASURED_SERVICES),
  threshold: 90,
  createdDateTime: '2020-01-01T08:00:00Z',
  assignedDate: '2020-01-02T08:00:00Z',
  ...changes,
});

const desktop = (changes: Partial<DesktopUsage> = {}): DesktopUsage => ({
  lastUseDate: null,
  lastActivatedDate: null,
  lastAppActivityDate: null,
  conclusive: true,
  refreshDate,
  ...changes,
});

describe('licenseUsage', () => {
  it.each([
    ['2026-11-20', 'active', 0],
    ['2026-08-23', 'active', 89],
    ['2026-08-22', 'inactive', 90],
    ['2024-01-01', 'inactive', 1054],
  ])('last used on %s is %s (%i days)', (teams, usage, inactiveDays) => {
    expect(licenseUsage(input({ activity: row({ teams }) }))).toEqual({
      usage,
      lastActivityDate: teams,
      inactiveDays,
    });
  });

  it('takes the latest of the services that the license brings, and no other', () => {
    const activity = row({ teams: '2026-05-01', exchange: '2026-06-01', sharePoint: '2026-11-19' });
    expect(licenseUsage(input({ activity })).lastActivityDate).toBe('2026-06-01');
  });

  it('is neverActive where every service was measured and none was used', () => {
    expect(licenseUsage(input())).toEqual({
      usage: 'neverActive',
      lastActivityDate: null,
      inactiveDays: null,
    });
  });

  it('takes a date after the refresh date for activity on that day', () => {
    const activity = row({ teams: '2026-12-24' });
    expect(licenseUsage(input({ activity }))).toEqual({
      usage: 'active',
      lastActivityDate: '2026-12-24',
      inactiveDays: 0,
    });
  });

  describe('is notMeasured', () => {
    it('where the report that measures a service of the license has no row of the user', () => {
      const exchange = (licensed: boolean) => ({
        licensed,
        lastActivityDate: '2026-01-01',
        assignedDate: null,
      });
      const inActiveUsers = (licensed: boolean) =>
        fromActiveUser({ ...person, services: { exchange: exchange(licensed) } });
      expect(licenseUsage(input({ activity: withoutMail })).usage).toBe('notMeasured');
      expect(licenseUsage(input({ activity: withoutMail, services: ['outlook'] })).usage).toBe('neverActive');
      expect(licenseUsage(input({ activity: inActiveUsers(true) })).usage).toBe('notMeasured');
      expect(licenseUsage(input({ activity: inActiveUsers(true), services: ['exchange'] })).usage).toBe(
        'inactive',
      );
    });

    it('but not where the e-mail report lacks a user who has no Exchange license, by the other report', () => {
      const exchange = { licensed: false, lastActivityDate: null, assignedDate: null };
      const activity = fromActiveUser({ ...person, services: { exchange } });
      expect(licenseUsage(input({ activity })).usage).toBe('neverActive');
    });

    it('where nobody measures what the license brings', () => {
      const activity = row({ teams: '2026-11-19' });
      expect(licenseUsage(input({ services: [], activity }))).toEqual({
        usage: 'notMeasured',
        lastActivityDate: null,
        inactiveDays: null,
      });
    });

    it('where the reports do not know the user, say because of a new principal name', () => {
      expect(licenseUsage(input({ activity: undefined })).usage).toBe('notMeasured');
    });

    it.each(['2026-11-20T00:00:00Z', '2026-11-22T10:00:00Z'])(
      'rather than neverActive where the account is younger than the report (%s)',
      (createdDateTime) => {
        expect(licenseUsage(input({ createdDateTime })).usage).toBe('notMeasured');
      },
    );

    it('rather than neverActive where the license was assigned after the report was made', () => {
      expect(licenseUsage(input({ assignedDate: '2026-11-21T10:00:00Z' })).usage).toBe('notMeasured');
    });

    it('where a service of the license has no column: use there would have gone unseen', () => {
      const measured = new Set<MeasuredService>(['exchange', 'outlook']);
      const activity = row({ exchange: '2026-01-01' });
      expect(licenseUsage(input({ measured, activity }))).toMatchObject({
        usage: 'notMeasured',
        lastActivityDate: '2026-01-01',
      });
      expect(licenseUsage(input({ measured })).usage).toBe('notMeasured');
    });
  });

  it('is active all the same where another service of the license was used', () => {
    const measured = new Set<MeasuredService>(['exchange', 'outlook']);
    expect(licenseUsage(input({ measured, activity: row({ exchange: '2026-11-01' }) })).usage).toBe('active');
  });

  it('does not mind the missing column of Skype for Business, which is retired', () => {
    const services = ['exchange', 'skypeForBusiness'] as const;
    const measured = new Set<MeasuredService>(['exchange', 'outlook']);
    expect(licenseUsage(input({ services, measured })).usage).toBe('neverActive');
  });

  it('is never called unused where any of its services was used within the threshold', () => {
    const service = fc.constantFrom(...MEASURED_SERVICES);
    fc.assert(
      fc.property(
        fc.uniqueArray(service, { minLength: 1 }),
        fc.uniqueArray(service),
        service,
        fc.integer({ min: 0, max: 89 }),
        (services, measured, usedService, daysAgo) => {
          const used = new Date(Date.parse(refreshDate) - daysAgo * 86_400_000).toISOString().slice(0, 10);
          const { usage } = licenseUsage(
            input({ services, measured: new Set(measured), activity: row({ [usedService]: used }) }),
          );
          expect(usage === 'active').toBe(services.includes(usedService));
          const isUnseen = services.some((one) => !measured.includes(one) && one !== 'skypeForBusiness');
          expect(isUnseen && (usage === 'inactive' || usage === 'neverActive')).toBe(false);
        },
      ),
    );
  });

  describe('with usage of the desktop apps', () => {
    it('measures a license that brings no service', () => {
      const services: MeasuredService[] = [];
      const found = (usage: DesktopUsage) => licenseUsage(input({ services, desktop: usage })).usage;
      expect(found(desktop({ lastUseDate: '2026-11-01' }))).toBe('active');
      expect(found(desktop({ lastUseDate: '2026-01-01' }))).toBe('inactive');
      expect(found(desktop())).toBe('neverActive');
    });

    it('proves nothing by an old activation', () => {
      const usage = desktop({ lastUseDate: '2024-01-01', conclusive: false });
      expect(licenseUsage(input({ services: [], desktop: usage })).usage).toBe('notMeasured');
    });

    it('adds to the use of a suite', () => {
      const usage = desktop({ lastUseDate: '2026-11-10' });
      const activity = row({ teams: '2026-01-01' });
      expect(licenseUsage(input({ activity, desktop: usage }))).toMatchObject({
        usage: 'active',
        lastActivityDate: '2026-11-10',
      });
    });

    it('says nothing about the services of a suite that the reports do not know', () => {
      expect(licenseUsage(input({ activity: undefined, desktop: desktop() })).usage).toBe('notMeasured');
    });
  });

  describe('with the usage of Copilot', () => {
    const copilot = (lastActivityDate: string | null) => ({ lastActivityDate, refreshDate });

    it('measures a license for Copilot alone', () => {
      const found = (date: string | null) =>
        licenseUsage(input({ services: [], activity: undefined, copilot: copilot(date) }));
      expect(found('2026-11-01')).toEqual({
        usage: 'active',
        lastActivityDate: '2026-11-01',
        inactiveDays: 19,
      });
      expect(found('2026-08-22').usage).toBe('inactive');
      expect(found(null).usage).toBe('neverActive');
    });

    it('keeps a suite in use whose services are silent', () => {
      const activity = row({ teams: '2026-01-01' });
      expect(licenseUsage(input({ activity, copilot: copilot('2026-11-10') }))).toMatchObject({
        usage: 'active',
        lastActivityDate: '2026-11-10',
      });
    });

    it('proves nothing by its silence where an old activation leaves the apps open', () => {
      const apps = desktop({ lastUseDate: '2024-01-01', conclusive: false });
      expect(licenseUsage(input({ services: [], desktop: apps, copilot: copilot(null) })).usage).toBe(
        'notMeasured',
      );
    });

    it('says nothing about the services of a suite that the reports do not know', () => {
      expect(licenseUsage(input({ activity: undefined, copilot: copilot(null) })).usage).toBe('notMeasured');
    });
  });

  describe('with a threshold beyond the 180 days that the reports cover', () => {
    it.each([
      [180, 'neverActive'],
      [181, 'notMeasured'],
      [365, 'notMeasured'],
    ])('of %i days, a blank is %s', (threshold, usage) => {
      expect(licenseUsage(input({ threshold })).usage).toBe(usage);
    });

    it('believes a date that the report has all the same', () => {
      const usage = (teams: string) =>
        licenseUsage(input({ threshold: 365, activity: row({ teams }) })).usage;
      expect(usage('2025-11-21')).toBe('active');
      expect(usage('2025-11-20')).toBe('inactive');
    });
  });

  describe('of a license for Skype for Business alone', () => {
    const services = ['skypeForBusiness'] as const;

    it('is not measured by silence: the service was retired', () => {
      expect(licenseUsage(input({ services })).usage).toBe('notMeasured');
      expect(licenseUsage(input({ services, activity: row({ skypeForBusiness: '2021-07-30' }) }))).toEqual({
        usage: 'notMeasured',
        lastActivityDate: '2021-07-30',
        inactiveDays: 1939,
      });
    });

    it('is in use where the report has recent activity', () => {
      const activity = row({ skypeForBusiness: '2026-11-18' });
      expect(licenseUsage(input({ services, activity })).usage).toBe('active');
    });
  });
});
