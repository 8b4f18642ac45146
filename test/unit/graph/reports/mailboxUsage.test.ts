import { readMailboxUsageReport, type MailboxUsageRecord } from '../../../../graph/reports/mailboxUsage';
import { csv, reportServer, type ServedReport } from '../../../support/reportServer';
import { failureOf } from '../../../support/scriptedGraph';

const header =
  'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Created Date,Last Activity Date,Item Count,Storage Used (Byte),Issue Warning Quota (Byte),Prohibit Send Quota (Byte),Prohibit Send/Receive Quota (Byte),Deleted Item Count,Deleted Item Size (Byte),Deleted Item Quota (Byte),Has Archive,Recipient Type,Report Period';
const invoices = {
  'Report Refresh Date': '2026-11-20',
  'User Principal Name': 'invoices@contoso.com',
  'Is Deleted': 'False',
  'Last Activity Date': '2026-10-02',
  'Storage Used (Byte)': '64424509440',
  'Has Archive': 'True',
  'Recipient Type': 'Shared',
  'Report Period': '180',
};

async function read(report: string | ServedReport): Promise<MailboxUsageRecord[]> {
  const records: MailboxUsageRecord[] = [];
  const { graph } = reportServer({ getMailboxUsageDetail: report });
  await readMailboxUsageReport(graph, { period: 'D180' }, (record) => records.push(record));
  return records;
}

const withoutColumns = (...names: string[]) =>
  header
    .split(',')
    .filter((name) => !names.includes(name))
    .join(',');

describe('readMailboxUsageReport', () => {
  it('asks beta for CSV of the period', async () => {
    const { graph, requests } = reportServer({ getMailboxUsageDetail: csv(header, []) });
    await readMailboxUsageReport(graph, { period: 'D90' }, () => undefined);
    expect(requests[0]?.url).toContain("/beta/reports/getMailboxUsageDetail(period='D90')?$format=text");
  });

  it('reads the kind of mailbox, its archive and its size', async () => {
    expect(await read(csv(header, [invoices]))).toEqual([
      {
        userPrincipalName: 'invoices@contoso.com',
        isDeleted: false,
        recipientType: 'Shared',
        hasArchive: true,
        storageUsedBytes: 64_424_509_440,
        lastActivityDate: '2026-10-02',
        refreshDate: '2026-11-20',
      },
    ]);
  });

  it('reads null where a column is missing, and finds those that have moved', async () => {
    const columns = withoutColumns('Recipient Type', 'Has Archive', 'Storage Used (Byte)')
      .split(',')
      .reverse();
    const [record] = await read(csv(columns.join(','), [invoices]));
    expect(record).toMatchObject({
      recipientType: null,
      hasArchive: null,
      storageUsedBytes: null,
      lastActivityDate: '2026-10-02',
    });
  });

  it('reads null where a cell is blank', async () => {
    const blank = { ...invoices, 'Recipient Type': '', 'Has Archive': '', 'Storage Used (Byte)': '' };
    const [record] = await read(csv(header, [blank]));
    expect(record).toMatchObject({ recipientType: null, hasArchive: null, storageUsedBytes: null });
  });

  it.each(['Report Refresh Date', 'User Principal Name', 'Is Deleted', 'Last Activity Date'])(
    'stops without the column "%s"',
    async (missing) => {
      expect(await failureOf(read(csv(withoutColumns(missing), [invoices])))).toMatchObject({
        kind: 'incomplete',
        code: 'ReportColumnMissing',
        message: expect.stringContaining(
          `The mailbox usage report (getMailboxUsageDetail) has no column "${missing}"`,
        ),
      });
    },
  );

  it.each([
    ['Last Activity Date', 'yesterday'],
    ['Storage Used (Byte)', '60 GB'],
    ['Has Archive', 'perhaps'],
  ])('stops where the column "%s" has "%s"', async (name, value) => {
    expect(await failureOf(read(csv(header, [{ ...invoices, [name]: value }])))).toMatchObject({
      kind: 'incomplete',
      code: 'ReportUnreadable',
      message: expect.stringContaining(`"${value}"`),
    });
  });

  it('stops where the report is cut off', async () => {
    const whole = Buffer.from(csv(header, [invoices, invoices]));
    const cut = { chunks: [whole.subarray(0, -40)], contentLength: whole.length };
    expect(await failureOf(read(cut))).toMatchObject({ kind: 'incomplete' });
  });
});
