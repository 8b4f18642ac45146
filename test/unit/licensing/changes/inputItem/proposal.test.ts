import { ProposalError, readProposal } from '../../../../../licensing/changes/inputItem/proposal';

describe('readProposal', () => {
  it('reads the SKU ids by their action, as the item writes them', () => {
    const licenses = [
      { skuId: 'SKU-A', action: 'remove', name: 'Product A' },
      { skuId: 'sku-b', action: 'review' },
      { skuId: 'sku-c', action: 'remove' },
    ];
    expect(readProposal({ licenses })).toEqual({ remove: ['SKU-A', 'sku-c'], review: ['sku-b'] });
  });

  it('has a SKU once for each action, whatever the case of its id', () => {
    const licenses = [
      { skuId: 'sku-a', action: 'remove' },
      { skuId: 'SKU-A', action: 'remove' },
      { skuId: 'SKU-A', action: 'review' },
    ];
    const { remove, review } = readProposal({ licenses });
    expect([remove.length, review.length]).toEqual([1, 1]);
  });

  it('of an empty list proposes nothing', () => {
    expect(readProposal({ licenses: [] })).toEqual({ remove: [], review: [] });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no licenses', { skuId: 'sku-a', action: 'remove' }, 'has no list `licenses`'],
    ['a text for licenses', { licenses: 'SPE_E3' }, 'has no list `licenses`'],
    ['an entry that is null', { licenses: [null] }, "Entry 1 of the item's `licenses` has no skuId"],
    [
      'an entry without a SKU id',
      {
        licenses: [
          { skuId: 'sku-a', action: 'remove' },
          { skuId: ' ', action: 'remove' },
        ],
      },
      "Entry 2 of the item's `licenses` has no skuId",
    ],
    ['an entry without an action', { licenses: [{ skuId: 'sku-a' }] }, 'must be "remove" or "review"'],
    [
      'an action of another case',
      { licenses: [{ skuId: 'sku-a', action: 'Remove' }] },
      'must be "remove" or "review"',
    ],
  ])('refuses an item with %s, even if other entries are right', (_, item, problem) => {
    const reading = () => readProposal(item);
    expect(reading).toThrow(ProposalError);
    expect(reading).toThrow(problem);
  });
});
