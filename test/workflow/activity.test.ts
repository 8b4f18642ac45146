import { type Emulator, startEmulator } from '../../emulator';
import { activityScene, beforeReport, refreshDate, today } from './activityScene';
import { type N8n, licensesNode, loadN8n } from './n8n';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ tenant: activityScene() })]);
});
afterAll(async () => {
  await Promise.all([n8n.close(), emulator.stop()]);
});
beforeEach(() => {
  emulator.reset();
  const { reportBehaviour, reportSettings } = emulator.tenant;
  Object.assign(reportBehaviour, {
    noRows: false,
    extraColumns: false,
    movedColumns: false,
    missingColumns: undefined,
    rewriteRow: undefined,
  });
  reportSettings.displayConcealedNames = false;
});

const run = (parameters: object = {}, more: object = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'activity', operation: 'getAll', returnAll: true, ...parameters })],
    credentials: { ...emulator.credential },
    ...more,
  });

interface Activity {
  userId: string;
  id: string | null;
  lastActivityDate: string | null;
  inactiveDays: number | null;
  services: Record<
    string,
    { licensed: boolean | null; lastActivityDate: string | null; assignedDate: string | null }
  >;
}

const getAll = async (parameters: object = {}) => {
  const finished = await run(parameters);
  expect(finished.error).toBeNull();
  return finished.json<Activity>();
};
const of = (items: Activity[], name: string) => items.find(({ userId }) => userId.startsWith(name));
const names = (items: Activity[]) => items.map(({ userId }) => userId.split('@')[0]).sort();
const idOf = (name: string) => emulator.tenant.findUser(`${name}@contoso.com`)?.id;
const requests = (address: RegExp) => emulator.requests.matching('GET', address);
const hintsOf = async (parameters: object = {}) =>
  (await run(parameters)).hints().map(({ message }) => message);
const failure = async (parameters: object = {}) => {
  const { error, status } = await run(parameters);
  expect(status).toBe('error');
  return error;
};

const nothing = { licensed: true, lastActivityDate: null, assignedDate: '2025-02-01' };

