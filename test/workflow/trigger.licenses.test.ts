import { startEmulator, type Emulator } from '../../emulator';
import { emptyTenant, skuFromCatalog, skuIdOf, subscriptionOf, type Tenant } from '../../emulator/tenant';
import { loadN8n, type N8n } from './n8n';
import { PublishedTrigger } from './publishedTrigger';

let n8n: N8n;
let emulator: Emulator;
let tenant: Tenant;

beforeAll(async () => {
  n8n = await loadN8n();
});
afterAll(() => n8n.close());
beforeEach(async () => {
  tenant = emptyTenant({ seats: { SPE_E5: 40, VISIOCLIENT: 3 } });
  const e3Sku = skuFromCatalog('SPE_E3');
  tenant.addSku(e3Sku, [
    subscriptionOf(e3Sku, 1, { ...terms, nextLifecycleDateTime: inDays(10) }),
    subscriptionOf(e3Sku, 2, { ...terms, nextLifecycleDateTime: inDays(200) }),
  ]);
  emulator = await startEmulator({ tenant });
});
afterEach(() => emulator.stop());

const terms = {
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 25,
  createdDateTime: '2025-01-01T00:00:00Z',
} as const;
const inDays = (days: number) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const published = (parameters: Record<string, unknown>) => new PublishedTrigger(n8n, emulator, parameters);

describe('licenseLow', () => {
  const low = (parameters: object = {}) => published({ event: 'licenseLow', threshold: 5, ...parameters });

  it('tells at the first poll what is low already, and each license once', async () => {
    const trigger = low();
    const [row, ...others] = (await trigger.poll()) ?? [];
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      event: 'licenseLow',
      message: 'Visio Plan 2 has 3 of 3 seats free; 5 or fewer count as low.',
      isSample: false,
      threshold: 5,
      name: 'Visio Plan 2',
      skuId: skuIdOf('VISIOCLIENT'),
      available: 3,
      purchased: 3,
      assigned: 0,
    });
    expect(await trigger.poll()).toBeNull();
  });

  it('tells it again once the license has recovered and is low again', async () => {
    const trigger = low();
    await trigger.poll();
    tenant.setSeats(skuIdOf('VISIOCLIENT'), 9);
    expect(await trigger.poll()).toBeNull();
    tenant.setSeats(skuIdOf('VISIOCLIENT'), 5);
    expect(await trigger.messages()).toEqual([
      'Visio Plan 2 has 5 of 5 seats free; 5 or fewer count as low.',
    ]);
  });

  it('watches the chosen licenses only, and refuses one that the tenant does not have', async () => {
    expect(await low({ skus: ['SPE_E5'] }).poll()).toBeNull();
    expect(await low({ skus: ['visioclient'] }).poll()).toHaveLength(1);
    expect((await low({ skus: ['SPE_E9'] }).failure()).message).toContain('SPE_E9');
  });

  it('begins anew where the threshold changes', async () => {
    const trigger = low();
    await trigger.poll();
    trigger.parameters = { event: 'licenseLow', threshold: 4 };
    expect(await trigger.poll()).toHaveLength(1);
    expect(await trigger.poll()).toBeNull();
  });

  it('keeps what it knows where a poll fails', async () => {
    const trigger = low();
    await trigger.poll();
    emulator.faults.inject({ kind: 'status', path: /subscribedSkus/, status: 403, times: 2 });
    expect((await trigger.failure()).description).toContain('LicenseAssignment.Read.All');
    expect(await trigger.poll()).toBeNull();
  });

  it('goes on with a new token', async () => {
    const trigger = low();
    await trigger.poll();
    emulator.faults.inject({ kind: 'status', path: /subscribedSkus/, status: 401 });
    expect(await trigger.poll()).toBeNull();
    expect(emulator.requests.matching('POST', /oauth2\/v2\.0\/token/)).toHaveLength(2);
  });

  it('works without the permission for subscriptions', async () => {
    emulator.apps.update(emulator.credential.clientId, { permissions: ['LicenseAssignment.Read.All'] });
    expect(await low().poll()).toMatchObject([{ name: 'Visio Plan 2', expirationDate: null, isTrial: null }]);
  });

  it('shows the scarcest license as a sample, and a made-up one in a tenant without any', async () => {
    expect(await low({ threshold: 1 }).sample()).toMatchObject([{ name: 'Visio Plan 2', isSample: true }]);
    const empty = await startEmulator({ tenant: emptyTenant() });
    try {
      const trigger = new PublishedTrigger(n8n, empty, { event: 'licenseLow', threshold: 5 });
      expect(await trigger.sample()).toMatchObject([
        { isSample: true, message: expect.stringMatching(/^Made-up sample: Microsoft 365 E3 has 3 of 300/) },
      ]);
    } finally {
      await empty.stop();
    }
  });

  it.each([[-1], ['few'], [2.5], [null], [{}]])('refuses the threshold %j', async (threshold) => {
    expect((await low({ threshold }).failure()).message).toContain('must be a whole number from 0');
  });
});

