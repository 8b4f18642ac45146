import { pricesOfItem } from '../../../../../licensing/changes/inputItem/prices';

describe('pricesOfItem', () => {
  it('reads the costs of the licenses of an item, by SKU id in lower case', () => {
    const licenses = [
      { skuId: 'SKU-A', monthlyCost: 12.5, currency: 'EUR' },
      { skuId: 'sku-b', monthlyCost: 0, currency: 'USD' },
    ];
    expect(pricesOfItem({ licenses })).toEqual(
      new Map([
        ['sku-a', { monthlyCost: 12.5, currency: 'EUR' }],
        ['sku-b', { monthlyCost: 0, currency: 'USD' }],
      ]),
    );
  });

  it('reads the cost of an item that is one license', () => {
    expect(pricesOfItem({ skuId: 'SKU-A', monthlyCost: 3, currency: 'EUR' })).toEqual(
      new Map([['sku-a', { monthlyCost: 3, currency: 'EUR' }]]),
    );
  });

  it.each([
    ['no cost', { skuId: 'sku-a', monthlyCost: null, currency: null }],
    ['a cost without a currency', { skuId: 'sku-a', monthlyCost: 3 }],
    ['a cost in a text', { skuId: 'sku-a', monthlyCost: '3', currency: 'EUR' }],
    ['a negative cost', { skuId: 'sku-a', monthlyCost: -3, currency: 'EUR' }],
    ['a cost without end', { skuId: 'sku-a', monthlyCost: Infinity, currency: 'EUR' }],
    ['no SKU', { monthlyCost: 3, currency: 'EUR' }],
    ['no license', null],
  ])('leaves out an entry with %s, and keeps the others', (_, entry) => {
    const licenses = [entry, { skuId: 'sku-b', monthlyCost: 4, currency: 'EUR' }];
    expect([...pricesOfItem({ licenses }).keys()]).toEqual(['sku-b']);
  });

  it('is empty for an item without licenses', () => {
    expect(pricesOfItem({ id: 'user-1' }).size).toBe(0);
  });
});
