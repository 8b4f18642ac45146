import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../../emulator';
import { assignmentOf, emptyTenant } from '../../emulator/tenant';
import { licensesNode, loadN8n, type N8n, type Run, type RunOptions } from './n8n';
import { daysAgo, e3, yammerPlan } from './reclaimScene';

interface Reported {
  id: string;
  outcome: string;
  restore: unknown;
}

const users = 90;
const folder = mkdtempSync(join(tmpdir(), 'n8n-log-'));
let logFile: string;
let processes: N8n[];
let emulator: Emulator;

beforeEach(() => {
  logFile = join(folder, `${expect.getState().currentTestName ?? ''}.log`.replaceAll(/[^\w.]+/g, '-'));
});
afterEach(async () => {
  await Promise.all(processes.map((n8n) => n8n.close()));
  await emulator.stop();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** So many n8n processes, and a tenant in which every user holds Microsoft 365 E3 without Viva Engage. */
async function start<Processes extends N8n[]>(
  count: Processes['length'],
  options: { latency?: number; writeDuration?: number },
): Promise<Processes> {
  const tenant = emptyTenant({ seats: { SPE_E3: users } });
  for (let index = 0; index < users; index++) {
    tenant.addUser({
      ...{ userPrincipalName: `user${index}@contoso.com`, usageLocation: 'DE' },
      licenseAssignments: [assignmentOf('SPE_E3', daysAgo(99), { disabledPlans: [yammerPlan] })],
    });
  }
  emulator = await startEmulator({ tenant, ...options });
  processes = await Promise.all(Array.from({ length: count }, startN8n));
  // A process loads the package at its first run; without this, the others would be far ahead.
  await Promise.all(processes.map((n8n) => n8n.run(reclaim(allIds().slice(0, 1), true))));
  return processes as Processes;
}

function startN8n(): Promise<N8n> {
  const log = { N8N_LOG_LEVEL: 'info', N8N_LOG_OUTPUT: 'file', N8N_LOG_FILE_LOCATION: logFile };
  return loadN8n({ env: log });
}

const allIds = () => [...emulator.tenant.scanUsers()].map(({ user: { id } }) => id);
const reclaim = (ids: string[], dryRun = false): RunOptions => ({
  nodes: [licensesNode({ resource: 'reclamation', operation: 'reclaim', licenses: 'all', dryRun })],
  input: ids.map((id) => ({ id })),
  credentials: { ...emulator.credential },
});
const restoring = (records: IDataObject[]): RunOptions => ({
  nodes: [licensesNode({ resource: 'reclamation', operation: 'restore' })],
  input: records,
  credentials: { ...emulator.credential },
});
const undoOf = (id: string) => ({ id, addLicenses: [{ skuId: e3, disabledPlans: [yammerPlan] }] });

/** The user of each license write that Graph has made. */
const writtenIds = () =>
  emulator.requests
    .all()
    .flatMap(({ items = [] }) => items)
    .filter(({ path, status }) => path.includes('assignLicense') && status === 200)
    .map(({ path }) => /users\/([^/]+)\/assignLicense/.exec(path)?.[1] ?? path);
const withoutLicense = () =>
  allIds().filter((id) => emulator.tenant.currentUser(id)?.licenseAssignments.length === 0);

async function untilWritten(count: number): Promise<void> {
  while (users - emulator.tenant.consumedUnits(e3) < count) await sleep(5);
}

/** A round trip that was under way still lands. */
async function untilQuiet(): Promise<void> {
  let before = -1;
  while (before !== withoutLicense().length) {
    before = withoutLicense().length;
    await sleep(500);
  }
}

/** What the log says undoes a change, by user. */
function loggedUndo(): Map<string, unknown> {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  const records = lines
    .filter((line) => line.includes('Changing the licenses of'))
    .map((line) => (JSON.parse(line) as { message: string }).message)
    .map((message) => JSON.parse(message.slice(message.indexOf('{'))) as { id: string });
  return new Map(records.map((record) => [record.id, record]));
}

const withOutcome = (runs: Run[], outcome: string) =>
  runs
    .flatMap((run) => run.json<Reported>())
    .filter((item) => item.outcome === outcome)
    .map(({ id, restore }) => ({ id, restore }));
const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
/** Every user once, with what undoes the removal. */
const wholeRecord = () =>
  allIds()
    .map((id) => ({ id, restore: undoOf(id) }))
    .sort(byId);

/** Milliseconds: long enough that two runs that start together are sure to meet. */
const writeDuration = 20;

/** Both runs, which must have ended well, and have got in each other's way. */
async function atOnce(...started: Array<Promise<Run>>): Promise<Run[]> {
  const runs = await Promise.all(started);
  expect(runs.map(({ error }) => error)).toEqual([null, null]);
  expect(emulator.tenant.writeLock.refusals).toBeGreaterThan(0);
  return runs;
}

describe('two n8n processes that write to one tenant at once', () => {
  it('end as one would, each with the record of its own users', async () => {
    const [one, other] = await start<[N8n, N8n]>(2, { writeDuration });
    const ids = allIds();
    const runs = await atOnce(one.run(reclaim(ids.slice(0, 45))), other.run(reclaim(ids.slice(45))));
    expect(runs.map((run) => run.json<Reported>().map(({ id }) => id))).toEqual([
      ids.slice(0, 45),
      ids.slice(45),
    ]);
    expect(withOutcome(runs, 'reclaimed').sort(byId)).toEqual(wholeRecord());
    expect(writtenIds().sort()).toEqual([...ids].sort());
    expect(withoutLicense()).toHaveLength(users);
  });

  it('change nobody twice where both are given the same users, and undoing both gives each license back once', async () => {
    const [one, other] = await start<[N8n, N8n]>(2, { writeDuration });
    const ids = allIds();
    const runs = await atOnce(one.run(reclaim(ids)), other.run(reclaim([...ids].reverse())));
    expect(writtenIds().sort()).toEqual([...ids].sort());
    expect(withoutLicense()).toHaveLength(users);
    // Who comes second finds the license gone: before its own write (skipped), or by it.
    const [records, skipped] = [withOutcome(runs, 'reclaimed'), withOutcome(runs, 'skipped')];
    expect(records.length + skipped.length).toBe(2 * users);
    expect(records).toEqual(records.map(({ id }) => ({ id, restore: undoOf(id) })));
    expect(new Set(records.map(({ id }) => id))).toEqual(new Set(ids));

    for (const run of runs) {
      const recorded = run.json<IDataObject>().filter(({ outcome }) => outcome === 'reclaimed');
      expect((await one.run(restoring(recorded))).error).toBeNull();
    }
    const given = ids.map((id) => emulator.tenant.currentUser(id)?.licenseAssignments);
    expect(given).toMatchObject(ids.map(() => [{ skuId: e3, disabledPlans: [yammerPlan] }]));
    expect(writtenIds().sort()).toEqual([...ids, ...ids].sort());
  });
});

describe('a reclaim that ends in the middle', () => {
  it('by kill -9: its log undoes every change, and the same items run again end as one clean run would', async () => {
    const [n8n] = await start<[N8n]>(1, { latency: 100 });
    const lost = n8n.run(reclaim(allIds())).then(
      () => 'finished',
      (error: unknown) => String(error),
    );
    await untilWritten(25);
    await n8n.kill();
    expect(await lost).toContain('The n8n process ended (SIGKILL)');
    await untilQuiet();
    const changed = withoutLicense();
    expect(changed.length).toBeGreaterThanOrEqual(25);
    expect(changed.length).toBeLessThan(users);
    const undo = loggedUndo();
    expect(changed.map((id) => undo.get(id))).toEqual(changed.map(undoOf));

    const again = await startN8n();
    processes.push(again);
    const second = await again.run(reclaim(allIds()));
    expect(second.error).toBeNull();
    expect(withOutcome([second], 'skipped').map(({ id }) => id)).toEqual(changed);
    const left = allIds().filter((id) => !changed.includes(id));
    expect(withOutcome([second], 'reclaimed')).toEqual(left.map((id) => ({ id, restore: undoOf(id) })));
    expect(writtenIds().sort()).toEqual(allIds().sort());
    expect(withoutLicense()).toHaveLength(users);
  });

  it('by Stop in the editor: its log undoes every change', async () => {
    const [n8n] = await start<[N8n]>(1, { latency: 100 });
    const run = n8n.start(reclaim(allIds()));
    await untilWritten(25);
    await run.cancel();
    await run.result;
    await untilQuiet();
    const changed = withoutLicense();
    expect(changed.length).toBeGreaterThanOrEqual(25);
    expect(changed.length).toBeLessThan(users);
    const undo = loggedUndo();
    expect(changed.map((id) => undo.get(id))).toEqual(changed.map(undoOf));
  });
});
