import { licenseEntry, objectsIn } from '../../../../../licensing/changes/inputItem/licenseEntries';

describe('licenseEntry', () => {
  it('is the one to remove where a SKU is listed twice, in any letter case', () => {
    const byGroup = { skuId: 'sku-a', action: 'review' };
    const direct = { skuId: 'SKU-A', action: 'remove' };
    expect(licenseEntry({ licenses: [byGroup, direct] }, 'sku-A')).toBe(direct);
    expect(licenseEntry({ licenses: [byGroup] }, 'sku-A')).toBe(byGroup);
    expect(licenseEntry({ licenses: [direct] }, 'sku-b')).toBeUndefined();
  });
});

describe('objectsIn', () => {
  it('passes over what is no object, and finds none in what is no list', () => {
    expect(objectsIn([null, 'a', { b: 1 }])).toEqual([{ b: 1 }]);
    expect(objectsIn({ b: 1 })).toEqual([]);
  });
});
