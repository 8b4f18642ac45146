import { startEmulator, type Emulator } from '../../emulator';
import { activeUserHeader, csv } from '../support/reportServer';
import { rowsOf } from '../support/reportRows';
import { licensesNode, loadN8n, type N8n, type Run } from './n8n';

/** Reports that are not what they seem: longer than announced, or with more rows than the tenant has users. */
let n8n: N8n;
let contoso: Emulator;
beforeAll(async () => {
  [n8n, contoso] = await Promise.all([loadN8n(), startEmulator({ users: 300, seed: 7 })]);
});
afterEach(() => contoso.faults.clear());
afterAll(() => Promise.all([n8n.close(), contoso.stop()]));

const report = "/beta/reports/getOffice365ActiveUserDetail(period='D180')?$format=text/csv";
const findCandidates = () =>
  n8n.run({
    nodes: [
      licensesNode({
        ...{ resource: 'reclamation', operation: 'findCandidates' },
        options: { maxCandidatePercent: 100 },
      }),
    ],
    credentials: { ...contoso.credential },
  });

it.each([0.1, 0.35, 0.8])(
  'stops Find Candidates where only %f of a report was announced, though all of it was sent',
  async (share) => {
    contoso.faults.inject({
      kind: 'understate',
      path: /\/download\/.*ActiveUserDetail/,
      share,
      times: Infinity,
    });
    const { error, items } = await findCandidates();
    expect(error?.message).toMatch(
      /^The active users report \(getOffice365ActiveUserDetail\) (has an incomplete line|ends in the middle of a line)|^The usage reports know only \d+ of \d+ users/,
    );
    expect(items()).toEqual([]);
  },
);

it('gives the same candidates where a report has ten times the rows of the tenant', async () => {
  const judged = ({ json }: Run) => json<object>().map((item) => ({ ...item, evaluatedAt: null }));
  const expected = judged(await findCandidates());
  const rows = await rowsOf(contoso, report);
  const strangers = Array.from({ length: 9 }, (_, copy) =>
    rows.map((row) => ({ ...row, 'User Principal Name': `${copy}.${row['User Principal Name']}` })),
  );
  contoso.faults.inject({
    ...{ kind: 'status', path: /getOffice365ActiveUserDetail/, times: Infinity, status: 200 },
    body: csv(activeUserHeader, [...strangers.flat(), ...rows]),
  });
  const run = await findCandidates();
  expect(run.error).toBeNull();
  expect(expected.length).toBeGreaterThan(20);
  expect(judged(run)).toEqual(expected);
});
