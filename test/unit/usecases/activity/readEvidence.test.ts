import type { GraphClient } from '../../../../graph/http/client';
import { ConnectionError } from '../../../../graph/http/transport';
import { EVIDENCE_SOURCES, type EvidenceSource } from '../../../../licensing/usage/usageEvidence';
import type { UseCaseContext } from '../../../../usecases/context';
import { readEvidence, type AvailableEvidence } from '../../../../usecases/activity/readEvidence';
import { ActivityReader } from '../../../../usecases/activity/readReports';
import {
  activeUserHeader,
  csv,
  emailHeader,
  reportServer,
  type AnsweredReport,
  type ServedReport,
} from '../../../support/reportServer';
import { failureOf, graphError } from '../../../support/scriptedGraph';

const activations = 'Report Refresh Date,User Principal Name,Product Type,Last Activated Date';
const lastActivity = 'Report Refresh Date,User Principal Name,Last Activity Date';
const mailboxes = `${lastActivity},Is Deleted,Has Archive`;
const adele = {
  'Report Refresh Date': '2026-11-20',
  'User Principal Name': 'AdeleV@contoso.com',
  'Is Deleted': 'False',
  'Last Activity Date': '2026-11-18',
  'Last Activated Date': '2026-03-04',
  'Product Type': 'MICROSOFT 365 APPS FOR ENTERPRISE',
};
const concealed = { ...adele, 'User Principal Name': 'FE7CC8C15246EDCCA289C9A4022762F7' };

const all = {
  getOffice365ActiveUserDetail: csv(activeUserHeader, [adele]),
  getEmailActivityUserDetail: csv(emailHeader, [adele]),
  getOffice365ActivationsUserDetail: csv(activations, [adele]),
  getM365AppUserDetail: csv(lastActivity, [adele]),
  getMicrosoft365CopilotUsageUserDetail: { answer: { status: 200, body: csv(lastActivity, [adele]) } },
  getMailboxUsageDetail: csv(mailboxes, [adele]),
};
type Reports = Partial<Record<keyof typeof all, string | ServedReport | AnsweredReport>>;

const forbidden: AnsweredReport = { answer: graphError(403, 'S2SUnauthorized', 'Invalid permission.') };
const absent: AnsweredReport = { answer: graphError(404, 'UnknownTenantId', 'Tenant is unknown.') };

/** A context that keeps its hints, on a tenant with a row of Adele in every report but these. */
function contextOn(reports: Reports, origin?: string) {
  const server = reportServer({ ...all, ...reports });
  const graph: GraphClient = origin === undefined ? server.graph : { ...server.graph, origin };
  const hints: string[] = [];
  const context = {
    graph,
    hint(message, level) {
      expect(level).toBe('warning');
      hints.push(message);
    },
  } as Partial<UseCaseContext> as UseCaseContext; // Reading evidence asks for nothing else.
  return { context, hints, requests: server.requests };
}

interface Choice {
  sources?: readonly EvidenceSource[];
  explicit?: boolean;
  origin?: string;
}

async function read(reports: Reports = {}, choice: Choice = {}) {
  const { sources = EVIDENCE_SOURCES, explicit = false, origin } = choice;
  const { context, hints, requests } = contextOn(reports, origin);
  const reader = new ActivityReader(context.graph);
  const evidence = await readEvidence(context, reader, { sources, explicit, window: { period: 'D180' } });
  const asked = Object.keys(all).filter((name) => requests.some(({ url }) => url.includes(name)));
  return { evidence, hints, asked };
}

const available = ({ desktop, copilot, mailboxes: boxes }: AvailableEvidence) => ({
  desktop: desktop !== null,
  copilot: copilot !== null,
  mailboxes: boxes !== null,
});
const everything = { desktop: true, copilot: true, mailboxes: true };

