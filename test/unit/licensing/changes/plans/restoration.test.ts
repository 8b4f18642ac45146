import { planRestoration } from '../../../../../licensing/changes/plans/restoration';
import { byGroup, held } from '../../../../support/ruleScene';

const removed = held('AB', { disabledPlans: ['plan-A'] });

describe('planRestoration', () => {
  it('adds exactly the removed licenses, disabled plans included, and removes nothing', () => {
    expect(planRestoration([held('D')], [removed, held('A')])).toEqual({
      remove: [],
      add: [removed, held('A')],
      kept: [],
    });
  });

  it('leaves a license alone that the user has back with the same plans, in any case and order', () => {
    const back = held('AB', { skuId: 'SKU-AB', disabledPlans: ['plan-B', 'PLAN-A'] });
    const { add, kept } = planRestoration([back], [{ ...removed, disabledPlans: ['plan-A', 'plan-B'] }]);
    expect(add).toEqual([]);
    expect(kept).toMatchObject([
      { reason: 'alreadyAssigned', text: 'The user has Product AB back already.', isRefusal: false },
    ]);
  });

  it('assigns a license again that the user has back with other plans', () => {
    expect(planRestoration([held('AB')], [removed])).toMatchObject({ add: [removed], kept: [] });
  });

  it('assigns a license directly that the user has from a group only: it was a direct one', () => {
    expect(planRestoration([byGroup('AB', { disabledPlans: ['plan-A'] })], [removed]).add).toEqual([removed]);
  });
});
