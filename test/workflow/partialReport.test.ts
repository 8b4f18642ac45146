import { startEmulator, type Emulator } from '../../emulator';
import { activeUserHeader, csv } from '../support/reportServer';
import { rowsOf, type Row } from '../support/reportRows';
import { licensesNode, loadN8n, type N8n } from './n8n';

/**
 * The active users report without its last rows, in a transfer that looks complete and announces no length. The e-mail
 * activity report, which is whole, still knows everybody who has a mailbox.
 */
let n8n: N8n;
let contoso: Emulator;
let lost: ReadonlySet<string>;
beforeAll(async () => {
  [n8n, contoso] = await Promise.all([loadN8n(), startEmulator({ users: 300, seed: 7 })]);
  const report = "/beta/reports/getOffice365ActiveUserDetail(period='D180')?$format=text/csv";
  const rows = await rowsOf(contoso, report);
  const kept = Math.floor(rows.length * 0.6);
  lost = new Set(rows.slice(kept).map(nameIn));
  contoso.faults.inject({
    kind: 'status',
    path: /getOffice365ActiveUserDetail/,
    times: Infinity,
    status: 200,
    body: csv(activeUserHeader, rows.slice(0, kept)),
  });
});
afterAll(() => Promise.all([n8n.close(), contoso.stop()]));

const nameIn = (row: Row) => row['User Principal Name']?.toLowerCase() ?? '';
const isLost = ({ userId }: { userId: string }) => lost.has(userId.toLowerCase());

async function run<T>(parameters: object) {
  const finished = await n8n.run({
    nodes: [licensesNode({ ...parameters })],
    credentials: { ...contoso.credential },
  });
  expect(finished.error).toBeNull();
  return { items: finished.json<T>(), hints: finished.hints().map(({ message }) => message) };
}

it('makes nobody inactive in Find Candidates whose row is lost, and says of how many that is', async () => {
  interface Candidate {
    userId: string;
    licenses: Array<{ reasons: string[] }>;
  }
  const { items, hints } = await run<Candidate>({
    resource: 'reclamation',
    operation: 'findCandidates',
    exclude: { admins: false },
    options: { maxCandidatePercent: 100 },
  });
  const unused = items.filter(({ licenses }) =>
    licenses.some(({ reasons }) => reasons.includes('inactive') || reasons.includes('neverActive')),
  );
  expect(unused.length).toBeGreaterThan(5);
  expect(unused.filter(isLost)).toEqual([]);
  expect(hints.join()).toMatch(/\d+ users are in only one of the two activity reports/);
});

it('stops Find Candidates where too few users have a row in the report that measures most services', async () => {
  const finished = await n8n.run({
    nodes: [
      licensesNode({
        resource: 'reclamation',
        operation: 'findCandidates',
        options: { minReportCoveragePercent: 90 },
      }),
    ],
    credentials: { ...contoso.credential },
  });
  expect(finished.error?.message).toContain('The usage reports know only');
});

it('makes no license of such a user inactive or never active in License Assignment: Get Many', async () => {
  interface Assignment {
    userId: string;
    services: string[];
    usage: string;
  }
  const { items } = await run<Assignment>({
    resource: 'licenseAssignment',
    operation: 'getAll',
    returnAll: true,
  });
  const ofLost = items.filter((item) => isLost(item) && item.services.includes('teams'));
  expect(ofLost.length).toBeGreaterThan(50);
  expect(new Set(ofLost.map(({ usage }) => usage))).toEqual(new Set(['active', 'notMeasured']));
});

it('gives no such user as inactive in Activity: Get Many', async () => {
  const { items } = await run<{ userId: string; isDeleted: boolean }>({
    resource: 'activity',
    operation: 'getAll',
    returnAll: true,
    filters: { inactiveForDays: 30 },
  });
  expect(items.length).toBeGreaterThan(5);
  expect(items.filter(isLost)).toEqual([]);
});
