import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../../emulator';
import { assignmentOf, emptyTenant, skuFromCatalog, skuIdOf, subscriptionOf } from '../../emulator/tenant';
import { licensesNode, loadN8n, type N8n, type Run } from './n8n';

const e3 = skuIdOf('SPE_E3');
const visio = skuIdOf('VISIOCLIENT');

const terms = {
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 5,
  createdDateTime: '2024-01-01T00:00:00Z',
  nextLifecycleDateTime: '2027-01-01T00:00:00Z',
} as const;

/** E3 with two subscriptions and nine users on eight seats, Visio on trial, and a SKU that no user can be given. */
function licenseScene() {
  const tenant = emptyTenant({ now: '2026-11-20T08:00:00Z' });
  const e3Sku = skuFromCatalog('SPE_E3');
  tenant.addSku(e3Sku, [
    subscriptionOf(e3Sku, 1, terms),
    subscriptionOf(e3Sku, 2, {
      ...terms,
      status: 'Warning',
      totalLicenses: 3,
      createdDateTime: '2025-06-01T00:00:00Z',
      nextLifecycleDateTime: '2026-12-01T00:00:00Z',
    }),
  ]);
  const visioSku = skuFromCatalog('VISIOCLIENT');
  tenant.addSku(visioSku, [
    subscriptionOf(visioSku, 1, {
      ...terms,
      isTrial: true,
      totalLicenses: 25,
      nextLifecycleDateTime: '2026-12-24T00:00:00Z',
    }),
  ]);
  tenant.addSku(skuFromCatalog('POWER_BI_PRO', 4));
  tenant.addSku(skuFromCatalog('WINDOWS_STORE', 100));
  for (let number = 1; number <= 9; number++) {
    tenant.addUser({
      userPrincipalName: `user${number}@contoso.com`,
      licenseAssignments: [assignmentOf('SPE_E3', '2025-02-01')],
    });
  }
  return tenant;
}

let n8n: N8n;
let emulator: Emulator;
beforeAll(async () => {
  [n8n, emulator] = await Promise.all([loadN8n(), startEmulator({ tenant: licenseScene() })]);
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  await n8n.close();
  await emulator.stop();
});

const run = (parameters: object = {}, credentials = emulator.credential, input: IDataObject[] = [{}]) =>
  n8n.run({
    nodes: [licensesNode({ resource: 'license', operation: 'getAll', returnAll: true, ...parameters })],
    input,
    credentials: { ...credentials },
  });
