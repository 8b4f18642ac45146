import {
  fromActiveUser,
  inactiveDays,
  latest,
  latestActivityDate,
  ownActivity,
  type ActivityRow,
} from '../../../../licensing/usage/activityRow';
import { MEASURED_SERVICES, type MeasuredService } from '../../../../licensing/usage/services';

describe('inactiveDays', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-19', '2026-11-20', 1],
    ['2026-08-22', '2026-11-20', 90],
    ['2026-03-28', '2026-03-30', 2],
    ['2024-02-28', '2024-03-01', 2],
  ])('from %s to the refresh date %s are %i', (date, refreshDate, days) => {
    expect(inactiveDays(date, refreshDate)).toBe(days);
  });

  it('are none for a date after the refresh date', () => {
    expect(inactiveDays('2026-12-24', '2026-11-20')).toBe(0);
  });

  it('are unknown without a date', () => {
    expect(inactiveDays(null, '2026-11-20')).toBeNull();
  });
});

describe('latest', () => {
  it.each([
    [null, null, null],
    ['2026-11-20', null, '2026-11-20'],
    [null, '2026-11-20', '2026-11-20'],
    ['2026-11-19', '2026-11-20', '2026-11-20'],
  ])('of %s and %s is %s', (first, second, later) => {
    expect(latest(first, second)).toBe(later);
  });
});

describe('ownActivity', () => {
  const row = (dates: Partial<Record<MeasuredService, string>>): ActivityRow =>
    fromActiveUser({
      userPrincipalName: 'adele@contoso.com',
      displayName: 'Adele Vance',
      isDeleted: false,
      deletedDate: null,
      services: Object.fromEntries(
        Object.entries(dates).map(([service, lastActivityDate]) => [
          service,
          { licensed: true, lastActivityDate, assignedDate: '2026-01-05' },
        ]),
      ),
      assignedProducts: ['OFFICE 365 E3'],
      refreshDate: '2026-11-20',
      raw: null,
    });
  const predecessors = () => row({ teams: '2026-03-01', exchange: '2026-09-09', yammer: '2026-09-10' });

  it('forgets what happened before the day on which the account was created, service by service', () => {
    const { services } = ownActivity(predecessors(), '2026-09-10T08:00:00Z');
    expect(services.teams).toEqual({ licensed: true, lastActivityDate: null, assignedDate: '2026-01-05' });
    expect(services.exchange.lastActivityDate).toBeNull();
    expect(services.yammer.lastActivityDate).toBe('2026-09-10');
  });

  it('keeps the rest of the row, and the given row as it was', () => {
    const given = predecessors();
    const own = ownActivity(given, '2026-09-10T08:00:00Z');
    expect(own).toEqual({ ...given, services: own.services });
    expect(given).toEqual(predecessors());
  });

  it.each(['2026-03-01T23:59:59Z', '2020-01-01T00:00:00Z', null])(
    'returns the row itself where nothing is older than the account (created %s)',
    (createdDateTime) => {
      const given = predecessors();
      expect(ownActivity(given, createdDateTime)).toBe(given);
    },
  );

  it('leaves no activity to an account that is younger than all of it', () => {
    const own = ownActivity(predecessors(), '2026-11-01T00:00:00Z');
    expect(latestActivityDate(own, MEASURED_SERVICES)).toBeNull();
  });
});