describe('readEvidence', () => {
  it('reads all sources', async () => {
    const { evidence, hints } = await read();
    expect(hints).toEqual([]);
    expect(evidence.missing).toEqual([]);
    expect(evidence.signIns).toBe(true);
    expect(evidence.activity.find('adelev@contoso.com')?.services.outlook.lastActivityDate).toBe(
      '2026-11-18',
    );
    expect(evidence.desktop?.find('adelev@contoso.com', 'apps')).toMatchObject({
      lastActivatedDate: '2026-03-04',
      lastAppActivityDate: '2026-11-18',
    });
    expect(evidence.copilot?.find('adelev@contoso.com')?.lastActivityDate).toBe('2026-11-18');
    expect(evidence.mailboxes?.find('adelev@contoso.com')).toMatchObject({
      recipientType: null,
      lastActivityDate: '2026-11-18',
    });
  });

  it('asks for no report that is not wanted, but always for the activity reports', async () => {
    const { evidence, hints, asked } = await read({}, { sources: ['mailboxes'], explicit: true });
    expect(asked).toEqual([
      'getOffice365ActiveUserDetail',
      'getEmailActivityUserDetail',
      'getMailboxUsageDetail',
    ]);
    expect(available(evidence)).toEqual({ desktop: false, copilot: false, mailboxes: true });
    expect([evidence.signIns, evidence.missing, hints]).toEqual([false, [], []]);
  });

  it('reads each report once for several items of a run', async () => {
    const { context, requests } = contextOn({});
    const reader = new ActivityReader(context.graph);
    const request = { sources: EVIDENCE_SOURCES, explicit: false, window: { period: 'D180' } } as const;
    const [first, second] = await Promise.all([1, 2].map(() => readEvidence(context, reader, request)));
    expect(requests).toHaveLength(11);
    expect(second?.mailboxes).toBe(first?.mailboxes);
  });

  const oneSource: Array<[keyof typeof all, EvidenceSource, string]> = [
    ['getOffice365ActivationsUserDetail', 'desktopApps', 'Desktop Apps'],
    ['getM365AppUserDetail', 'desktopApps', 'Desktop Apps'],
    ['getMicrosoft365CopilotUsageUserDetail', 'copilot', 'Copilot'],
    ['getMailboxUsageDetail', 'mailboxes', 'Mailboxes'],
  ];

  it.each(oneSource)(
    'goes on without %s where it is refused, and says so once',
    async (name, source, choice) => {
      const { evidence, hints } = await read({ [name]: forbidden });
      const key = source === 'desktopApps' ? 'desktop' : source;
      expect(available(evidence)).toEqual({ ...everything, [key]: false });
      expect(evidence.missing).toEqual([source]);
      expect(hints).toEqual([
        expect.stringMatching(
          /was left out .*\(S2SUnauthorized\).* Reports\.Read\.All.* confidence is lower\.$/,
        ),
      ]);
      expect(hints[0]).toContain(`take "${choice}" out of "Evidence"`);
    },
  );

  it.each(oneSource)('goes on without %s where the tenant does not have it', async (name, source) => {
    const { evidence, hints } = await read({ [name]: absent });
    expect(evidence.missing).toEqual([source]);
    expect(hints).toEqual([
      expect.stringMatching(/no such report \(UnknownTenantId\)\. .*48 hours.* confidence is lower\.$/),
    ]);
  });

  it('has one hint for each source that is missing, in their order', async () => {
    const { evidence, hints } = await read({
      getMailboxUsageDetail: forbidden,
      getM365AppUserDetail: forbidden,
      getMicrosoft365CopilotUsageUserDetail: absent,
    });
    expect(evidence.missing).toEqual(['desktopApps', 'copilot', 'mailboxes']);
    expect(hints.map((hint) => hint.split(' was left out')[0])).toEqual([
      'The use of desktop apps',
      'The use of Copilot',
      'The use of mailboxes',
    ]);
  });

  it.each<[string, Reports, EvidenceSource]>([
    ['mailboxes', { getMailboxUsageDetail: csv(mailboxes, [adele, concealed]) }, 'mailboxes'],
    ['activations', { getOffice365ActivationsUserDetail: csv(activations, [concealed]) }, 'desktopApps'],
    [
      'Copilot',
      {
        getMicrosoft365CopilotUsageUserDetail: {
          answer: { status: 200, body: csv(lastActivity, [concealed]) },
        },
      },
      'copilot',
    ],
  ])('leaves out the report of %s alone where only it conceals names', async (_report, reports, source) => {
    const { evidence, hints } = await read(reports);
    expect(evidence.missing).toEqual([source]);
    expect(hints).toEqual([
      expect.stringMatching(/1 row names the user by a code of 32 characters.*Org settings/),
    ]);
    expect(evidence.activity.concealedRows).toBe(0);
  });

  it.each([
    ['getOffice365ActiveUserDetail', forbidden],
    ['getEmailActivityUserDetail', forbidden],
    ['getOffice365ActiveUserDetail', absent],
  ] as const)('stops where %s of the activity reports is refused or absent', async (name, answer) => {
    expect(await failureOf(read({ [name]: answer }))).toMatchObject({ kind: 'refused' });
  });

  const mailboxReport = Buffer.from(csv(mailboxes, [adele, adele]));
  it.each<[string, string | ServedReport | AnsweredReport, object]>([
    [
      'cut off',
      { chunks: [mailboxReport.subarray(0, -30)], contentLength: mailboxReport.length },
      { kind: 'incomplete' },
    ],
    ['without an essential column', csv(lastActivity, [adele]), { code: 'ReportColumnMissing' }],
    [
      'with an unreadable date',
      csv(mailboxes, [{ ...adele, 'Last Activity Date': 'soon' }]),
      { code: 'ReportUnreadable' },
    ],
    ['out of reach', { answer: new ConnectionError('ENOTFOUND', 'no such host') }, { kind: 'unreachable' }],
    ['out of order', { answer: graphError(500, 'UnknownError') }, { kind: 'unreachable' }],
    [
      'refused with the token',
      { answer: graphError(401, 'InvalidAuthenticationToken') },
      { httpStatus: 401 },
    ],
    ['asked for in a wrong way', { answer: graphError(400, 'BadRequest') }, { httpStatus: 400 }],
  ])('stops where a report is %s', async (_what, report, failure) => {
    expect(await failureOf(read({ getMailboxUsageDetail: report }))).toMatchObject(failure);
  });

  it('says with a report that is incomplete how to go on without it', async () => {
    expect(await failureOf(read({ getMailboxUsageDetail: csv(lastActivity, [adele]) }))).toMatchObject({
      description: expect.stringContaining('take "Mailboxes" out of "Evidence"'),
    });
  });

  it('stops where the run is cancelled', async () => {
    const server = reportServer(all);
    server.cancel();
    const context = { graph: server.graph } as Partial<UseCaseContext> as UseCaseContext;
    const request = { sources: EVIDENCE_SOURCES, explicit: false, window: { period: 'D180' } } as const;
    const reading = readEvidence(context, new ActivityReader(server.graph), request);
    expect(await failureOf(reading)).toMatchObject({ kind: 'cancelled' });
  });

  describe('in a national cloud', () => {
    const origin = 'https://graph.microsoft.us';

    it.each([
      [
        true,
        [
          'The use of Copilot was left out of the evidence: Microsoft has this report in the global cloud only.',
        ],
      ],
      [false, []],
    ])('does not ask for Copilot; where it was chosen (%s), it says so', async (explicit, sentences) => {
      const { evidence, hints, asked } = await read({}, { origin, explicit });
      expect(asked).not.toContain('getMicrosoft365CopilotUsageUserDetail');
      expect(evidence.missing).toEqual(['copilot']);
      expect(hints).toEqual(sentences.map((sentence): unknown => expect.stringContaining(sentence)));
    });

    it('says nothing of Copilot where it is not wanted', async () => {
      const { evidence, hints } = await read({}, { origin, explicit: true, sources: ['desktopApps'] });
      expect([evidence.missing, hints]).toEqual([[], []]);
    });

    it('behind a gateway is known by the answer to the address of Copilot', async () => {
      const answer = graphError(400, 'BadRequest', "Resource not found for the segment 'copilot'.");
      const { evidence } = await read(
        { getMicrosoft365CopilotUsageUserDetail: { answer } },
        { origin: 'https://gateway.example.com' },
      );
      expect(evidence.missing).toEqual(['copilot']);
    });
  });
});
