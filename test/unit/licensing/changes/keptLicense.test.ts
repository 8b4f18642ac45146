import { kept, keptInherited } from '../../../../licensing/changes/keptLicense';
import { byGroup, held } from '../../../support/ruleScene';

describe('kept', () => {
  it('has the SKU fields and the reason, and is no refusal unless it says so', () => {
    expect(kept(byGroup('A'), 'review', { text: 'Look first.' })).toEqual({
      skuId: 'sku-a',
      skuPartNumber: 'A',
      name: 'Product A',
      family: 'Other',
      reason: 'review',
      text: 'Look first.',
      groupId: null,
      groupName: null,
      isRefusal: false,
    });
    expect(kept(held('A'), 'protected', { text: 'No.', isRefusal: true }).isRefusal).toBe(true);
  });
});

describe('keptInherited', () => {
  it('names the group where the app may read its name, or else its id', () => {
    expect(keptInherited(byGroup('A'), new Map([['group-1', 'Sales']]), true)).toMatchObject({
      reason: 'inheritedFromGroup',
      text: expect.stringContaining('Product A comes from group "Sales"'),
      groupId: 'group-1',
      groupName: 'Sales',
      isRefusal: true,
    });
    expect(keptInherited(byGroup('A'), new Map(), false)).toMatchObject({
      text: expect.stringContaining('Product A comes from group group-1'),
      groupName: null,
    });
  });
});
