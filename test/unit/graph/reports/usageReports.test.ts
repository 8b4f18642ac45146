import {
  readActivationsReport,
  readActivityReports,
  readAppUsageReport,
  readReportSample,
  type ActiveUserRecord,
  type ActivitySink,
  type EmailActivityRecord,
} from '../../../../graph/reports/usageReports';
import {
  activeUserHeader,
  csv,
  emailHeader,
  reportServer,
  type ServedReport,
} from '../../../support/reportServer';
import { failureOf } from '../../../support/scriptedGraph';

class Collected implements ActivitySink {
  measured: string[] = [];
  readonly activeUsers: ActiveUserRecord[] = [];
  readonly emails: EmailActivityRecord[] = [];
  setMeasured(services: string[]) {
    this.measured = services;
  }
  addActiveUser(record: ActiveUserRecord) {
    this.activeUsers.push(record);
  }
  addEmailActivity(record: EmailActivityRecord) {
    this.emails.push(record);
  }
}

const adele = {
  'Report Refresh Date': '2026-11-20',
  'User Principal Name': 'AdeleV@contoso.com',
  'Display Name': 'Vance, Adele',
  'Is Deleted': 'False',
};
const activeAdele = {
  ...adele,
  'Has Exchange License': 'True',
  'Has Teams License': 'False',
  'Exchange Last Activity Date': '2026-11-18',
  'Exchange License Assign Date': '2024-01-15',
  'Assigned Products': 'MICROSOFT 365 E3+POWER BI (FREE)',
};
const mailingAdele = { ...adele, 'Last Activity Date': '2026-11-19', 'Report Period': '180' };

const serve = (
  activeUsers: string | ServedReport,
  emails: string | ServedReport = csv(emailHeader, [mailingAdele]),
) => reportServer({ getOffice365ActiveUserDetail: activeUsers, getEmailActivityUserDetail: emails });

const read = async (...reports: Parameters<typeof serve>) => {
  const sink = new Collected();
  await readActivityReports(serve(...reports).graph, { period: 'D180' }, sink, { keepProfiles: true });
  return sink;
};

describe('readActivityReports', () => {
  it('requests each report once, from beta as CSV, and downloads without the token', async () => {
    const { graph, requests } = serve(csv(activeUserHeader, [activeAdele]));
    await readActivityReports(graph, { period: 'D90' }, new Collected());
    expect(requests.map(({ url, authentication }) => [url, authentication]).sort()).toEqual([
      [
        expect.stringContaining("/beta/reports/getEmailActivityUserDetail(period='D90')?$format=text"),
        'bearer',
      ],
      [
        expect.stringContaining("/beta/reports/getOffice365ActiveUserDetail(period='D90')?$format=text"),
        'bearer',
      ],
      ['https://reports.office.com/data/download/getEmailActivityUserDetail', 'none'],
      ['https://reports.office.com/data/download/getOffice365ActiveUserDetail', 'none'],
    ]);
  });

  it('requests a date without quotes', async () => {
    const { graph, requests } = serve(csv(activeUserHeader, []));
    await readActivityReports(graph, { date: '2026-11-18' }, new Collected());
    expect(requests[0]?.url).toContain('getOffice365ActiveUserDetail(date=2026-11-18)');
  });

  it('reads dates, flags and products', async () => {
    const { activeUsers, emails, measured } = await read(csv(activeUserHeader, [activeAdele]));
    expect(activeUsers).toEqual([
      expect.objectContaining({
        userPrincipalName: 'AdeleV@contoso.com',
        displayName: 'Vance, Adele',
        isDeleted: false,
        deletedDate: null,
        refreshDate: '2026-11-20',
        assignedProducts: ['MICROSOFT 365 E3', 'POWER BI (FREE)'],
        raw: null,
      }),
    ]);
    expect(activeUsers[0]?.services).toMatchObject({
      exchange: { licensed: true, lastActivityDate: '2026-11-18', assignedDate: '2024-01-15' },
      teams: { licensed: false, lastActivityDate: null, assignedDate: null },
      yammer: { licensed: null, lastActivityDate: null, assignedDate: null },
    });
    expect(emails).toEqual([expect.objectContaining({ lastActivityDate: '2026-11-19' })]);
    expect(measured).toEqual(['exchange', 'oneDrive', 'sharePoint', 'skypeForBusiness', 'teams', 'yammer']);
  });

  it('reads neither names nor products where activity is all that is wanted', async () => {
    const sink = new Collected();
    const { graph } = serve(csv(activeUserHeader, [activeAdele]));
    await readActivityReports(graph, { period: 'D180' }, sink);
    expect(sink.activeUsers).toEqual([
      expect.objectContaining({
        userPrincipalName: 'AdeleV@contoso.com',
        displayName: null,
        assignedProducts: [],
        raw: null,
      }),
    ]);
  });

  it('does without the columns that China lacks', async () => {
    const header = activeUserHeader.split(',').filter((name) => !/Yammer|Teams/.test(name));
    const { activeUsers, measured } = await read(csv(header.join(','), [activeAdele]));
    expect(measured).toEqual(['exchange', 'oneDrive', 'sharePoint', 'skypeForBusiness']);
    expect(activeUsers[0]?.services.teams).toBeUndefined();
  });

  it('finds columns that have moved, and passes over new ones', async () => {
    const header = ['Recipient Type', ...activeUserHeader.split(',').reverse()];
    const { activeUsers } = await read(csv(header.join(','), [activeAdele]));
    expect(activeUsers[0]).toMatchObject({
      displayName: 'Vance, Adele',
      services: { exchange: { licensed: true } },
    });
  });

  it.each([
    ['Exchange Last Activity Date', activeUserHeader, emailHeader],
    ['User Principal Name', activeUserHeader, emailHeader],
    ['Is Deleted', activeUserHeader, emailHeader],
  ])('stops without the column "%s"', async (missing, header, mail) => {
    const without = header.split(',').filter((name) => name !== missing);
    const failure = await failureOf(read(csv(without.join(','), [activeAdele]), csv(mail, [mailingAdele])));
    expect(failure).toMatchObject({
      code: 'ReportColumnMissing',
      message: expect.stringContaining(`"${missing}"`),
    });
  });

  it('stops where fewer bytes came than were announced, even at the end of a line', async () => {
    const whole = Buffer.from(csv(activeUserHeader, [activeAdele, activeAdele]));
    const half = Buffer.from(csv(activeUserHeader, [activeAdele]));
    const failure = await failureOf(read({ chunks: [half], contentLength: whole.length }));
    expect(failure).toMatchObject({ kind: 'incomplete' });
  });

  it('stops where the connection breaks, and leaves the other report alone', async () => {
    const broken = {
      chunks: [Buffer.from(csv(activeUserHeader, [activeAdele]))],
      contentLength: null,
      breaksOff: true,
    };
    expect(await failureOf(read(broken))).toMatchObject({ kind: 'incomplete' });
  });

  it('keeps the unchanged rows with keepRaw', async () => {
    const sink = new Collected();
    const { graph } = serve(csv(activeUserHeader, [activeAdele]));
    await readActivityReports(graph, { period: 'D180' }, sink, { keepRaw: true });
    expect(sink.activeUsers[0]?.raw).toMatchObject(activeAdele);
    expect(sink.emails[0]?.raw).toMatchObject(mailingAdele);
  });
});

