import { parse } from 'csv-parse/sync';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../../../emulator';
import { assignmentOf, planIdOf, type Tenant } from '../../../../../emulator/tenant';
import {
  type GraphErrorBody,
  type Page,
  Session,
  secretForm,
  tokenOf,
} from '../../../../support/emulatorSession';
import { scene, userWith } from '../../../../support/tenantScene';

type Row = Record<string, string>;

/** Adele is in many services; the others show one peculiarity each. The reports are of 21 November. */
function usersOfReports(): Tenant {
  const tenant = scene({ SPE_E3: 20, POWER_BI_PRO: 20, EXCHANGEENTERPRISE: 20 });
  const adele = userWith(tenant, 'adele', ['SPE_E3', 'POWER_BI_PRO'], {
    displayName: 'Vance, "Adele"\nSales',
  });
  tenant.reportedNames.set(adele.id, 'AdeleV@Contoso.com');
  for (const date of ['2026-06-01', '2026-11-03', '2026-11-19', '2026-11-22'])
    tenant.ledger.record(adele.id, 'exchange', date);
  for (const date of ['2026-11-18', '2026-11-19']) tenant.ledger.record(adele.id, 'outlook', date);
  tenant.ledger.record(adele.id, 'teams', '2026-03-02');
  tenant.ledger.record(adele.id, 'word', '2026-11-12');
  tenant.ledger.recordActivation(adele.id, {
    productType: 'MICROSOFT 365 APPS FOR ENTERPRISE',
    lastActivatedDate: '2026-09-09',
    windows: 2,
    mac: 0,
    ios: 1,
    android: 0,
    activatedOnSharedComputer: false,
  });
  userWith(tenant, 'never', [], {
    licenseAssignments: [
      assignmentOf('SPE_E3', '2026-02-02', { disabledPlans: [planIdOf('YAMMER_ENTERPRISE')] }),
    ],
  });
  userWith(tenant, 'unlicensed');
  userWith(tenant, 'newcomer', ['SPE_E3'], { createdDateTime: '2026-11-22T08:00:00Z' });
  userWith(tenant, 'deleted', ['SPE_E3'], { deletedDateTime: '2026-11-10T10:00:00Z' });
  const purged = userWith(tenant, 'purged', ['SPE_E3'], { deletedDateTime: '2026-09-10T10:00:00Z' });
  tenant.purgeUser(purged.id);
  return tenant;
}

let emulator: Emulator;
let session: Session;
let token: string;
const started: Emulator[] = [];

/** An emulator of the test's own. */
async function start(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ tenant: usersOfReports(), ...options });
  started.push(emulator);
  const graph =
    options.cloud === 'china' ? 'https://microsoftgraph.chinacloudapi.cn' : 'https://graph.microsoft.com';
  token = await tokenOf(emulator, { ...secretForm(emulator), scope: `${graph}/.default` });
  session = await Session.open(emulator, token);
}

/** One emulator for all tests that only read. */
async function share(): Promise<void> {
  const [first] = started;
  if (first === undefined) return start();
  emulator = first;
  token = await tokenOf(first);
  session = await Session.open(first, token);
}

async function locationOf(report: string): Promise<string> {
  const response = await fetch(`${emulator.url}/beta/reports/${report}`, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(302);
  return response.headers.get('location') ?? '';
}

async function rowsOf(report: string): Promise<Row[]> {
  const response = await fetch(await locationOf(report));
  return parse<Row>(await response.text(), { bom: true, columns: true });
}

beforeAll(share);
beforeEach(share);
afterAll(() => Promise.all(started.map((one) => one.stop())));

describe('the CSV of a report', () => {
  it('comes by a redirect to another origin, in the service’s form', async () => {
    const location = await locationOf("getOffice365ActiveUserDetail(period='D180')");
    expect(new URL(location).origin).not.toBe(new URL(emulator.url).origin);
    const response = await fetch(location);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString('utf8').slice(1).split('\r\n')[0]).toBe(
      'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Has Exchange License,Has OneDrive License,Has SharePoint License,Has Skype For Business License,Has Yammer License,Has Teams License,Exchange Last Activity Date,OneDrive Last Activity Date,SharePoint Last Activity Date,Skype For Business Last Activity Date,Yammer Last Activity Date,Teams Last Activity Date,Exchange License Assign Date,OneDrive License Assign Date,SharePoint License Assign Date,Skype For Business License Assign Date,Yammer License Assign Date,Teams License Assign Date,Assigned Products',
    );
  });

  it('is refused to whoever sends a token along, whatever the token', async () => {
    const location = await locationOf("getEmailActivityUserDetail(period='D7')");
    const response = await fetch(location, { headers: { authorization: 'Bearer x' } });
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('Authorization')]);
  });

  it('cannot be fetched once the address has expired, nor by a made-up address', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z');
    await start({ now: () => new Date(time) });
    const location = await locationOf("getEmailActivityUserDetail(period='D7')");
    time += 6 * 60_000;
    expect((await fetch(location)).status).toBe(403);
    expect((await fetch(location.replace(/[^/]+\/[^/]+$/, 'made-up/report.csv'))).status).toBe(404);
  });
});

