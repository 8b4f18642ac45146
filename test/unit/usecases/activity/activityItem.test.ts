import type { User } from '@microsoft/microsoft-graph-types';
import { ActivityIndex } from '../../../../licensing/usage/activityIndex';
import type { ActiveUserRecord, ServiceActivity } from '../../../../licensing/usage/activityRow';
import { MEASURED_SERVICES } from '../../../../licensing/usage/services';
import { isInactiveFor, toActivityItem } from '../../../../usecases/activity/activityItem';
import { DirectoryMatches } from '../../../../usecases/activity/directoryMatches';

const used = (lastActivityDate: string | null): ServiceActivity => ({
  licensed: true,
  lastActivityDate,
  assignedDate: null,
});

const record = (userPrincipalName: string, changes: Partial<ActiveUserRecord> = {}): ActiveUserRecord => ({
  userPrincipalName,
  displayName: 'Name in the report',
  isDeleted: false,
  deletedDate: null,
  services: {},
  assignedProducts: ['MICROSOFT 365 E3'],
  refreshDate: '2026-11-20',
  raw: null,
  ...changes,
});

const user = (userPrincipalName: string, changes: Partial<User> = {}): User => ({
  id: '1aecaf40-dc3a-461f-88a8-d06994e12898',
  userPrincipalName,
  displayName: 'Name in the directory',
  mail: 'adele@contoso.com',
  createdDateTime: '2020-01-01T00:00:00Z',
  assignedLicenses: [{ skuId: 'x' }],
  ...changes,
});

const context = { services: MEASURED_SERVICES, window: { period: 'D180' as const } };

const match = (records: ActiveUserRecord[], users: User[], deleted: User[] = []) => {
  const index = new ActivityIndex();
  records.forEach((one) => index.addActiveUser(one));
  const matches = new DirectoryMatches(index, () => true);
  users.forEach((one) => matches.addUser(one));
  deleted.forEach((one) => matches.addDeletedUser(one));
  const [entry, ...others] = index.entries();
  if (!entry) throw new Error('There is no row.');
  const [number, row] = entry;
  return { matches, number, row, others, item: toActivityItem(row, matches.find(number), context) };
};

