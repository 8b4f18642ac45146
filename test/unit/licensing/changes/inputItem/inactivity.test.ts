import {
  namesAbsence,
  proposedInactivity,
  restsOnInactivity,
} from '../../../../../licensing/changes/inputItem/inactivity';

const license = (reasons: string[], lastActivityDate: string | null = '2026-06-01') => ({
  skuId: 'SKU-A',
  reasons,
  lastActivityDate,
  services: ['teams'],
});

describe('proposedInactivity', () => {
  it('is that of the license, or else that of the user', () => {
    const item = {
      licenses: [license(['inactive'])],
      reasons: [{ code: 'inactive' }],
      lastActivityDate: '2026-07-01',
    };
    expect(proposedInactivity(item, 'sku-a')).toEqual({
      lastActivityDate: '2026-06-01',
      services: ['teams'],
    });
    expect(proposedInactivity(item, 'sku-other')).toEqual({ lastActivityDate: '2026-07-01', services: null });
  });

  it.each(['inactive', 'neverActive'])('is there for the reason %s', (reason) => {
    const item = { licenses: [license([reason], null)] };
    expect(proposedInactivity(item, 'sku-a')).toEqual({ lastActivityDate: null, services: ['teams'] });
    expect(restsOnInactivity(item)).toBe(true);
  });

  it.each([
    ['has another reason as well', { licenses: [license(['blocked', 'inactive'])] }],
    ['has another reason only', { licenses: [license(['duplicate'])] }],
    ['says nothing about activity', { id: 'user-1' }],
    [
      'is for another reason altogether',
      { reasons: [{ code: 'guest' }], lastActivityDate: null, inactiveDays: null },
    ],
  ])('is null where the item %s', (_, item) => {
    expect(proposedInactivity(item, 'sku-a')).toBeNull();
    expect(restsOnInactivity(item)).toBe(false);
  });

  it('is also in items of other operations', () => {
    const item = {
      skuId: 'SKU-A',
      lastActivityDate: '2026-06-01',
      inactiveDays: 170,
      services: ['exchange', 'nonsense'],
    };
    expect(proposedInactivity(item, 'sku-a')).toEqual({
      lastActivityDate: '2026-06-01',
      services: ['exchange'],
    });
    expect(restsOnInactivity(item)).toBe(true);
  });
});

describe('namesAbsence', () => {
  it.each([
    ['beside another reason', { licenses: [license(['blocked', 'inactive'])] }, true],
    ['for the user only', { reasons: [{ code: 'neverActive' }], licenses: [{ skuId: 'SKU-A' }] }, true],
    ['nowhere', { licenses: [license(['duplicate'])], lastActivityDate: null, inactiveDays: null }, false],
    ['in an item without reasons', { lastActivityDate: null, inactiveDays: null }, false],
  ])('finds it %s', (_, item, expected) => {
    expect(namesAbsence(item)).toBe(expected);
  });
});