describe('getOffice365ActiveUserDetail', () => {
  it('tells of the licensed, the active and the deleted, as the ledger has it', async () => {
    const rows = await rowsOf("getOffice365ActiveUserDetail(period='D30')");
    expect(rows.map((row) => row['User Principal Name'])).toEqual([
      'AdeleV@Contoso.com',
      'never@contoso.com',
      'deleted@contoso.com',
      'purged@contoso.com',
    ]);
    expect(rows[0]).toEqual({
      'Report Refresh Date': '2026-11-21',
      'User Principal Name': 'AdeleV@Contoso.com',
      'Display Name': 'Vance, "Adele"\nSales',
      'Is Deleted': 'False',
      'Deleted Date': '',
      'Has Exchange License': 'True',
      'Has OneDrive License': 'True',
      'Has SharePoint License': 'True',
      'Has Skype For Business License': 'True',
      'Has Yammer License': 'True',
      'Has Teams License': 'True',
      'Exchange Last Activity Date': '2026-11-19',
      'OneDrive Last Activity Date': '',
      'SharePoint Last Activity Date': '',
      'Skype For Business Last Activity Date': '',
      'Yammer Last Activity Date': '',
      'Teams Last Activity Date': '2026-03-02',
      'Exchange License Assign Date': '2026-01-05',
      'OneDrive License Assign Date': '2026-01-05',
      'SharePoint License Assign Date': '2026-01-05',
      'Skype For Business License Assign Date': '2026-01-05',
      'Yammer License Assign Date': '2026-01-05',
      'Teams License Assign Date': '2026-01-05',
      'Assigned Products': 'MICROSOFT 365 E3+POWER BI PRO',
    });
    expect(rows[1]).toMatchObject({
      'Has Yammer License': 'False',
      'Yammer License Assign Date': '',
      'Exchange Last Activity Date': '',
    });
    expect(rows[2]).toMatchObject({ 'Is Deleted': 'True', 'Deleted Date': '2026-11-10' });
  });

  it('of one date tells of those who were active on it', async () => {
    const rows = await rowsOf('getOffice365ActiveUserDetail(date=2026-11-03)');
    expect(rows.map((row) => [row['User Principal Name'], row['Exchange Last Activity Date']])).toEqual([
      ['AdeleV@Contoso.com', '2026-11-03'],
    ]);
  });

  it('does not change when licences are taken, people renamed or deleted, until it is published anew', async () => {
    await start();
    const report = "getOffice365ActiveUserDetail(period='D180')";
    const before = await rowsOf(report);
    const { tenant } = emulator;
    const never = tenant.findUser('never@contoso.com')?.id ?? '';
    tenant.assignLicense(never, { addLicenses: [], removeLicenses: [tenant.skus()[0]?.skuId ?? ''] });
    tenant.renameUser(never, 'renamed@contoso.com');
    tenant.deleteUser(never);
    expect((await rowsOf(report)).sort(byName)).toEqual(before.sort(byName));
    tenant.publishReports('2026-11-23');
    const after = await rowsOf(report);
    expect(after.map((row) => row['User Principal Name'])).toContain('newcomer@contoso.com');
    expect(after.map((row) => row['User Principal Name'])).not.toContain('never@contoso.com');
  });

  it('leaves dates before the period empty where the tenant is set so', async () => {
    await start();
    emulator.tenant.reportBehaviour.datesWithinPeriod = true;
    const [adele] = await rowsOf("getOffice365ActiveUserDetail(period='D30')");
    expect([adele?.['Exchange Last Activity Date'], adele?.['Teams Last Activity Date']]).toEqual([
      '2026-11-19',
      '',
    ]);
  });
});

const byName = (one: Row, other: Row) =>
  (one['User Principal Name'] ?? '').localeCompare(other['User Principal Name'] ?? '');