const byPartNumber = (value: string) => ({ __rl: true, mode: 'partNumber', value });
const withOptions = (options: object) => run({ options });
const warnings = (hints: Run['hints']) => hints().filter(({ type }) => type === 'warning');
const paths = () =>
  emulator.requests
    .matching('GET', /^\/v1\.0\//)
    .map(({ path }) => path)
    .sort();

describe('license: getAll', () => {
  it('gives every column, from two requests', async () => {
    const { error, items } = await run();
    expect(error).toBeNull();
    expect(items().map(({ json }) => json.skuPartNumber)).toEqual(['SPE_E3', 'VISIOCLIENT', 'POWER_BI_PRO']);
    expect(items()[0]).toEqual({
      json: {
        skuId: e3,
        skuPartNumber: 'SPE_E3',
        name: 'Microsoft 365 E3',
        family: 'Microsoft 365',
        licenseType: 'user',
        status: 'Enabled',
        purchased: 8,
        assigned: 9,
        available: -1,
        enabled: 5,
        warning: 3,
        suspended: 0,
        lockedOut: 0,
        isTrial: false,
        effectiveDate: '2024-01-01T00:00:00Z',
        expirationDate: '2026-12-01T00:00:00Z',
        subscriptions: [
          expect.objectContaining({ status: 'Enabled', totalLicenses: 5, isTrial: false }),
          expect.objectContaining({
            status: 'Warning',
            totalLicenses: 3,
            nextLifecycleDateTime: '2026-12-01T00:00:00Z',
          }),
        ],
        unitPrice: null,
        currency: null,
        paymentFrequency: null,
        annualCost: null,
        annualUnusedCost: null,
      },
      pairedItem: { item: 0 },
    });
    expect(items()[1]?.json).toMatchObject({
      isTrial: true,
      expirationDate: '2026-12-24T00:00:00Z',
      available: 25,
    });
    expect(items()[2]?.json).toMatchObject({ isTrial: null, expirationDate: null, subscriptions: [] });
    expect(paths()).toEqual(['/v1.0/directory/subscriptions', '/v1.0/subscribedSkus']);
  });

  it('says where to enter prices while none is known, and no longer once one is', async () => {
    const prices = (sku: string) => ({
      priceList: { values: [{ sku, unitPrice: '9', currency: 'EUR', paymentFrequency: 'monthly' }] },
    });
    const messages = async (options: object) =>
      (await withOptions(options)).hints().map(({ message }) => message);
    expect(await messages({})).toEqual([expect.stringContaining('enter them under Options > Price List.')]);
    expect(await messages(prices('VISIOCLIENT'))).toEqual([]);
    expect(await messages(prices('PROJECTPREMIUM'))).toEqual([
      expect.stringContaining('No price is of a license in this output'),
    ]);
  });

  it('says of a license with more users than seats that none is free, and counts no minus', async () => {
    const choices = await n8n.loadOptions('getSkus', { credentials: { ...emulator.credential } });
    expect(choices.find(({ value }) => value === e3)?.description).toBe(
      'No seat free: 9 are assigned, and 8 were bought',
    );
  });

  it('gives service plans where they are asked for', async () => {
    const { json } = await withOptions({ includeServicePlans: true });
    expect(json<{ servicePlans: object[] }>()[0]?.servicePlans).toContainEqual({
      servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
      servicePlanName: 'TEAMS1',
      name: 'Microsoft Teams',
      appliesTo: 'User',
      provisioningStatus: 'Success',
    });
  });

  it('adds company-wide licences where asked', async () => {
    const { json } = await withOptions({ includeCompanyWide: true });
    expect(json()).toHaveLength(4);
    expect(json()[3]).toMatchObject({
      skuPartNumber: 'WINDOWS_STORE',
      licenseType: 'company',
      family: 'Windows',
    });
  });

  it('does not read subscriptions where they are not wanted', async () => {
    const { json } = await withOptions({ includeSubscriptions: false });
    expect(json()[0]).toMatchObject({ subscriptions: null, isTrial: null, expirationDate: null });
    expect(paths()).toEqual(['/v1.0/subscribedSkus']);
  });

  it('gives the licences all the same to an app that may not read subscriptions, with a hint', async () => {
    const poor = await startEmulator({ tenant: licenseScene(), permissions: ['LicenseAssignment.Read.All'] });
    const { error, json, hints } = await run({}, poor.credential);
    await poor.stop();
    expect(error).toBeNull();
    expect(json()[0]).toMatchObject({
      purchased: 8,
      subscriptions: null,
      isTrial: null,
      effectiveDate: null,
      expirationDate: null,
    });
    expect(warnings(hints)).toEqual([
      expect.objectContaining({ type: 'warning', message: expect.stringContaining('Organization.Read.All') }),
    ]);
  });

  it('gives the licences all the same where a gateway has no subscriptions, with a hint', async () => {
    emulator.faults.inject({ kind: 'status', status: 404, path: /subscriptions/, times: Infinity });
    const { error, json, hints } = await run();
    expect(error).toBeNull();
    expect(json()[0]).toMatchObject({ purchased: 8, subscriptions: null, expirationDate: null });
    expect(warnings(hints)).toEqual([
      expect.objectContaining({ type: 'warning', message: expect.stringContaining('Include Subscriptions') }),
    ]);
  });

  it('stops where the app may not read licences, and names what is missing', async () => {
    const poor = await startEmulator({ tenant: licenseScene(), permissions: ['Reports.Read.All'] });
    const { error, items } = await run({}, poor.credential);
    await poor.stop();
    expect(error?.httpCode).toBe('403');
    expect(`${error?.message} ${error?.description}`).toContain('LicenseAssignment.Read.All');
    expect(items()).toEqual([]);
  });

  it('limits', async () => {
    expect((await run({ returnAll: false, limit: 2 })).json()).toHaveLength(2);
  });

  it('gives Graph’s own objects without Simplify', async () => {
    const { json } = await run({ simplify: false });
    expect(json()).toHaveLength(3);
    expect(json()[0]).toMatchObject({
      skuId: e3,
      consumedUnits: 9,
      prepaidUnits: { enabled: 5, warning: 3 },
      accountName: 'Contoso',
    });
    expect(paths()).toEqual(['/v1.0/subscribedSkus']);
  });

  it('agrees with the tenant about every licence of Contoso', async () => {
    const contoso = await startEmulator({ users: 400, seed: 11 });
    const { json } = await run({ options: { includeCompanyWide: true } }, contoso.credential);
    const { tenant } = contoso;
    await contoso.stop();
    expect(
      json().map(({ skuId, assigned, enabled, warning, suspended, lockedOut }) => ({
        skuId,
        assigned,
        enabled,
        warning,
        suspended,
        lockedOut,
      })),
    ).toEqual(
      tenant.skus().map(({ skuId, prepaidUnits }) => ({
        skuId,
        assigned: tenant.consumedUnits(skuId),
        ...prepaidUnits,
      })),
    );
    expect(json().filter(({ name, skuPartNumber }) => name !== skuPartNumber).length).toBeGreaterThanOrEqual(
      15,
    );
  });
});

describe('prices', () => {
  const monthly = { sku: 'SPE_E3', unitPrice: '36.10', currency: 'eur', paymentFrequency: 'monthly' };
  const costs = {
    unitPrice: 36.1,
    currency: 'EUR',
    paymentFrequency: 'monthly',
    // Five seats: the three of the subscription in its grace period are not paid for.
    annualCost: 2166,
    annualUnusedCost: 0,
  };

  it.each([
    ['from the form', { priceList: { values: [{ ...monthly, sku: byPartNumber('SPE_E3') }] } }],
    ['from items of another node', { priceList: { items: [{ rows: '={{ $("Start").all() }}' }] } }],
    ['from the form of 0.1', { prices: { values: [monthly] } }],
    ['as JSON text, as in 0.1', { pricesJson: JSON.stringify([monthly]) }],
    ['by expression, as in 0.1', { pricesJson: `={{ ${JSON.stringify([{ ...monthly, sku: e3 }])} }}` }],
  ])('%s cost what is bought and what is unused', async (_, options) => {
    const { error, json } = await run({ options }, emulator.credential, [monthly]);
    expect(error).toBeNull();
    expect(json()[0]).toMatchObject(costs);
    expect(json()[1]).toMatchObject({ unitPrice: null, annualCost: null, annualUnusedCost: null });
  });

  it('keep currencies apart', async () => {
    const dollars = { sku: 'POWER_BI_PRO', unitPrice: 180, currency: 'USD', paymentFrequency: 'annual' };
    const { json } = await withOptions({ prices: { values: [monthly] }, pricesJson: [dollars] });
    expect(json()[0]).toMatchObject(costs);
    expect(json()[2]).toMatchObject({
      unitPrice: 180,
      currency: 'USD',
      annualCost: 720,
      annualUnusedCost: 720,
    });
  });

  it('cost nothing of a trial, unless the subscriptions are not read', async () => {
    const visioPrice = { sku: visio, unitPrice: 180, currency: 'USD', paymentFrequency: 'annual' };
    const options = { pricesJson: [visioPrice] };
    expect((await withOptions(options)).json()[1]).toMatchObject({
      isTrial: true,
      purchased: 25,
      unitPrice: 180,
      annualCost: 0,
      annualUnusedCost: 0,
    });
    const { json } = await withOptions({ ...options, includeSubscriptions: false });
    expect(json()[1]).toMatchObject({ isTrial: null, annualCost: 4500, annualUnusedCost: 4500 });
  });

  it('of a subscription hold for its seats alone', async () => {
    const { commerceSubscriptionId } = subscriptionOf(skuFromCatalog('SPE_E3'), 1, terms);
    const rows = [
      {
        ...monthly,
        sku: byPartNumber(''),
        details: { subscriptionId: commerceSubscriptionId },
        unitPrice: '30.00',
      },
      { ...monthly, sku: 'POWER_BI_PRO', unitPrice: '9.40' },
    ];
    const { error, json } = await withOptions({ priceList: { values: rows } });
    expect(error).toBeNull();
    expect(json()[0]).toMatchObject({ unitPrice: 30, annualCost: 1800, annualUnusedCost: 0 });
    expect(json()[2]).toMatchObject({ unitPrice: 9.4, annualCost: 451.2, annualUnusedCost: 451.2 });
  });

  it.each([
    [{ pricesJson: '[{' }, 'Prices (JSON) is not valid JSON'],
    [
      { prices: { values: [monthly, { ...monthly, unitPrice: '36,10' }] } },
      'Price 2: "36,10" is not a unit price',
    ],
    [{ pricesJson: [{ ...monthly, currency: 'Euro' }] }, 'Price 1: "Euro" is not a currency'],
    [{ pricesJson: [{ ...monthly, sku: '' }] }, 'or the id of a subscription as "subscriptionId"'],
  ])('%j stop the run before anything is read', async (options, message) => {
    expect((await withOptions(options)).error?.message).toContain(message);
    expect(paths()).toEqual([]);
  });
});

describe('names', () => {
  const header =
    'Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names';
  const plan = 'TEAMS1,57ff2da0-773e-42df-b2af-ffb7a2317929,Microsoft Teams (new)';
  let mirror: Server;
  let answers: string[];
  let hits: number;
  beforeEach(async () => {
    hits = 0;
    mirror = createServer((_, response) => {
      hits += 1;
      const answer = answers.shift();
      response
        .writeHead(answer === undefined ? 503 : 200, { 'Content-Type': 'application/octet-stream' })
        .end(answer ?? '');
    });
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => mirror.close(resolve)));
  const url = (path: string) => `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/${path}`;

  it('are refreshed once for many runs, service plans too', async () => {
    answers = [`\ufeff${header}\r\nMicrosoft 365 E3 (2027),SPE_E3,${e3},${plan}\r\n`];
    for (let times = 1; times <= 2; times++) {
      const { json, hints } = await withOptions({
        refreshNames: true,
        productNamesUrl: url('fresh.csv'),
        includeServicePlans: true,
      });
      expect(json()[0]).toMatchObject({ name: 'Microsoft 365 E3 (2027)' });
      expect(json<{ servicePlans: object[] }>()[0]?.servicePlans).toContainEqual(
        expect.objectContaining({ name: 'Microsoft Teams (new)' }),
      );
      // What the refreshed table lacks keeps its built-in name.
      expect(json()[1]).toMatchObject({ name: 'Visio Plan 2' });
      expect(warnings(hints)).toEqual([]);
    }
    expect(hits).toBe(1);
  });

  it.each([
    ['the address does not answer', [], ''],
    ['the answer is something else', ['<html>Sign in</html>'], "not Microsoft's table of product names"],
  ])('come from the built-in table where %s, with a hint', async (_, given, reason) => {
    answers = [...given];
    const { error, json, hints } = await withOptions({
      refreshNames: true,
      productNamesUrl: url('broken.csv'),
    });
    expect(error).toBeNull();
    expect(json()[0]).toMatchObject({ name: 'Microsoft 365 E3' });
    expect(warnings(hints)).toEqual([
      expect.objectContaining({
        type: 'warning',
        message: expect.stringContaining('could not be refreshed'),
      }),
    ]);
    expect(hints()[0]?.message).toContain(reason);
  });

  it('of the user’s own win, from the form and as JSON', async () => {
    const { json } = await withOptions({
      productNames: { values: [{ sku: 'SPE_E3', name: 'Büroarbeitsplatz 🧑‍💻' }] },
      productNamesJson: [{ sku: visio, name: 'Zeichnen' }],
    });
    expect(json()[0]).toMatchObject({ name: 'Büroarbeitsplatz 🧑‍💻', family: 'Microsoft 365' });
    expect(json()[1]).toMatchObject({ name: 'Zeichnen', family: 'Visio' });
  });

  it('of the user’s own that cannot be read stop the run', async () => {
    const { error } = await withOptions({ productNamesJson: '[{"sku":"SPE_E3"}]' });
    expect(error?.message).toContain('Product name 1 needs a sku (id or part number) and a name');
  });
});
