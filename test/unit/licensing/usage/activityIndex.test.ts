import fc from 'fast-check';
import type {
  ActiveUserRecord,
  EmailActivityRecord,
  ServiceActivity,
} from '../../../../licensing/usage/activityRow';
import { ActivityIndex } from '../../../../licensing/usage/activityIndex';
import { foldPrincipalName, isConcealedName } from '../../../../licensing/usage/principalName';

const used = (lastActivityDate: string | null): ServiceActivity => ({
  licensed: true,
  lastActivityDate,
  assignedDate: '2025-01-15',
});

const activeUser = (userPrincipalName: string, record: Partial<ActiveUserRecord> = {}): ActiveUserRecord => ({
  userPrincipalName,
  displayName: 'Adele Vance',
  isDeleted: false,
  deletedDate: null,
  services: {},
  assignedProducts: [],
  refreshDate: '2026-11-20',
  raw: null,
  ...record,
});

const email = (
  userPrincipalName: string,
  record: Partial<EmailActivityRecord> = {},
): EmailActivityRecord => ({
  ...activeUser(userPrincipalName),
  lastActivityDate: null,
  ...record,
});

describe('ActivityIndex', () => {
  it('joins the two reports on the principal name, whatever its case', () => {
    const index = new ActivityIndex();
    index.addActiveUser(activeUser('AdeleV@contoso.com', { services: { teams: used('2026-11-18') } }));
    index.addEmailActivity(email('adelev@Contoso.com', { lastActivityDate: '2026-11-19' }));

    const row = index.find('ADELEV@CONTOSO.COM');
    expect(row?.services.teams).toEqual(used('2026-11-18'));
    expect(row?.services.outlook).toEqual({
      licensed: null,
      lastActivityDate: '2026-11-19',
      assignedDate: null,
    });
    expect([...index.entries()]).toEqual([[0, row]]);
  });

  it('keeps a user of whom only the e-mail report knows', () => {
    const index = new ActivityIndex();
    index.addEmailActivity(email('shared@contoso.com', { lastActivityDate: '2026-11-01' }));
    expect(index.find('shared@contoso.com')?.services.outlook.lastActivityDate).toBe('2026-11-01');
  });

  it('makes one of several rows of one user: the latest date of each service, licensed where one says so', () => {
    const index = new ActivityIndex();
    index.addActiveUser(
      activeUser('a@contoso.com', { services: { teams: used('2026-11-18'), exchange: used(null) } }),
    );
    index.addActiveUser(
      activeUser('a@contoso.com', {
        services: {
          teams: { ...used('2026-10-01'), licensed: false },
          exchange: { ...used('2026-11-02'), licensed: null },
        },
      }),
    );
    const services = index.find('a@contoso.com')?.services;
    expect(services?.teams).toEqual(used('2026-11-18'));
    expect(services?.exchange).toEqual(used('2026-11-02'));
    expect([...index.entries()]).toHaveLength(1);
  });

  it('gives the same answer in whatever order rows come', () => {
    const date = fc.option(fc.constantFrom('2026-01-01', '2026-05-05', '2026-11-19'), { nil: null });
    const row = fc.record({
      name: fc.constantFrom('a@x.com', 'A@x.com', 'b@x.com'),
      isDeleted: fc.boolean(),
      date,
      isMail: fc.boolean(),
    });
    const filled = (
      rows: Array<{ name: string; isDeleted: boolean; date: string | null; isMail: boolean }>,
    ) => {
      const index = new ActivityIndex();
      for (const { name, isDeleted, date: lastActivityDate, isMail } of rows) {
        if (isMail) index.addEmailActivity(email(name, { isDeleted, lastActivityDate }));
        else
          index.addActiveUser(activeUser(name, { isDeleted, services: { teams: used(lastActivityDate) } }));
      }
      return ['a@x.com', 'b@x.com'].map((name) => {
        const { services, isDeleted } = index.find(name) ?? {};
        return { isDeleted, teams: services?.teams, outlook: services?.outlook };
      });
    };
    fc.assert(
      fc.property(
        fc
          .array(row, { maxLength: 8 })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        ([rows, shuffled]) => {
          expect(filled(shuffled)).toEqual(filled(rows));
        },
      ),
    );
  });

  it('tells a deleted account from a living one of the same name', () => {
    const index = new ActivityIndex();
    index.addActiveUser(
      activeUser('a@contoso.com', { isDeleted: true, services: { teams: used('2026-11-18') } }),
    );
    index.addActiveUser(activeUser('a@contoso.com', { services: { teams: used(null) } }));
    expect(index.find('a@contoso.com')?.services.teams.lastActivityDate).toBeNull();
    expect(index.findDeleted('a@contoso.com')?.services.teams.lastActivityDate).toBe('2026-11-18');
    expect([...index.entries()]).toHaveLength(2);
  });

  it('finds the activity of a user who was restored after the report was made', () => {
    const index = new ActivityIndex();
    index.addActiveUser(
      activeUser('a@contoso.com', { isDeleted: true, services: { teams: used('2026-11-18') } }),
    );
    expect(index.find('a@contoso.com')?.services.teams.lastActivityDate).toBe('2026-11-18');
  });

  it('keeps rows without a name apart', () => {
    const index = new ActivityIndex();
    index.addActiveUser(activeUser(''));
    index.addActiveUser(activeUser(' '));
    expect([...index.entries()]).toHaveLength(2);
  });

  it('has the older refresh date where the reports differ', () => {
    const index = new ActivityIndex();
    index.addActiveUser(activeUser('a@contoso.com', { refreshDate: '2026-11-20' }));
    index.addEmailActivity(email('a@contoso.com', { refreshDate: '2026-11-18' }));
    expect(index.refreshDate).toBe('2026-11-18');
    expect(index.find('a@contoso.com')?.reportRefreshDate).toBe('2026-11-18');
  });

  it('measures the services that have columns, and Outlook', () => {
    const index = new ActivityIndex();
    index.setMeasured(['exchange', 'oneDrive', 'sharePoint']);
    expect([...index.measured].sort()).toEqual(['exchange', 'oneDrive', 'outlook', 'sharePoint']);
  });

  it('counts what the guards need', () => {
    const index = new ActivityIndex();
    index.addActiveUser(activeUser('FE7CC8C15246EDCCA289C9A4022762F7'));
    index.addActiveUser(activeUser('a@contoso.com', { services: { exchange: used('2026-11-25') } }));
    index.addEmailActivity(email('a@contoso.com'));
    expect(index).toMatchObject({
      concealedRows: 1,
      activeUserRows: 2,
      emailActivityRows: 1,
      mailboxRows: 1,
      futureDates: 1,
    });
  });

  it('says undefined of somebody unknown', () => {
    expect(new ActivityIndex().find('a@contoso.com')).toBeUndefined();
  });
});

describe('isConcealedName', () => {
  it.each([
    ['FE7CC8C15246EDCCA289C9A4022762F7', true],
    ['fe7cc8c15246edcca289c9a4022762f7', true],
    ['FE7CC8C15246EDCCA289C9A4022762F', false],
    ['fe7cc8c15246edcca289c9a4022762f7@contoso.com', false],
    ['', false],
  ])('of "%s" is %s', (name, concealed) => {
    expect(isConcealedName(name)).toBe(concealed);
  });
});

describe('foldPrincipalName', () => {
  it('takes an accented letter and its two parts for the same', () => {
    expect(foldPrincipalName('Zo\u00eb@contoso.com')).toBe(foldPrincipalName('ZOE\u0308@contoso.com'));
  });
});
