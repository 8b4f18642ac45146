import { newAssignment } from '../../../../../licensing/changes/plans/assignment';
import { planReplacement } from '../../../../../licensing/changes/plans/replacement';
import type { AssignedLicense } from '../../../../../licensing/roster/assignedLicense';
import { byGroup, held } from '../../../../support/ruleScene';

const [from, to] = [held('AB'), held('ABC')];
const targetPlans = ['plan-A', 'plan-B', 'plan-C'];
const plan = (licenses: AssignedLicense[], plans = targetPlans) =>
  planReplacement(
    licenses,
    {
      from,
      to,
      sourcePlans: ['plan-A', 'plan-B'],
      targetPlans: plans,
      planName: (id) => `Plan ${id.slice(-1)}`,
    },
    new Map([['group-1', 'Sales']]),
  );

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
        text: 'The user already has Product ABC directly, with Plan C turned off.',
        isRefusal: false,
      },
    ]);
  });

  it('turns on in such a target what would be lost, and says so', () => {
    const { add, kept, remarks } = plan([from, held('ABC', { disabledPlans: ['PLAN-B', 'plan-C', 'gone'] })]);
    expect(add).toMatchObject([{ skuPartNumber: 'ABC', disabledPlans: ['plan-C'] }]);
    expect(kept).toEqual([]);
    expect(remarks).toEqual([
      'The user has Product ABC already; Plan B is turned on in it, because Product AB brings it.',
    ]);
  });

  it('does not assign what a group gives, and says what is on there that was off', () => {
    const given = plan([from, byGroup('ABC', { disabledPlans: ['plan-C'] })]);
    expect(given).toMatchObject({
      remove: [{ skuPartNumber: 'AB' }],
      add: [],
      kept: [{ text: 'The user already has Product ABC by group "Sales", with Plan C turned off.' }],
    });
    expect(given.remarks).toBeUndefined();
    const { add, remarks } = plan([held('AB', { disabledPlans: ['plan-A'] }), byGroup('ABC')]);
    expect(add).toEqual([]);
    expect(remarks).toEqual([
      'Product ABC from group "Sales" has Plan A turned on, which was off in Product AB.',
    ]);
  });

  it.each([
    ['gives less', { disabledPlans: ['plan-B'] }, ['Plan B']],
    ['could not give it', { state: 'Error' }, []],
  ])('assigns a target that a group %s', (_, details, off) => {
    const { add, remarks = [] } = plan([from, byGroup('ABC', details)]);
    expect(add).toMatchObject([{ assignedVia: 'direct', disabledPlans: [] }]);
    expect(remarks).toEqual(
      off.map((name) => `Product ABC comes from group "Sales" as well, but with ${name} turned off.`),
    );
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