describe('subscriptionExpiring', () => {
  const expiring = (parameters: object = {}) =>
    published({ event: 'subscriptionExpiring', daysBefore: 30, ...parameters });

  it('tells at the first poll whose date is near already, and each date once', async () => {
    const trigger = expiring();
    const rows = (await trigger.poll()) ?? [];
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      event: 'subscriptionExpiring',
      message: `The subscription of Microsoft 365 E3 with 25 seats renews or ends on ${inDays(10).slice(0, 10)}, in 10 days.`,
      isSample: false,
      name: 'Microsoft 365 E3',
      expirationDate: inDays(10),
      daysLeft: 10,
      totalLicenses: 25,
      isTrial: false,
      skuPartNumber: 'SPE_E3',
    });
    expect(await trigger.poll()).toBeNull();
  });

  it('tells of a renewed subscription again when its next date is near', async () => {
    const trigger = expiring();
    await trigger.poll();
    const [subscription] = tenant.subscriptions();
    if (subscription) subscription.nextLifecycleDateTime = inDays(20);
    expect(await trigger.messages()).toEqual([expect.stringContaining('in 20 days')]);
    expect(await trigger.poll()).toBeNull();
  });

  it('says what is missing where the app may not read subscriptions', async () => {
    emulator.apps.update(emulator.credential.clientId, { permissions: ['LicenseAssignment.Read.All'] });
    expect((await expiring().failure()).description).toContain('Organization.Read.All');
  });

  it('shows the next date as a sample, however far it is', async () => {
    expect(await expiring({ daysBefore: 1 }).sample()).toMatchObject([
      { isSample: true, expirationDate: inDays(10) },
    ]);
  });

  it('shows a made-up date in a tenant without subscriptions', async () => {
    const trigger = expiring({ skus: ['SPE_E5'] });
    expect(await trigger.sample()).toMatchObject([
      { isSample: true, message: expect.stringMatching(/^Made-up sample: .* in 14 days\.$/) },
    ]);
  });

  it.each([[0], ['soon'], [1001]])('refuses %j days', async (daysBefore) => {
    expect((await expiring({ daysBefore }).failure()).message).toContain('from 1 to 1000');
  });
});

test('an event that does not exist is refused by name', async () => {
  expect((await published({ event: 'licenseGone' }).failure()).message).toContain('"licenseGone"');
});

test('the memory of one event is not taken for that of another', async () => {
  const trigger = published({ event: 'licenseLow', threshold: 5 });
  await trigger.poll();
  trigger.parameters = { event: 'subscriptionExpiring', daysBefore: 30 };
  expect(await trigger.poll()).toHaveLength(1);
  trigger.staticData = { 'node:Trigger': { memory: { version: 99, scope: 'x', facts: 'of the future' } } };
  expect(await trigger.poll()).toHaveLength(1);
});
