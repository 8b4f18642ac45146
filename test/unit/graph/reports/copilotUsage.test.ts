import { readCopilotUsageReport, type CopilotUsageRecord } from '../../../../graph/reports/copilotUsage';
import type { ReportPeriod } from '../../../../graph/reports/usageReports';
import { csv, reportServer } from '../../../support/reportServer';
import { failureOf, graphError, scriptedGraph, type ScriptedResponse } from '../../../support/scriptedGraph';

const version1 =
  'Report Refresh Date,User Principal Name,Display Name,Last Activity Date,Copilot Chat Last Activity Date,Microsoft Teams Copilot Last Activity Date,Word Copilot Last Activity Date,Excel Copilot Last Activity Date,PowerPoint Copilot Last Activity Date,Outlook Copilot Last Activity Date,OneNote Copilot Last Activity Date,Loop Copilot Last Activity Date,Report Period';
const version2 = `${version1},Prompts submitted for all apps,Prompts submitted for Copilot Chat (work),Prompts submitted for Copilot Chat (web),Active Usage Days for all apps,Copilot Chat (work) Last Activity Date,Copilot Chat (web) Last Activity Date,Microsoft 365 Copilot Last Activity Date,Edge Last Activity Date,Copilot Agent Last Activity Date`;
const adele = {
  'Report Refresh Date': '2026-11-20',
  'User Principal Name': 'AdeleV@contoso.com',
  'Last Activity Date': '2026-11-02',
  'Word Copilot Last Activity Date': '2026-11-02',
};

const inAnswer = (body: unknown): ScriptedResponse => ({ status: 200, body });

async function read(answer: ScriptedResponse): Promise<CopilotUsageRecord[]> {
  const records: CopilotUsageRecord[] = [];
  await readCopilotUsageReport(scriptedGraph([answer]).graph, 'D180', (record) => records.push(record));
  return records;
}

const expected = {
  userPrincipalName: 'AdeleV@contoso.com',
  lastActivityDate: '2026-11-02',
  refreshDate: '2026-11-20',
};

describe('readCopilotUsageReport', () => {
  it.each<[ReportPeriod, string]>([
    ['D180', 'D180'],
    ['D30', 'D90'],
  ])('for %s asks v1.0 for version 2 of %s', async (period, asked) => {
    const { graph, requests } = scriptedGraph([inAnswer(csv(version2, []))]);
    await readCopilotUsageReport(graph, period, () => undefined);
    expect(requests.map(({ url }) => url)).toEqual([
      `https://graph.microsoft.com/v1.0/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='${asked}',version='v2')`,
    ]);
  });

  it('reads the report from the answer itself, with and without a byte order mark', async () => {
    const text = csv(version2, [adele]);
    expect(await read(inAnswer(text))).toEqual([expected]);
    expect(await read(inAnswer(text.replace('\ufeff', '')))).toEqual([expected]);
  });

  it('reads the report from where a redirect points', async () => {
    const { graph } = reportServer({ getMicrosoft365CopilotUsageUserDetail: csv(version2, [adele]) });
    const records: CopilotUsageRecord[] = [];
    await readCopilotUsageReport(graph, 'D180', (record) => records.push(record));
    expect(records).toEqual([expected]);
  });

  it.each(['Edge Last Activity Date', 'Copilot Agent Last Activity Date', 'Last Activity Date'])(
    'takes the latest date, also of "%s"',
    async (name) => {
      const [record] = await read(inAnswer(csv(version2, [{ ...adele, [name]: '2026-11-19' }])));
      expect(record?.lastActivityDate).toBe('2026-11-19');
    },
  );

  it('takes the date of an app where the one for all apps is blank', async () => {
    const [record] = await read(inAnswer(csv(version2, [{ ...adele, 'Last Activity Date': '' }])));
    expect(record?.lastActivityDate).toBe('2026-11-02');
  });

  it('reads the columns of version 1 where Graph has no others', async () => {
    expect(await read(inAnswer(csv(version1, [adele])))).toEqual([expected]);
  });

  it('is null for somebody who never used it', async () => {
    const idle = { 'Report Refresh Date': '2026-11-20', 'User Principal Name': 'idle@contoso.com' };
    expect(await read(inAnswer(csv(version2, [idle])))).toMatchObject([{ lastActivityDate: null }]);
  });

  it.each([
    ['a missing column', csv(version2.replace(',Last Activity Date', ''), [adele]), 'ReportColumnMissing'],
    [
      'an unreadable date',
      csv(version2, [{ ...adele, 'Edge Last Activity Date': '19.11.' }]),
      'ReportUnreadable',
    ],
    ['a cut line', csv(version2, [adele, adele]).slice(0, -12), 'ReportTruncated'],
    ['a sign-in page', '<html></html>', 'DownloadWithoutAddress'],
    ['nothing', '', 'DownloadWithoutAddress'],
    ['JSON', { value: [] }, 'DownloadWithoutAddress'],
  ])('stops on %s', async (_what, body, code) => {
    expect(await failureOf(read(inAnswer(body)))).toMatchObject({ kind: 'incomplete', code });
  });

  it('passes a refusal on', async () => {
    expect(await failureOf(read(graphError(403, 'S2SUnauthorized')))).toMatchObject({
      kind: 'refused',
      httpStatus: 403,
      code: 'S2SUnauthorized',
    });
  });
});
