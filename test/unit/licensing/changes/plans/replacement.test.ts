import { newAssignment } from '../../../../../licensing/changes/plans/assignment';
import { planReplacement } from '../../../../../licensing/changes/plans/replacement';
import type { AssignedLicense } from '../../../../../licensing/roster/assignedLicense';
import { byGroup, held } from '../../../../support/ruleScene';

const [from, to] = [held('AB'), held('ABC')];
const targetPlans = ['plan-A', 'plan-B', 'plan-C'];
const plan = (licenses: AssignedLicense[], plans = targetPlans) =>
  planReplacement(licenses, { from, to, targetPlans: plans }, new Map([['group-1', 'Sales']]));

describe('planReplacement', () => {
  it('removes the one license and adds the other', () => {
    expect(plan([held('D'), from])).toEqual({ remove: [from], add: [newAssignment(to, [])], kept: [] });
  });

  it('carries over the disabled plans that the target has, in any case, and no other', () => {
    const direct = held('AB', { disabledPlans: ['PLAN-B', 'plan-of-AB-only'] });
    expect(plan([direct]).add).toMatchObject([{ skuPartNumber: 'ABC', disabledPlans: ['PLAN-B'] }]);
    expect(plan([direct], ['plan-C']).add).toMatchObject([{ disabledPlans: [] }]);
  });

  it('does not assign a target again that the user has directly, whose plans stay', () => {
    const { remove, add, kept } = plan([from, held('ABC', { disabledPlans: ['plan-C'] })]);
    expect(remove).toEqual([from]);
    expect(add).toEqual([]);
    expect(kept).toMatchObject([
      {
        reason: 'alreadyAssigned',
        text: 'The user already has Product ABC directly.',
        isRefusal: false,
      },
    ]);
  });

  it('gives nothing to a user who does not hold the license', () => {
    expect(plan([held('D')])).toMatchObject({
      remove: [],
      add: [],
      kept: [
        {
          skuPartNumber: 'AB',
          reason: 'notAssigned',
          text: 'The user does not hold Product AB, so there is nothing to replace.',
        },
      ],
    });
  });

  it('gives nothing to a user who has the license from a group, and refuses', () => {
    expect(plan([byGroup('AB')])).toMatchObject({
      remove: [],
      add: [],
      kept: [{ reason: 'inheritedFromGroup', groupName: 'Sales', isRefusal: true }],
    });
  });

  it('says of a user who holds the target only both: that it is there, and that there is nothing to replace', () => {
    expect(plan([held('ABC')]).kept.map(({ skuPartNumber, reason }) => [skuPartNumber, reason])).toEqual([
      ['ABC', 'alreadyAssigned'],
      ['AB', 'notAssigned'],
    ]);
  });
});
