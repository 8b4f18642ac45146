import type { CompanySubscription, SubscribedSku } from '@microsoft/microsoft-graph-types';
import { toLicenseItem } from '../../../../licensing/inventory/licenseItem';
import { readPriceList } from '../../../../licensing/money/prices';
import { createProductCatalog } from '../../../../licensing/products/catalog';
import { builtInProductTable } from '../../../../licensing/products/productTable';

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const catalog = createProductCatalog({ table: builtInProductTable() });
const sku: SubscribedSku = {
  skuId: e3,
  skuPartNumber: 'SPE_E3',
  appliesTo: 'User',
  capabilityStatus: 'Enabled',
  consumedUnits: 14,
  prepaidUnits: { enabled: 25, warning: 3, suspended: 2, lockedOut: 1 },
  subscriptionIds: ['s1'],
  servicePlans: [
    {
      servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
      servicePlanName: 'TEAMS1',
      appliesTo: 'User',
      provisioningStatus: 'Success',
    },
  ],
};
const s1: CompanySubscription = {
  id: 's1',
  commerceSubscriptionId: 'c1',
  skuId: e3,
  status: 'Enabled',
  isTrial: false,
  totalLicenses: 25,
  createdDateTime: '2024-01-01T00:00:00Z',
  nextLifecycleDateTime: '2027-01-01T00:00:00Z',
};
const prices = (...rows: object[]) => readPriceList(rows, '2026-07-15');
const price = { sku: 'SPE_E3', unitPrice: '36.10', currency: 'EUR', paymentFrequency: 'monthly' };
const item = (
  change: Partial<SubscribedSku> = {},
  subscriptions: CompanySubscription[] | null = [s1],
  rows: object[] = [],
) =>
  toLicenseItem(
    { ...sku, ...change },
    { subscriptions, prices: prices(...rows), catalog, includeServicePlans: false },
  );

describe('a license of the inventory', () => {
  it('has every column', () => {
    expect(item()).toEqual({
      skuId: e3,
      skuPartNumber: 'SPE_E3',
      name: 'Microsoft 365 E3',
      family: 'Microsoft 365',
      licenseType: 'user',
      status: 'Enabled',
      purchased: 28,
      assigned: 14,
      available: 14,
      enabled: 25,
      warning: 3,
      suspended: 2,
      lockedOut: 1,
      isTrial: false,
      effectiveDate: '2024-01-01T00:00:00Z',
      expirationDate: '2027-01-01T00:00:00Z',
      subscriptions: [
        {
          id: 's1',
          commerceSubscriptionId: 'c1',
          status: 'Enabled',
          isTrial: false,
          totalLicenses: 25,
          createdDateTime: '2024-01-01T00:00:00Z',
          nextLifecycleDateTime: '2027-01-01T00:00:00Z',
        },
      ],
      unitPrice: null,
      currency: null,
      paymentFrequency: null,
      annualCost: null,
      annualUnusedCost: null,
    });
  });

  it('has its service plans where they are asked for', () => {
    const sources = { subscriptions: null, prices: prices(), catalog, includeServicePlans: true };
    expect(toLicenseItem(sku, sources).servicePlans).toEqual([
      {
        servicePlanId: '57ff2da0-773e-42df-b2af-ffb7a2317929',
        servicePlanName: 'TEAMS1',
        name: 'Microsoft Teams',
        appliesTo: 'User',
        provisioningStatus: 'Success',
      },
    ]);
  });

  it('is a company license where no user can be given it', () => {
    expect(item({ appliesTo: 'Company' }).licenseType).toBe('company');
  });

  it('may be over-used', () => {
    expect(item({ consumedUnits: 31 })).toMatchObject({ purchased: 28, assigned: 31, available: -3 });
  });

  it.each([
    { skuId: undefined },
    { skuPartNumber: undefined },
    { consumedUnits: undefined },
    { prepaidUnits: undefined },
  ])('is refused with %j, rather than counted wrong', (gap) => {
    expect(() => item(gap)).toThrow('its figures cannot be trusted');
  });
});