describe('readReportSample', () => {
  it('reads one row of the smallest report', async () => {
    const { graph, requests } = reportServer({
      getOffice365ActiveUserDetail: csv(activeUserHeader, [
        activeAdele,
        { ...activeAdele, 'Report Refresh Date': 'never' },
      ]),
    });
    expect(await readReportSample(graph)).toEqual({
      userPrincipalName: 'AdeleV@contoso.com',
      refreshDate: '2026-11-20',
    });
    expect(requests[0]?.url).toContain("(period='D7')");
  });

  it('is null for a report without rows', async () => {
    const { graph } = reportServer({ getOffice365ActiveUserDetail: csv(activeUserHeader, []) });
    expect(await readReportSample(graph)).toBeNull();
  });
});

describe('the optional reports', () => {
  it('read activations, which have no period', async () => {
    const header =
      'Report Refresh Date,User Principal Name,Display Name,Product Type,Last Activated Date,Windows';
    const row = { ...adele, 'Product Type': 'VISIO CLIENT', 'Last Activated Date': '2026-03-04' };
    const { graph, requests } = reportServer({ getOffice365ActivationsUserDetail: csv(header, [row]) });
    const records: unknown[] = [];
    await readActivationsReport(graph, (record) => records.push(record));
    expect(records).toEqual([
      {
        userPrincipalName: 'AdeleV@contoso.com',
        productType: 'VISIO CLIENT',
        lastActivatedDate: '2026-03-04',
        refreshDate: '2026-11-20',
      },
    ]);
    expect(requests[0]?.url).toMatch(/\/beta\/reports\/getOffice365ActivationsUserDetail\?/);
  });

  it('read the use of the apps', async () => {
    const header =
      'Report Refresh Date,User Principal Name,Last Activation Date,Last Activity Date,Report Period';
    const { graph } = reportServer({
      getM365AppUserDetail: csv(header, [{ ...adele, 'Last Activity Date': '2026-11-17' }]),
    });
    const records: unknown[] = [];
    await readAppUsageReport(graph, { period: 'D180' }, (record) => records.push(record));
    expect(records).toEqual([
      { userPrincipalName: 'AdeleV@contoso.com', lastActivityDate: '2026-11-17', refreshDate: '2026-11-20' },
    ]);
  });
});
