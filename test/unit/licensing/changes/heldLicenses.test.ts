import type { LicenseChange } from '../../../../licensing/changes/change';
import {
  applyChange,
  directOf,
  inheritedOf,
  samePlans,
  toGrant,
  writeBetween,
} from '../../../../licensing/changes/heldLicenses';
import { byGroup, held } from '../../../support/ruleScene';

const change = (details: Partial<LicenseChange>): LicenseChange => ({
  remove: [],
  add: [],
  kept: [],
  ...details,
});
const off = (...disabledPlans: string[]) => ({ disabledPlans });

describe('directOf and inheritedOf', () => {
  const [direct, inherited, other] = [held('A'), byGroup('A'), held('D')];
  const licenses = [inherited, other, direct];

  it('part the assignments of a SKU, whatever the case of its id', () => {
    expect(directOf(licenses, 'SKU-A')).toBe(direct);
    expect(inheritedOf(licenses, 'SKU-A')).toEqual([inherited]);
  });

  it('never take an assignment for direct whose way Graph does not name', () => {
    expect(directOf([held('A', { assignedVia: null })], 'sku-a')).toBeUndefined();
  });
});

describe('samePlans', () => {
  it.each([
    [[], [], true],
    [['p', 'q'], ['Q', 'P'], true],
    [['p', 'p'], ['p'], true],
    [['p'], ['p', 'q'], false],
    [['p', 'q'], ['p'], false],
    [['p'], ['q'], false],
  ])('of %j and %j is %s', (one, other, same) => {
    expect(samePlans(one, other)).toBe(same);
  });
});

describe('applyChange', () => {
  it('takes away direct licenses only', () => {
    const inherited = byGroup('A');
    expect(applyChange([held('A'), inherited, held('D')], change({ remove: [held('A')] }))).toEqual([
      inherited,
      held('D'),
    ]);
  });

  it('replaces the direct license of a SKU that is added', () => {
    const added = held('A', { skuId: 'SKU-A', ...off('p') });
    expect(applyChange([held('A'), byGroup('A')], change({ add: [added] }))).toEqual([byGroup('A'), added]);
  });
});

describe('writeBetween', () => {
  it('is null if no direct license differs, whatever happens to inherited ones', () => {
    expect(writeBetween([held('A'), byGroup('D')], [held('A'), byGroup('AB')])).toBeNull();
    expect(writeBetween([held('A', off('p', 'q'))], [held('A', off('Q', 'P'))])).toBeNull();
  });

  it('removes what is no longer there, and adds what is new or has other plans', () => {
    const start = [held('A'), held('AB', off('p')), held('D')];
    const end = [held('AB', off('q')), held('ABC', off('r')), held('D')];
    expect(writeBetween(start, end)).toEqual({
      addLicenses: [
        { skuId: 'sku-ab', ...off('q') },
        { skuId: 'sku-abc', ...off('r') },
      ],
      removeLicenses: ['sku-a'],
    });
  });

  it('removes the direct license of a SKU that the user keeps from a group', () => {
    expect(writeBetween([held('A'), byGroup('A')], [byGroup('A')])).toEqual({
      addLicenses: [],
      removeLicenses: ['sku-a'],
    });
  });
});

describe('toGrant', () => {
  it('has exactly what assignLicense takes, and does not share the list of plans', () => {
    const license = held('A', off('p'));
    const grant = toGrant(license);
    license.disabledPlans.push('q');
    expect(grant).toEqual({ skuId: 'sku-a', ...off('p') });
  });
});
