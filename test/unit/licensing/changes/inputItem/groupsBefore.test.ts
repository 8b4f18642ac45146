import { groupSkuIdsBefore } from '../../../../../licensing/changes/inputItem/groupsBefore';

describe('groupSkuIdsBefore', () => {
  it('are those of the rows with a group', () => {
    const before = [
      { skuId: 'SKU-A', groupId: 'group-1' },
      { skuId: 'sku-d', groupId: null },
      { groupId: 'group-1' },
    ];
    expect([...groupSkuIdsBefore({ before })]).toEqual(['sku-a']);
    expect([...groupSkuIdsBefore({})]).toEqual([]);
  });
});
