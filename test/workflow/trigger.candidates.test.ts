import { startEmulator, type Emulator } from '../../emulator';
import type { Tenant } from '../../emulator/tenant';
import { loadN8n, type N8n } from './n8n';
import { PublishedTrigger } from './publishedTrigger';
import { reclaimScene } from './reclaimScene';

let n8n: N8n;
let emulator: Emulator;
let tenant: Tenant;
let trigger: PublishedTrigger;

beforeAll(async () => {
  n8n = await loadN8n();
});
afterAll(() => n8n.close());
beforeEach(async () => {
  tenant = reclaimScene();
  emulator = await startEmulator({ tenant });
  trigger = new PublishedTrigger(n8n, emulator, parameters);
});
afterEach(() => emulator.stop());

const parameters = {
  event: 'candidateFound',
  inactiveDays: 90,
  reasons: ['inactive', 'neverActive', 'blocked', 'deleted'],
  options: { maxCandidatePercent: 100 },
};
const idOf = (name: string) => tenant.findUser(`${name}@contoso.com`)?.id ?? '';

interface Memory {
  memory: { facts: { lookedAt: string; candidates: Record<string, string> } };
}

/** As if the last look had been an hour ago. */
const anHourLater = () => {
  const { memory } = trigger.staticData['node:Trigger'] as unknown as Memory;
  memory.facts.lookedAt = new Date(Date.parse(memory.facts.lookedAt) - 3_600_000).toISOString();
};

describe('candidateFound', () => {
  it('remembers the candidates at first, then tells of new ones, once', async () => {
    expect(await trigger.poll()).toBeNull();
    anHourLater();
    expect(await trigger.poll()).toBeNull();

    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    anHourLater();
    const rows = (await trigger.poll()) ?? [];
    expect(rows).toMatchObject([
      {
        event: 'candidateFound',
        isSample: false,
        userId: 'busy1@contoso.com',
        reasons: [expect.objectContaining({ code: 'blocked' })],
        licenses: [expect.objectContaining({ skuPartNumber: 'SPE_E3' })],
      },
    ]);
    expect(rows[0]?.message).toContain('busy1');
    anHourLater();
    expect(await trigger.poll()).toBeNull();
  });

  it('tells of a candidate again who was none in between', async () => {
    await trigger.poll();
    const block = async (isBlocked: boolean) => {
      tenant.setUser(idOf('busy1'), { accountEnabled: !isBlocked });
      anHourLater();
      return trigger.poll();
    };
    expect(await block(true)).toHaveLength(1);
    expect(await block(false)).toBeNull();
    expect(await block(true)).toHaveLength(1);
  });

  it('looks once an hour at most: reports are new once a day, and Graph counts their downloads', async () => {
    await trigger.poll();
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    const before = emulator.requests.all().length;
    expect(await trigger.poll()).toBeNull();
    expect(emulator.requests.all()).toHaveLength(before);
  });

  it('loses nothing where a look stops', async () => {
    await trigger.poll();
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    anHourLater();
    tenant.reportSettings.displayConcealedNames = true;
    expect((await trigger.failure()).message).toMatch(/conceal/);
    tenant.reportSettings.displayConcealedNames = false;
    expect(await trigger.poll()).toHaveLength(1);
  });

  it('keeps candidates apart by license where they are listed so', async () => {
    trigger.parameters = { ...parameters, options: { maxCandidatePercent: 100, groupBy: 'license' } };
    await trigger.poll();
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    anHourLater();
    expect(await trigger.poll()).toHaveLength(1);
    anHourLater();
    expect(await trigger.poll()).toBeNull();
  });

  it('begins anew where the parameters change', async () => {
    await trigger.poll();
    trigger.parameters = { ...parameters, inactiveDays: 100 };
    tenant.setUser(idOf('busy1'), { accountEnabled: false });
    expect(await trigger.poll()).toBeNull();
  });

  it('shows a candidate of the tenant as a sample, and a made-up one where there is none', async () => {
    const [row] = await trigger.sample();
    expect(row).toMatchObject({ event: 'candidateFound', isSample: true });
    expect(tenant.findUser(String(row?.id)) ?? tenant.currentUser(String(row?.id))).not.toBeNull();

    const users = [...tenant.scanUsers()].map(({ user }) => user.userPrincipalName);
    trigger.parameters = { ...parameters, reasons: ['inactive'], exclude: { users } };
    expect(await trigger.sample()).toMatchObject([
      { isSample: true, message: expect.stringMatching(/^Made-up sample: Adele Vance could give back/) },
    ]);
  });
});