describe('toActivityItem', () => {
  it('names the user as the directory does, and says what the services say', () => {
    const { matches, number, row } = match(
      [
        record('ADELEV@contoso.com', {
          services: { teams: used('2026-11-18'), exchange: used('2026-11-01') },
        }),
      ],
      [user('AdeleV@contoso.com')],
    );
    expect(toActivityItem(row, matches.find(number), { ...context, services: ['exchange'] })).toEqual({
      userId: 'AdeleV@contoso.com',
      id: '1aecaf40-dc3a-461f-88a8-d06994e12898',
      displayName: 'Name in the directory',
      email: 'adele@contoso.com',
      concealed: false,
      isDeleted: false,
      deletedDate: null,
      lastActivityDate: '2026-11-01',
      inactiveDays: 19,
      exchangeLastActivityDate: '2026-11-01',
      oneDriveLastActivityDate: null,
      outlookLastActivityDate: null,
      sharePointLastActivityDate: null,
      skypeForBusinessLastActivityDate: null,
      teamsLastActivityDate: '2026-11-18',
      yammerLastActivityDate: null,
      licensedServices: 'exchange, teams',
      services: {
        exchange: used('2026-11-01'),
        oneDrive: { licensed: null, lastActivityDate: null, assignedDate: null },
        outlook: { licensed: null, lastActivityDate: null, assignedDate: null },
        sharePoint: { licensed: null, lastActivityDate: null, assignedDate: null },
        skypeForBusiness: { licensed: null, lastActivityDate: null, assignedDate: null },
        teams: used('2026-11-18'),
        yammer: { licensed: null, lastActivityDate: null, assignedDate: null },
      },
      assignedProducts: ['MICROSOFT 365 E3'],
      reportRefreshDate: '2026-11-20',
      reportPeriod: 'D180',
    });
  });

  it('keeps a row that matches nobody, with an id of null', () => {
    const { matches, item } = match([record('old.name@contoso.com')], [user('new.name@contoso.com')]);
    expect(item).toMatchObject({
      userId: 'old.name@contoso.com',
      id: null,
      displayName: 'Name in the report',
      email: null,
    });
    expect(matches).toMatchObject({ licensedUsers: 1, licensedWithoutRow: 1 });
  });

  it('marks a concealed name', () => {
    const { row } = match([record('FE7CC8C15246EDCCA289C9A4022762F7')], []);
    expect(toActivityItem(row, undefined, context)).toMatchObject({ concealed: true, id: null });
  });

  it('finds a deleted user, whose name the directory begins with the id', () => {
    const deleted = user('1aecaf40dc3a461f88a8d06994e12898AdeleV@contoso.com', {
      deletedDateTime: '2026-11-10T08:00:00Z',
    });
    const { item } = match([record('adelev@contoso.com', { isDeleted: true })], [], [deleted]);
    expect(item).toMatchObject({
      id: deleted.id,
      isDeleted: true,
      deletedDate: '2026-11-10',
    });
  });

  it('calls a user deleted who was deleted after the report was made', () => {
    const deleted = user('1aecaf40dc3a461f88a8d06994e12898AdeleV@contoso.com', {
      deletedDateTime: '2026-11-21T08:00:00Z',
    });
    const { item } = match([record('adelev@contoso.com')], [], [deleted]);
    expect(item.isDeleted).toBe(true);
  });

  it('does not call a user deleted who was restored after the report was made', () => {
    const { item } = match([record('adelev@contoso.com', { isDeleted: true })], [user('adelev@contoso.com')]);
    expect(item.isDeleted).toBe(false);
  });

  it('leaves a living user’s row to that user', () => {
    const living = user('adelev@contoso.com', { id: '99999999-dc3a-461f-88a8-d06994e12898' });
    const deleted = user('1aecaf40dc3a461f88a8d06994e12898adelev@contoso.com', {
      deletedDateTime: '2026-01-01T08:00:00Z',
    });
    const { matches, number } = match([record('adelev@contoso.com')], [living], [deleted]);
    expect(matches.find(number)?.id).toBe(living.id);
  });
});

describe('isInactiveFor', () => {
  const services = MEASURED_SERVICES;
  const withoutMailbox = { licensed: false, lastActivityDate: null, assignedDate: null };
  const isInactive = (date: string | null, created?: string) => {
    const { matches, number, row } = match(
      [record('adelev@contoso.com', { services: { teams: used(date), exchange: withoutMailbox } })],
      created ? [user('adelev@contoso.com', { createdDateTime: created })] : [],
    );
    return isInactiveFor({ inactiveForDays: 90, services }, row, matches.find(number));
  };

  it.each([
    ['2026-08-22', undefined, true],
    ['2026-08-23', undefined, false],
    [null, '2026-08-22T09:00:00Z', true],
    [null, '2026-10-01T09:00:00Z', false],
    [null, undefined, true],
  ])('last used on %s, account created %s: %s', (date, created, inactive) => {
    expect(isInactive(date, created)).toBe(inactive);
  });

  it('leaves out who may be active in a service whose report has no row of the user', () => {
    const index = new ActivityIndex();
    index.addEmailActivity({ ...record('adelev@contoso.com'), lastActivityDate: null });
    const row = index.find('adelev@contoso.com');
    if (!row) throw new Error('There is no row.');
    expect(isInactiveFor({ inactiveForDays: 90, services }, row, undefined)).toBe(false);
    expect(isInactiveFor({ inactiveForDays: 90, services: ['outlook'] }, row, undefined)).toBe(true);
  });

  it('takes everybody without the filter', () => {
    const { row } = match([record('adelev@contoso.com', { services: { teams: used('2026-11-20') } })], []);
    expect(isInactiveFor({ inactiveForDays: null, services }, row, undefined)).toBe(true);
  });
});