describe('the other reports', () => {
  it('getEmailActivityUserDetail: mail alone, with counts', async () => {
    const rows = await rowsOf("getEmailActivityUserDetail(period='D7')");
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'Report Refresh Date',
      'User Principal Name',
      'Display Name',
      'Is Deleted',
      'Deleted Date',
      'Last Activity Date',
      'Send Count',
      'Receive Count',
      'Read Count',
      'Meeting Created Count',
      'Meeting Interacted Count',
      'Assigned Products',
      'Report Period',
    ]);
    expect(rows[0]).toMatchObject({
      'Last Activity Date': '2026-11-19',
      'Report Period': '7',
      'Assigned Products': 'MICROSOFT 365 E3+POWER BI PRO',
    });
    expect(Number(rows[0]?.['Send Count'])).toBeGreaterThan(0);
    expect(rows[1]).toMatchObject({ 'Last Activity Date': '', 'Send Count': '0' });
  });

  it('getOffice365ActivationsUserDetail: a line for each product that may be activated', async () => {
    const rows = await rowsOf('getOffice365ActivationsUserDetail');
    expect(
      rows.map((row) => [
        row['User Principal Name'],
        row['Product Type'],
        row['Last Activated Date'],
        row.Windows,
        row.iOS,
      ]),
    ).toEqual([
      ['AdeleV@Contoso.com', 'MICROSOFT 365 APPS FOR ENTERPRISE', '2026-09-09', '2', '1'],
      ['never@contoso.com', 'MICROSOFT 365 APPS FOR ENTERPRISE', '', '0', '0'],
    ]);
  });

  it('getM365AppUserDetail: apps and platforms', async () => {
    const rows = await rowsOf("getM365AppUserDetail(period='D30')");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      'Last Activation Date': '2026-09-09',
      'Last Activity Date': '2026-11-19',
      Word: 'True',
      Excel: 'False',
      Teams: 'False',
    });
    expect(Object.keys(rows[0] ?? {})).toHaveLength(39);
  });

  it('getMailboxUsageDetail: people and shared mailboxes', async () => {
    await start();
    userWith(emulator.tenant, 'archive', ['EXCHANGEENTERPRISE'], { accountEnabled: false });
    const rows = await rowsOf("getMailboxUsageDetail(period='D90')");
    const archive = rows.find((row) => row['User Principal Name'] === 'archive@contoso.com');
    expect(archive?.['Recipient Type']).toBe('Shared');
    expect(Number(archive?.['Storage Used (Byte)'])).toBeGreaterThan(50 * 1024 ** 3);
    expect(rows[0]).toMatchObject({
      'Recipient Type': 'User',
      'Last Activity Date': '2026-11-19',
      'Report Period': '90',
    });
  });
});

describe('JSON in beta', () => {
  it('pages by $top and $skiptoken, 200 by default, to the same facts', async () => {
    const path = "/beta/reports/getOffice365ActiveUserDetail(period='D180')?$format=application/json";
    const whole = await session.get<Page>(path);
    expect(whole.body).not.toHaveProperty(['@odata.nextLink']);
    expect(whole.body.value[0]).toMatchObject({
      userPrincipalName: 'AdeleV@Contoso.com',
      isDeleted: false,
      deletedDate: null,
      hasTeamsLicense: true,
      exchangeLastActivityDate: '2026-11-19',
      oneDriveLastActivityDate: null,
      assignedProducts: ['MICROSOFT 365 E3', 'POWER BI PRO'],
    });
    expect(await session.all(`${path}&$top=1`)).toEqual(whole.body.value);
  });

  it('has 200 rows to a page', async () => {
    await start({ tenant: undefined, users: 260, now: () => new Date('2026-11-23T12:00:00Z') });
    const { body } = await session.get<Page>(
      "/beta/reports/getOffice365ActiveUserDetail(period='D180')?$format=application/json",
    );
    expect([body.value.length, typeof body['@odata.nextLink']]).toEqual([200, 'string']);
  });

  it('is not to be had in v1.0', async () => {
    const reply = await session.get(
      "/v1.0/reports/getEmailActivityUserDetail(period='D7')?$format=application/json",
    );
    expect(reply.status).toBe(400);
  });
});