describe('activity: getAll', () => {
  it('joins both reports with the directory, whatever the case of the name and the marks in it', async () => {
    expect(of(await getAll(), 'adelev')).toEqual({
      userId: 'adelev@contoso.com',
      id: idOf('adelev'),
      displayName: 'Vance, Adele "Addy"\nSales',
      email: 'adelev@contoso.com',
      concealed: false,
      isDeleted: false,
      deletedDate: null,
      lastActivityDate: beforeReport(1),
      inactiveDays: 1,
      exchangeLastActivityDate: beforeReport(1),
      oneDriveLastActivityDate: null,
      outlookLastActivityDate: beforeReport(2),
      sharePointLastActivityDate: beforeReport(40),
      skypeForBusinessLastActivityDate: null,
      teamsLastActivityDate: beforeReport(5),
      yammerLastActivityDate: null,
      licensedServices: 'exchange, oneDrive, sharePoint, skypeForBusiness, teams, yammer',
      services: {
        exchange: { ...nothing, lastActivityDate: beforeReport(1) },
        oneDrive: nothing,
        outlook: { licensed: null, lastActivityDate: beforeReport(2), assignedDate: null },
        sharePoint: { ...nothing, lastActivityDate: beforeReport(40) },
        skypeForBusiness: nothing,
        teams: { ...nothing, lastActivityDate: beforeReport(5) },
        yammer: nothing,
      },
      assignedProducts: ['MICROSOFT 365 E3'],
      reportRefreshDate: refreshDate,
      reportPeriod: 'D180',
    });
  });

  it('counts the chosen services only', async () => {
    const adele = of(await getAll({ services: ['teams', 'sharePoint'] }), 'adelev');
    expect(adele).toMatchObject({ lastActivityDate: beforeReport(5), inactiveDays: 5 });
    expect(adele?.services.exchange?.lastActivityDate).toBe(beforeReport(1));
  });

  it('takes services by expression as text', async () => {
    const adele = of(await getAll({ services: '={{ "Teams, sharepoint" }}' }), 'adelev');
    expect(adele?.lastActivityDate).toBe(beforeReport(5));
  });

  it('names the seven services where one is misspelt', async () => {
    const error = await failure({ services: '={{ ["teams", "sharepiont"] }}' });
    expect(error?.message).toContain('"sharepiont"');
    expect(error?.message).toContain(
      'exchange, oneDrive, outlook, sharePoint, skypeForBusiness, teams, yammer',
    );
    expect(requests(/reports/)).toEqual([]);
  });

  it('filters by inactivity; who was never active counts from the creation of the account', async () => {
    const inactive = names(await getAll({ filters: { inactiveForDays: 90 } }));
    expect(inactive).toEqual(['grady', 'joni']);
    expect(names(await getAll({ filters: { inactiveForDays: 121 } }))).toEqual(['joni']);
    expect(names(await getAll({ filters: { inactiveForDays: 20 } }))).toEqual(['grady', 'joni', 'newcomer']);
  });

  it.each([0, -1, 1.5, 'many'])('refuses %p as a number of days', async (inactiveForDays) => {
    expect((await failure({ filters: { inactiveForDays } }))?.message).toContain('whole number of 1 or more');
  });

  it('leaves deleted users out unless they are asked for, and then finds them by their name of before', async () => {
    expect(names(await getAll())).not.toContain('gone');
    const gone = (await getAll({ filters: { includeDeleted: true } })).find(({ userId }) =>
      userId.endsWith('gone@contoso.com'),
    );
    const deleted = emulator.tenant.deletedUsers().find(({ displayName }) => displayName === 'gone');
    expect(gone).toMatchObject({
      id: deleted?.id,
      isDeleted: true,
      deletedDate: beforeReport(4),
      lastActivityDate: beforeReport(10),
    });
  });

  it('gives rows that match nobody with an id of null, and counts them', async () => {
    const { json, hints } = await run();
    expect(of(json<Activity>(), 'bianca')).toMatchObject({
      userId: 'bianca.pisani@contoso.com',
      id: null,
      email: null,
    });
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^1 report row matches no user of the directory/),
    );
  });

  it('says how old the report is', async () => {
    expect((await hintsOf())[0]).toMatch(/^Report data of \d{1,2} [A-Z][a-z]{2} \d{4}, 3 days old$/);
  });

  it('obeys Limit, and takes 50 for granted', async () => {
    expect(await getAll({ returnAll: false, limit: 2 })).toHaveLength(2);
  });

  it('gives the reports’ own rows without Simplify', async () => {
    const rows = await getAll({ simplify: false });
    expect(rows).toContainEqual({
      activeUserDetail: expect.objectContaining({
        'User Principal Name': 'AdeleV@CONTOSO.com',
        'Teams Last Activity Date': beforeReport(5),
      }),
      emailActivityUserDetail: expect.objectContaining({
        'Last Activity Date': beforeReport(2),
        'Report Period': '180',
      }),
    });
  });

  it('asks for each report once, however many users and input items there are, and sends no token to the download', async () => {
    const finished = await run({}, { input: [{}, {}, {}] });
    expect(finished.items().map(({ pairedItem }) => pairedItem)).toContainEqual({ item: 2 });
    expect(requests(/reports\/getOffice365ActiveUserDetail/)).toHaveLength(1);
    expect(requests(/reports\/getEmailActivityUserDetail/)).toHaveLength(1);
    const downloads = requests(/^\/data\/download/);
    expect(downloads).toHaveLength(2);
    for (const { headers } of downloads) expect(headers).not.toHaveProperty('authorization');
  });

  it('fetches the reports and the directory side by side', async () => {
    // With a token at hand; the first request of all goes alone, so that only one token is asked for.
    const { credential } = await run();
    emulator.reset();
    for (const path of [/getOffice365ActiveUserDetail/, /getEmailActivityUserDetail/, /v1\.0\/users/]) {
      emulator.faults.inject({ kind: 'delay', milliseconds: 400, path });
    }
    await run({}, { credentials: credential });
    const started = [/getOffice365ActiveUserDetail/, /getEmailActivity/, /v1\.0\/users/].flatMap((address) =>
      requests(address),
    );
    const firstEnd = Math.min(...started.map(({ endedAt }) => endedAt));
    for (const { startedAt } of started) expect(startedAt).toBeLessThan(firstEnd);
  });

  describe('of concealed names', () => {
    beforeEach(() => {
      emulator.tenant.reportSettings.displayConcealedNames = true;
    });

    it('stops, and names the setting in the admin centre and who may read it', async () => {
      const error = await failure();
      expect(error?.message).toContain('conceal user names');
      expect(error?.description).toContain('Settings > Org settings > Services > Reports');
      expect(error?.description).toContain('ReportSettings.Read.All');
    });

    it('gives the rows, marked, where that is allowed', async () => {
      const { json, hints } = await run({ options: { concealedNames: 'allow' } });
      const items = json<Activity & { concealed: boolean }>();
      expect(items.length).toBeGreaterThan(5);
      for (const item of items) {
        expect(item).toMatchObject({
          id: null,
          concealed: true,
          userId: expect.stringMatching(/^[0-9A-F]{32}$/),
        });
      }
      expect(hints().map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^\d+ report rows have concealed names/),
      );
    });
  });

  it('reads columns by name: moved and added', async () => {
    const before = await getAll();
    Object.assign(emulator.tenant.reportBehaviour, { extraColumns: true, movedColumns: true });
    expect(await getAll()).toEqual(before);
  });

  describe('of a download that is not whole', () => {
    it.each(['truncate', 'shorten'] as const)('stops: %s', async (kind) => {
      emulator.faults.inject({ kind, path: /\/data\/download\//, times: Infinity, share: 0.45 });
      expect((await failure())?.description).toContain('Nothing was concluded from the part that arrived');
    });

    it('stops where there is no row at all for a tenant with licensed users', async () => {
      emulator.tenant.reportBehaviour.noRows = true;
      expect((await failure())?.message).toMatch(
        /active users report came without any rows although 7 users have a license/,
      );
    });

    it.each(['User Principal Name', 'Exchange Last Activity Date'])(
      'stops where the column "%s" is missing',
      async (column) => {
        emulator.tenant.reportBehaviour.missingColumns = [column];
        expect((await failure())?.message).toContain(`has no column "${column}"`);
      },
    );
  });

  describe('of odd rows', () => {
    const rewrite = (change: (row: Record<string, string>) => Array<Record<string, string>>) => {
      emulator.tenant.reportBehaviour.rewriteRow = (report, row) =>
        report === 'getOffice365ActiveUserDetail' && (row['User Principal Name'] ?? '').includes('grady')
          ? change(row)
          : [row];
    };

    it('makes one item of two rows of one user, with the latest dates', async () => {
      rewrite((row) => [
        row,
        { ...row, 'Teams Last Activity Date': beforeReport(7), 'Exchange Last Activity Date': '' },
      ]);
      const items = await getAll();
      expect(names(items).filter((name) => name === 'grady')).toHaveLength(1);
      expect(of(items, 'grady')).toMatchObject({
        lastActivityDate: beforeReport(7),
        services: { exchange: { lastActivityDate: beforeReport(141) } },
      });
    });

    it.each(['', '0001-01-01'])('takes "%s" for no activity', async (date) => {
      rewrite((row) => [{ ...row, 'Teams Last Activity Date': date, 'Exchange Last Activity Date': date }]);
      expect(of(await getAll(), 'grady')).toMatchObject({ lastActivityDate: null, inactiveDays: null });
    });

    it('takes a date to come for activity on the day of the report, and says so', async () => {
      rewrite((row) => [{ ...row, 'Teams Last Activity Date': beforeReport(-400) }]);
      const { json, hints } = await run();
      expect(of(json<Activity>(), 'grady')).toMatchObject({
        lastActivityDate: beforeReport(-400),
        inactiveDays: 0,
      });
      expect(hints().map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^1 activity date in the reports is later/),
      );
    });

    it('stops on a date that is none', async () => {
      rewrite((row) => [{ ...row, 'Teams Last Activity Date': '21/11/2026' }]);
      expect((await failure())?.message).toContain(
        'has "21/11/2026" in the date column "Teams Last Activity Date"',
      );
    });
  });

  describe('of a single day', () => {
    it('asks for that day instead of the period', async () => {
      const items = await getAll({ period: 'D7', date: beforeReport(5) });
      expect(names(items)).toEqual(['adelev']);
      expect(items[0]).toMatchObject({ reportPeriod: null });
      expect(requests(new RegExp(`\\(date=${beforeReport(5)}\\)`))).toHaveLength(2);
    });

    it('refuses one older than 30 days before anything is sent, also beside a period', async () => {
      const error = await failure({ period: 'D180', date: beforeReport(40) });
      expect(error?.message).toContain('43 days back');
      expect(error?.description).toContain('clear Date and use a period');
      expect(emulator.requests.all()).toEqual([]);
    });

    it('may be one on which nobody was active', async () => {
      expect(await getAll({ date: today })).toEqual([]);
    });
  });

  it('waits as long as a throttled report asks for, and asks for nothing else again', async () => {
    emulator.faults.inject({
      kind: 'status',
      status: 429,
      retryAfter: 1,
      path: /getEmailActivityUserDetail/,
    });
    const started = Date.now();
    expect((await getAll()).length).toBeGreaterThan(5);
    // A timer may fire a little before its time by this clock.
    expect(Date.now() - started).toBeGreaterThan(990);
    expect(requests(/getEmailActivityUserDetail/)).toHaveLength(2);
    expect(requests(/getOffice365ActiveUserDetail/)).toHaveLength(1);
  });

  it('names the permission that is missing', async () => {
    const { permissions = [] } = emulator.apps.find(emulator.credential.clientId) ?? {};
    emulator.apps.update(emulator.credential.clientId, {
      permissions: permissions.filter((one) => !one.startsWith('Reports.')),
    });
    try {
      const error = await failure();
      expect(error?.everything).toContain('Reports.Read.All');
      expect(`${error?.message} ${error?.description}`).toContain('Reports.Read.All');
      const { json } = await n8n.run({
        nodes: [licensesNode({ resource: 'activity', operation: 'getAll' })],
        credentials: { ...emulator.credential },
        continueOnFail: true,
      });
      expect(json()).toEqual([{ error: expect.objectContaining({ httpStatus: 403 }) }]);
    } finally {
      emulator.apps.update(emulator.credential.clientId, { permissions });
    }
  });

  it('has null for Teams and Yammer where the cloud lacks them, as China does, and says so', async () => {
    emulator.tenant.reportBehaviour.missingColumns = ['Teams', 'Yammer'].flatMap((service) => [
      `Has ${service} License`,
      `${service} Last Activity Date`,
      `${service} License Assign Date`,
    ]);
    const { json, hints } = await run();
    const unknown = { licensed: null, lastActivityDate: null, assignedDate: null };
    expect(of(json<Activity>(), 'adelev')).toMatchObject({
      lastActivityDate: beforeReport(1),
      services: { teams: unknown, yammer: unknown, exchange: { licensed: true } },
    });
    expect(hints().map(({ message }) => message)).toContainEqual(
      expect.stringContaining('do not measure Teams and Viva Engage'),
    );
  });
});
