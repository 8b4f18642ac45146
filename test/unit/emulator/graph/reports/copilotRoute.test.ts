import { type Emulator, type EmulatorOptions, startEmulator } from '../../../../../emulator';
import type { Tenant } from '../../../../../emulator/tenant';
import { type GraphErrorBody, Session, secretForm, tokenOf } from '../../../../support/emulatorSession';
import { scene, userWith } from '../../../../support/tenantScene';
import { parseRows, rowsOf } from '../../../../support/reportRows';

const report = (given: string) => `/v1.0/copilot/reports/getMicrosoft365CopilotUsageUserDetail(${given})`;
const versionOne = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'Last Activity Date',
  'Copilot Chat Last Activity Date',
  'Microsoft Teams Copilot Last Activity Date',
  'Word Copilot Last Activity Date',
  'Excel Copilot Last Activity Date',
  'PowerPoint Copilot Last Activity Date',
  'Outlook Copilot Last Activity Date',
  'OneNote Copilot Last Activity Date',
  'Loop Copilot Last Activity Date',
  'Report Period',
];

/** The report is of 21 November. */
function copilotUsers(): Tenant {
  const tenant = scene({ Microsoft_365_Copilot: 5, SPE_E3: 5 });
  const user = userWith(tenant, 'user', ['SPE_E3', 'Microsoft_365_Copilot']);
  for (const date of ['2026-11-10', '2026-11-20']) tenant.ledger.record(user.id, 'copilotChatWork', date);
  tenant.ledger.record(user.id, 'copilotWord', '2026-10-01');
  tenant.ledger.record(user.id, 'copilotEdge', '2026-11-22');
  userWith(tenant, 'idle', ['Microsoft_365_Copilot']);
  const unlicensed = userWith(tenant, 'unlicensed', ['SPE_E3']);
  tenant.ledger.record(unlicensed.id, 'copilotChatWeb', '2026-11-20');
  userWith(tenant, 'deleted', ['Microsoft_365_Copilot'], { deletedDateTime: '2026-11-10T10:00:00Z' });
  return tenant;
}

describe('getMicrosoft365CopilotUsageUserDetail', () => {
  let emulator: Emulator;
  let session: Session;

  const start = async (options: EmulatorOptions = {}, scope = 'https://graph.microsoft.com/.default') => {
    emulator = await startEmulator({ tenant: copilotUsers(), ...options });
    session = await Session.open(emulator, await tokenOf(emulator, { ...secretForm(emulator), scope }));
  };
  beforeEach(() => start());
  afterEach(() => emulator.stop());

  const csv = (path: string) => session.get<string>(path);

  it('is the answer itself, of those who have a license, used or not', async () => {
    const { status, headers, body } = await csv(report("period='D30',version='v1'"));
    expect([status, headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    const rows = parseRows(body);
    expect(Object.keys(rows[0] ?? {})).toEqual(versionOne);
    expect(rows.map((row) => [row['User Principal Name'], row['Last Activity Date']])).toEqual([
      ['user@contoso.com', '2026-11-20'],
      ['idle@contoso.com', ''],
    ]);
    expect(rows[0]).toMatchObject({
      'Copilot Chat Last Activity Date': '2026-11-20',
      'Word Copilot Last Activity Date': '2026-10-01',
      'Excel Copilot Last Activity Date': '',
      'Report Period': '30',
    });
  });

  it('begins with a byte order mark, as the other files do', async () => {
    const answer = await fetch(`${emulator.url}${report("period='D7',version='v1'")}`, {
      headers: { authorization: `Bearer ${await tokenOf(emulator)}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('in version 2 counts prompts and days within the period', async () => {
    const [week, month] = [
      parseRows((await csv(report("version='v2',period='D7'"))).body),
      parseRows((await csv(report("period='D28',version='v2'"))).body),
    ];
    expect(Object.keys(week[0] ?? {})).toEqual([
      ...versionOne,
      'Prompts submitted for all apps',
      'Prompts submitted for Copilot Chat (work)',
      'Prompts submitted for Copilot Chat (web)',
      'Active Usage Days for all apps',
      'Copilot Chat (work) Last Activity Date',
      'Copilot Chat (web) Last Activity Date',
      'Microsoft 365 Copilot Last Activity Date',
      'Edge Last Activity Date',
      'Copilot Agent Last Activity Date',
    ]);
    expect([week, month].map(([row]) => row?.['Active Usage Days for all apps'])).toEqual(['1', '2']);
    const prompts = [week, month].map(([row]) => Number(row?.['Prompts submitted for all apps']));
    expect(prompts[0]).toBeGreaterThan(0);
    expect(prompts[1]).toBe(2 * (prompts[0] ?? 0));
    expect(week[0]).toMatchObject({ 'Edge Last Activity Date': '', 'Report Period': '7' });
    expect(week[1]).toMatchObject({ 'Prompts submitted for all apps': '0' });
  });

  it.each([
    ['v1', ['7', '30', '90', '180']],
    ['v2', ['7', '28', '90', '180']],
  ])('with ALL has a line for each period of %s', async (version, periods) => {
    const rows = parseRows((await csv(report(`period='ALL',version='${version}'`))).body);
    expect(rows.slice(0, 4).map((row) => row['Report Period'])).toEqual(periods);
    expect(rows).toHaveLength(8);
  });

  it.each([
    "period='D28',version='v1'",
    "period='D30',version='v2'",
    "period='D7',version='v3'",
    "version='v1'",
    "period='D7',date='x'",
    'period=D7',
  ])('(%s) is 400', async (given) => {
    expect((await session.get(report(given))).status).toBe(400);
  });

  it('is no JSON', async () => {
    const { status } = await session.get(`${report("period='D7',version='v2'")}?$format=application/json`);
    expect(status).toBe(400);
  });

  it('comes by a redirect where the tenant is set so', async () => {
    emulator.tenant.reportBehaviour.copilotRedirects = true;
    const rows = await rowsOf(emulator, report("period='D7',version='v1'"));
    expect(rows.map((row) => row['User Principal Name'])).toEqual(['user@contoso.com', 'idle@contoso.com']);
  });

  it('conceals names with the other reports', async () => {
    emulator.tenant.reportSettings.displayConcealedNames = true;
    const [row] = parseRows((await csv(report("period='D7',version='v1'"))).body);
    expect(row?.['User Principal Name']).toMatch(/^[0-9A-F]{32}$/);
  });

  it('needs Reports.Read.All, and the global cloud', async () => {
    await emulator.stop();
    await start({ permissions: ['User.Read.All'] });
    const refused = await session.get<GraphErrorBody>(report("period='D7',version='v1'"));
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining('S2SUnauthorized'),
    ]);
    await emulator.stop();
    await start({ cloud: 'china' }, 'https://microsoftgraph.chinacloudapi.cn/.default');
    const elsewhere = await session.get<GraphErrorBody>(report("period='D7',version='v1'"));
    expect([elsewhere.status, elsewhere.body.error.message]).toEqual([
      400,
      "Resource not found for the segment 'copilot'.",
    ]);
  });
});