describe('what is asked for wrongly', () => {
  it.each([
    "getOffice365ActiveUserDetail(period='D5')",
    'getOffice365ActiveUserDetail(period=D7)',
    'getOffice365ActiveUserDetail(date=2026-10-01)',
    'getOffice365ActiveUserDetail(date=2026-11-24)',
    'getOffice365ActiveUserDetail(date=yesterday)',
    'getMailboxUsageDetail(date=2026-11-20)',
    "getOffice365ActiveUserDetail(period='D7')?$format=xml",
  ])('%s is 400', async (report) => {
    expect((await session.get(`/beta/reports/${report}`)).status).toBe(400);
  });

  it('an app without Reports.Read.All gets the reporting service’s own error', async () => {
    await start({ permissions: ['User.Read.All'] });
    for (const path of [
      "/beta/reports/getOffice365ActiveUserDetail(period='D7')",
      '/v1.0/admin/reportSettings',
    ]) {
      const { status, body } = await session.get<GraphErrorBody>(path);
      expect([status, body.error.code, body.error.message]).toEqual([
        403,
        'UnknownError',
        '{"error":{"code":"S2SUnauthorized","message":"Invalid permission."}}',
      ]);
    }
  });

  it('the fifteenth CSV of one report in ten minutes is 429; other reports are still to be had', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z');
    await start({ reports: { throttling: true }, now: () => new Date(time) });
    for (let call = 0; call < 14; call += 1) await locationOf("getOffice365ActiveUserDetail(period='D7')");
    time += 60_000;
    const refused = await session.get<GraphErrorBody>(
      "/beta/reports/getOffice365ActiveUserDetail(period='D7')",
    );
    expect([refused.status, refused.body.error.code, refused.headers.get('retry-after')]).toEqual([
      429,
      'TooManyRequests',
      '540',
    ]);
    await locationOf("getEmailActivityUserDetail(period='D7')");
    time += 541_000;
    await locationOf("getOffice365ActiveUserDetail(period='D7')");
  });
});

describe('concealed names', () => {
  it('are 32 hexadecimal characters, the same in every report, until the setting is changed', async () => {
    await start({
      reports: { concealedNames: true },
      tenant: undefined,
      users: 20,
      now: () => new Date('2026-11-23T12:00:00Z'),
    });
    const [active] = await rowsOf("getOffice365ActiveUserDetail(period='D7')");
    const [mail] = await rowsOf("getEmailActivityUserDetail(period='D7')");
    expect(active?.['User Principal Name']).toMatch(/^[0-9A-F]{32}$/);
    expect(active?.['Display Name']).toMatch(/^[0-9A-F]{32}$/);
    expect(mail?.['User Principal Name']).toBe(active?.['User Principal Name']);

    expect((await session.get('/v1.0/admin/reportSettings')).body).toMatchObject({
      displayConcealedNames: true,
    });
    const response = await fetch(`${emulator.url}/v1.0/admin/reportSettings`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ displayConcealedNames: false }),
    });
    expect(response.status).toBe(204);
    const [revealed] = await rowsOf("getOffice365ActiveUserDetail(period='D7')");
    expect(revealed?.['User Principal Name']).toBe('patti.fernandez@contoso.com');
  });
});

describe('other clouds, other layouts, other troubles', () => {
  it('China has no Yammer and no Teams, and reports in beta only', async () => {
    await start({ cloud: 'china' });
    const [row] = await rowsOf("getOffice365ActiveUserDetail(period='D7')");
    expect(Object.keys(row ?? {}).filter((header) => /Yammer|Teams/.test(header))).toEqual([]);
    expect((await session.get("/v1.0/reports/getOffice365ActiveUserDetail(period='D7')")).status).toBe(400);
    expect((await session.get('/beta/admin/reportSettings')).status).toBe(400);
  });

  it('columns can move and be joined by others', async () => {
    await start();
    Object.assign(emulator.tenant.reportBehaviour, { movedColumns: true, extraColumns: true });
    const [row] = await rowsOf("getOffice365ActiveUserDetail(period='D7')");
    expect(Object.keys(row ?? {}).slice(0, 2)).toEqual(['Assigned Products', 'Teams License Assign Date']);
    expect(row).toMatchObject({ 'Preview Column': 'preview', 'User Principal Name': 'AdeleV@Contoso.com' });
  });

  it('there can be no rows at all, or whatever a test makes of them', async () => {
    await start();
    const { reportBehaviour } = emulator.tenant;
    reportBehaviour.noRows = true;
    expect(await rowsOf("getOffice365ActiveUserDetail(period='D7')")).toEqual([]);
    reportBehaviour.noRows = false;
    reportBehaviour.rewriteRow = (_report, row) => [
      row,
      { ...row, 'Exchange Last Activity Date': '0001-01-01' },
    ];
    const rows = await rowsOf("getOffice365ActiveUserDetail(period='D7')");
    expect(rows).toHaveLength(8);
    expect(rows[1]?.['Exchange Last Activity Date']).toBe('0001-01-01');
  });

  it('a download can break off, or end in the middle of a line', async () => {
    emulator.faults.inject({ path: /^\/data\/download/, kind: 'truncate' });
    const broken = await fetch(await locationOf("getOffice365ActiveUserDetail(period='D7')"));
    await expect(broken.text()).rejects.toThrow();
    emulator.faults.inject({ path: /^\/data\/download/, kind: 'shorten', share: 0.9 });
    const short = await (await fetch(await locationOf("getOffice365ActiveUserDetail(period='D7')"))).text();
    expect(short.endsWith('\r\n')).toBe(false);
  });
});
