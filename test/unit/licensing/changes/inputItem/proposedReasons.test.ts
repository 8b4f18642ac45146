import {
  proposedContainer,
  proposedReasons,
  proposedSettings,
} from '../../../../../licensing/changes/inputItem/proposedReasons';

const entry = (reasons?: unknown) => ({ skuId: 'SKU-A', action: 'remove', reasons });

describe('proposedReasons', () => {
  it('are those of the license, or else those of the user', () => {
    const reasons = [{ code: 'blocked' }];
    expect(proposedReasons({ licenses: [entry(['guest'])], reasons }, 'sku-a')).toEqual(['guest']);
    expect(proposedReasons({ licenses: [entry()], reasons }, 'sku-a')).toEqual(['blocked']);
    expect(proposedReasons({ reasons }, 'sku-a')).toEqual(['blocked']);
  });

  it('are null where the item gives none at all', () => {
    expect(proposedReasons({}, 'sku-a')).toBeNull();
    expect(proposedReasons({ licenses: [entry()] }, 'sku-a')).toBeNull();
  });

  it.each([
    ['emptied', { licenses: [entry([])] }],
    ['nulled', { licenses: [entry(null)] }],
    ['flattened to text', { licenses: [entry('blocked')] }],
    ['emptied for the user', { licenses: [entry()], reasons: [] }],
    ['there for another license only', { licenses: [entry(), { skuId: 'sku-d', reasons: ['guest'] }] }],
  ])('are empty, not null, where they were %s', (_, item) => {
    expect(proposedReasons(item, 'sku-a')).toEqual([]);
  });

  it('keep what is no text as a code that no rule has', () => {
    expect(proposedReasons({ licenses: [entry([{ code: 'blocked' }, 'guest'])] }, 'sku-a')).toEqual([
      '',
      'guest',
    ]);
  });
});

describe('proposedSettings', () => {
  it('are those of the evidence, or else the defaults of Find Candidates', () => {
    const reasons = [{ evidence: { threshold: 30 } }, { evidence: { minAssignedDays: 0 } }];
    expect(proposedSettings({ reasons })).toEqual({ inactiveDays: 30, minAssignedDays: 0 });
    const wrong = [{ evidence: { threshold: 0, minAssignedDays: -1 } }, { evidence: 'threshold' }];
    for (const item of [{}, { reasons: wrong }])
      expect(proposedSettings(item)).toEqual({ inactiveDays: 90, minAssignedDays: 30 });
  });
});

describe('proposedContainer', () => {
  it('is the one of this license in the evidence', () => {
    const containedIn = { skuId: 'sku-ab', name: 'Product AB' };
    const reasons = [
      { code: 'overlap', evidence: { licenses: [{ skuId: 'sku-d' }, { skuId: 'SKU-A', containedIn }] } },
    ];
    expect(proposedContainer({ reasons }, 'sku-a')).toEqual(containedIn);
    expect(proposedContainer({ reasons }, 'sku-d')).toBeNull();
    expect(proposedContainer({}, 'sku-a')).toBeNull();
  });
});
