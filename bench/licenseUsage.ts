import type { SecretCredential } from '../emulator';
import { type N8n, licensesNode, loadN8n } from '../test/workflow/n8n';
import { bareGraph } from './bareGraph';
import { type Benchmark, megabytes, ratio, seconds, timed } from './benchmark';
import { startEmulatorProcess } from './emulatorProcess';

const USERS = 100_000;
const LATENCY_MS = 150;

/** Leaves some hundred rows of the two hundred thousand that are joined. */
const narrow = { usage: ['neverActive'], skus: ['EXCHANGESTANDARD', 'SPB'] };

const usersPath =
  '/users?$select=id,userPrincipalName,displayName,mail,department,createdDateTime,licenseAssignmentStates&$top=999';
const reports = ["getOffice365ActiveUserDetail(period='D180')", "getEmailActivityUserDetail(period='D180')"];

/** Time and memory of licenseAssignment: getAll in n8n's engine, beside the bare fetch of the same data. */
export const activity: Benchmark = {
  name: 'activity',
  title: `The use of the licences of ${USERS.toLocaleString('en-US')} users, ${LATENCY_MS} ms to each answer`,
  async run(report) {
    const emulator = await startEmulatorProcess(['--users', String(USERS), '--latency', String(LATENCY_MS)]);
    const n8n = await loadN8n();
    try {
      const graph = await bareGraph(emulator.credential);
      const bare = await timed(() => graph.pages(usersPath));
      report(
        `bare fetch of the pages of users, in sequence: ${seconds(bare.milliseconds)} (${bare.result} users)`,
      );
      for (const call of reports) {
        const { milliseconds, result } = await timed(() => graph.report(call));
        report(`bare download of ${call}: ${seconds(milliseconds)} (${megabytes(result)})`);
      }

      await n8n.run({ nodes: [{ name: 'Nothing', type: 'n8n-nodes-base.noOp', parameters: {} }] });
      const idle = (await n8n.memory()).rssBytes;
      const filtered = await timed(() =>
        usage(n8n, emulator.credential, { returnAll: true, filters: narrow }),
      );
      const { peakRssBytes } = await n8n.memory();
      report(
        `licenseAssignment: getAll with a filter: ${seconds(filtered.milliseconds)}, ${ratio(filtered.milliseconds, bare.milliseconds)} times the bare pages (${filtered.result} rows)`,
      );
      report(
        `memory: ${megabytes(peakRssBytes - idle)} at the peak above n8n's engine at rest (${megabytes(idle)})`,
      );
    } finally {
      await n8n.close();
      await emulator.stop();
    }
  },
};

async function usage(n8n: N8n, credential: SecretCredential, parameters: object): Promise<number> {
  const run = await n8n.run({
    nodes: [licensesNode({ resource: 'licenseAssignment', operation: 'getAll', ...parameters })],
    credentials: { ...credential },
  });
  if (run.error) throw new Error(run.error.everything);
  return run.items().length;
}