describe('subscriptions', () => {
  const s2 = {
    ...s1,
    id: 's2',
    createdDateTime: '2025-05-05T00:00:00Z',
    nextLifecycleDateTime: '2026-09-01T00:00:00Z',
  };
  const foreign = {
    ...s1,
    id: 's3',
    skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df',
    nextLifecycleDateTime: '2026-01-01T00:00:00Z',
  };

  it('of several, the first beginning and the earliest next date count', () => {
    expect(item({}, [s2, foreign, s1])).toMatchObject({
      effectiveDate: '2024-01-01T00:00:00Z',
      expirationDate: '2026-09-01T00:00:00Z',
      subscriptions: [{ id: 's2' }, { id: 's1' }],
    });
  });

  it('are compared as times, not as text', () => {
    const earlier = { ...s2, nextLifecycleDateTime: '2026-09-01T00:00:00.0000000+02:00' };
    expect(item({}, [s2, earlier]).expirationDate).toBe('2026-09-01T00:00:00.0000000+02:00');
  });

  it('belong to a SKU by its list of ids or by their own SKU id, whatever its case', () => {
    expect(item({ subscriptionIds: [] }, [{ ...s1, skuId: e3.toUpperCase() }]).subscriptions).toHaveLength(1);
    expect(item({ subscriptionIds: ['s1'] }, [{ ...s1, skuId: null }]).subscriptions).toHaveLength(1);
  });

  it('make a trial of the license where all of them are', () => {
    expect(item({}, [{ ...s1, isTrial: true }, s2]).isTrial).toBe(false);
    expect(
      item({}, [
        { ...s1, isTrial: true },
        { ...s2, isTrial: true },
      ]).isTrial,
    ).toBe(true);
  });

  it('that were not read are null, which is not the same as none', () => {
    expect(item({}, null)).toMatchObject({
      isTrial: null,
      effectiveDate: null,
      expirationDate: null,
      subscriptions: null,
    });
    expect(item({}, [])).toMatchObject({
      isTrial: null,
      effectiveDate: null,
      expirationDate: null,
      subscriptions: [],
    });
  });

  it('without a next date leave the expiration date open', () => {
    expect(item({}, [{ ...s1, nextLifecycleDateTime: null }]).expirationDate).toBeNull();
  });
});

describe('costs', () => {
  it.each([
    [
      price,
      {
        unitPrice: 36.1,
        currency: 'EUR',
        paymentFrequency: 'monthly',
        annualCost: 10830,
        annualUnusedCost: 4765.2,
      },
    ],
    [
      { ...price, unitPrice: 433.2, paymentFrequency: 'annual', currency: 'usd' },
      {
        unitPrice: 433.2,
        currency: 'USD',
        paymentFrequency: 'annual',
        annualCost: 10830,
        annualUnusedCost: 4765.2,
      },
    ],
    [
      { ...price, unitPrice: 0 },
      { unitPrice: 0, annualCost: 0, annualUnusedCost: 0 },
    ],
    [
      { ...price, sku: 'VISIOCLIENT' },
      { unitPrice: null, currency: null, annualCost: null, annualUnusedCost: null },
    ],
  ])('with %j are those of the 25 seats that have not lapsed, 14 of them in use', (row, costs) => {
    expect(item({}, [s1], [row])).toMatchObject(costs);
    expect(item({}, null, [row])).toMatchObject(costs);
  });

  it('of unused seats are not negative where the license is over-used', () => {
    expect(item({ consumedUnits: 31 }, [s1], [price]).annualUnusedCost).toBe(0);
  });

  it('are 0 for a trial, which shows what a seat would cost', () => {
    const trial = { ...s1, isTrial: true };
    expect(item({}, [trial], [price])).toMatchObject({
      unitPrice: 36.1,
      annualCost: 0,
      annualUnusedCost: 0,
    });
    expect(item({}, [trial]).annualCost).toBeNull();
  });
});
