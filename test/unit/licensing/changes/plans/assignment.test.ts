import {
  newAssignment,
  planAssignment,
  type WantedLicense,
} from '../../../../../licensing/changes/plans/assignment';
import { byGroup, held, skuId } from '../../../../support/ruleScene';

const wanted = (plans: string, disabledPlans: string[] | null = null): WantedLicense => ({
  skuId: skuId(plans),
  skuPartNumber: plans,
  name: `Product ${plans}`,
  family: 'Other',
  disabledPlans,
});
const off = (...disabledPlans: string[]) => ({ disabledPlans });

describe('planAssignment', () => {
  it('adds each license that the user does not have, in order, and removes nothing', () => {
    expect(planAssignment([held('D')], [wanted('AB', ['plan-A']), wanted('A')])).toEqual({
      remove: [],
      add: [newAssignment(wanted('AB'), ['plan-A']), newAssignment(wanted('A'), [])],
      kept: [],
    });
  });

  it.each([
    ['directly', held('A')],
    ['by a group', byGroup('A')],
  ])('keeps a license that the user has %s', (way, license) => {
    const { add, kept } = planAssignment([license], [wanted('A')]);
    expect(add).toEqual([]);
    expect(kept).toMatchObject([
      { skuId: skuId('A'), reason: 'alreadyAssigned', text: `The user already has Product A ${way}.` },
    ]);
  });

  it('finds the license by its SKU id in any case', () => {
    expect(planAssignment([held('A')], [{ ...wanted('A'), skuId: 'SKU-A' }]).add).toEqual([]);
  });

  it('leaves the disabled plans of a license alone unless the item names some', () => {
    expect(planAssignment([held('AB', off('plan-A'))], [wanted('AB')]).add).toEqual([]);
    expect(planAssignment([held('AB', off('plan-A'))], [wanted('AB', ['PLAN-A'])]).add).toEqual([]);
    expect(planAssignment([held('AB', off('plan-A'))], [wanted('AB', ['plan-B'])]).add).toMatchObject([
      off('plan-B'),
    ]);
    expect(planAssignment([held('AB', off('plan-A'))], [wanted('AB', [])]).add).toMatchObject([off()]);
  });

  it('goes by the direct assignment where there is a group as well', () => {
    const both = [byGroup('AB', off('plan-A')), held('AB', off('plan-B'))];
    expect(planAssignment(both, [wanted('AB', ['plan-A'])]).add).toHaveLength(1);
    expect(planAssignment(both, [wanted('AB', ['plan-B'])]).add).toEqual([]);
  });

  it('assigns directly what the group gives with other plans, or could not give', () => {
    expect(planAssignment([byGroup('AB', off('plan-A'))], [wanted('AB', [])]).add).toMatchObject([
      { assignedVia: 'direct', ...off() },
    ]);
    expect(planAssignment([byGroup('A', { state: 'Error' })], [wanted('A')]).add).toHaveLength(1);
  });
});

describe('newAssignment', () => {
  it('is a direct license with the SKU fields only, and does not share the list of plans', () => {
    const plans = ['plan-A'];
    const assignment = newAssignment(byGroup('AB', { error: 'CountViolation' }), plans);
    plans.push('plan-B');
    expect(assignment).toEqual({
      skuId: skuId('AB'),
      skuPartNumber: 'AB',
      name: 'Product AB',
      family: 'Other',
      assignedVia: 'direct',
      groupId: null,
      state: 'Active',
      error: null,
      disabledPlans: ['plan-A'],
      assignedDate: null,
    });
  });
});
