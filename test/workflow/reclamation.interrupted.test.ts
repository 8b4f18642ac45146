import { startEmulator, type Emulator } from '../../emulator';
import { assignmentOf, emptyTenant, skuIdOf } from '../../emulator/tenant';
import { licensesNode, loadN8n, type N8n, type RunOptions } from './n8n';
import { daysAgo } from './reclaimScene';

const USERS = 90;
let emulator: Emulator;
let n8n: N8n;

beforeEach(async () => {
  const tenant = emptyTenant({ seats: { SPE_E3: USERS } });
  for (let index = 0; index < USERS; index++) {
    tenant.addUser({
      userPrincipalName: `user${index}@contoso.com`,
      usageLocation: 'DE',
      licenseAssignments: [assignmentOf('SPE_E3', daysAgo(99))],
    });
  }
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ tenant, latency: 150 })]);
});
afterEach(async () => {
  await n8n.close();
  await emulator.stop();
});

const reclaimAll = (): RunOptions => ({
  nodes: [licensesNode({ resource: 'reclamation', operation: 'reclaim', licenses: 'all', dryRun: false })],
  input: [...emulator.tenant.scanUsers()].map(({ user: { id } }) => ({ id })),
  credentials: { ...emulator.credential },
});
const done = () =>
  emulator.requests
    .all()
    .flatMap(({ items = [] }) => items)
    .filter(({ path, status }) => path.includes('assignLicense') && status === 200);
const seatsInUse = () => emulator.tenant.consumedUnits(skuIdOf('SPE_E3'));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function untilWritten(count: number): Promise<void> {
  while (done().length < count) await pause(10);
}

describe('reclaim, interrupted', () => {
  it('ends as one clean run would, when the process dies in the middle and the items are run again', async () => {
    const first = n8n.start(reclaimAll());
    const lost = first.result.then(
      () => 'finished',
      (error: unknown) => String(error),
    );
    await untilWritten(20);
    await n8n.close();
    expect(await lost).toContain('The n8n process ended');
    expect(seatsInUse()).toBeGreaterThan(0);

    n8n = await loadN8n();
    const second = await n8n.run(reclaimAll());
    expect(second.error).toBeNull();
    expect(seatsInUse()).toBe(0);
    expect(
      second
        .json()
        .map(({ outcome }) => outcome)
        .filter((outcome) => outcome !== 'skipped' && outcome !== 'reclaimed'),
    ).toEqual([]);
    const written = done().map(({ path }) => path);
    expect(new Set(written).size).toBe(USERS);
    expect(written).toHaveLength(USERS);
  });

  it('sends nothing more once it is cancelled', async () => {
    const run = n8n.start(reclaimAll());
    await untilWritten(20);
    await run.cancel();
    await run.result;
    // n8n ends the run at once; the round trip that was under way then still lands.
    await pause(1_000);
    const written = done().length;
    expect(written).toBeLessThanOrEqual(40);
    await pause(1_000);
    expect(done()).toHaveLength(written);
    expect(seatsInUse()).toBe(USERS - written);
  });
});
