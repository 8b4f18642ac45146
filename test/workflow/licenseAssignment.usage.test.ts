import { type Emulator, startEmulator } from '../../emulator';
import { type N8n, licensesNode, loadN8n } from './n8n';
import { expectedUsage } from './usageOracle';

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ users: 300, seed: 7 })]);
});
afterAll(async () => {
  await Promise.all([n8n.close(), emulator.stop()]);
});
beforeEach(() => {
  emulator.reset();
});

interface Assignment {
  userId: string;
  skuId: string;
  groupId: string | null;
  services: string[];
  lastActivityDate: string | null;
  inactiveDays: number | null;
  usage: string;
  reportRefreshDate: string;
}

const getAll = (parameters: Record<string, unknown> = {}) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'licenseAssignment', operation: 'getAll', returnAll: true, ...parameters })],
    credentials: { ...emulator.credential },
  });

const keyOf = ({ userId, skuId, groupId }: Assignment) => [userId, skuId, groupId].join(' ');

describe('licenseAssignment: getAll over the sample tenant', () => {
  it('says of every licence what the tenant’s own record says', async () => {
    const run = await getAll();
    expect(run.error).toBeNull();
    const found = run.json<Assignment>();
    const expected = expectedUsage(emulator.tenant);

    expect(found.map(keyOf).sort()).toEqual([...expected.keys()].sort());
    const usages = new Map(
      found.map((item) => {
        const { services, lastActivityDate, inactiveDays, usage } = item;
        return [keyOf(item), { services, lastActivityDate, inactiveDays, usage }];
      }),
    );
    expect(Object.fromEntries(usages)).toEqual(Object.fromEntries(expected));
    expect(new Set(found.map(({ usage }) => usage))).toEqual(
      new Set(['active', 'inactive', 'neverActive', 'notMeasured']),
    );
    expect(new Set(found.map(({ reportRefreshDate }) => reportRefreshDate))).toEqual(
      new Set([emulator.tenant.reportRefreshDate]),
    );
  });
});
