import { planRestoration } from '../../../../../licensing/changes/plans/restoration';
import type { AssignedLicense } from '../../../../../licensing/roster/assignedLicense';
import { byGroup, held, skuId } from '../../../../support/ruleScene';

const removed = held('AB', { disabledPlans: ['plan-A'] });
const plan = (
  licenses: AssignedLicense[],
  taken: AssignedLicense[] = [removed],
  givenByGroupBefore: ReadonlySet<string> = new Set(),
) =>
  planRestoration(licenses, taken, {
    groupNames: new Map([['group-1', 'Sales']]),
    givenByGroupBefore,
    planName: (id) => `Plan ${id.slice(-1)}`,
  });

describe('planRestoration', () => {
  it('adds exactly the removed licenses, disabled plans included, and removes nothing', () => {
    expect(plan([held('D')], [removed, held('A')])).toEqual({
      remove: [],
      add: [removed, held('A')],
      kept: [],
    });
  });

  it('leaves a license alone that the user has back with the same plans, in any case and order', () => {
    const back = held('AB', { skuId: 'SKU-AB', disabledPlans: ['plan-B', 'PLAN-A'] });
    const { add, kept } = plan([back], [{ ...removed, disabledPlans: ['plan-A', 'plan-B'] }]);
    expect(add).toEqual([]);
    expect(kept).toMatchObject([
      { reason: 'alreadyAssigned', text: 'The user has Product AB back already.', isRefusal: false },
    ]);
  });

  it('assigns a license again that the user has back with other plans, and says what that overrides', () => {
    const { add, kept, remarks } = plan([held('AB', { disabledPlans: ['plan-B'] })]);
    expect([add, kept]).toEqual([[removed], []]);
    expect(remarks).toEqual([
      'Product AB has been assigned again since; as before its removal, it has Plan B turned on and Plan A turned off.',
    ]);
  });

  it('does not assign directly what a group gives by now in the same form', () => {
    const { add, kept } = plan([byGroup('AB', { disabledPlans: ['PLAN-A'] })]);
    expect(add).toEqual([]);
    expect(kept).toMatchObject([
      {
        reason: 'alreadyAssigned',
        text: 'The user has Product AB from group "Sales" now, with the same service plans.',
        groupId: 'group-1',
        groupName: 'Sales',
      },
    ]);
  });

  it('assigns a license that the group gave before as well: it was a second one', () => {
    const before = new Set([skuId('AB')]);
    const { add, remarks } = plan([byGroup('AB', { disabledPlans: ['plan-A'] })], [removed], before);
    expect(add).toEqual([removed]);
    expect(remarks).toBeUndefined();
  });

  it.each([
    ['with other plans', {}],
    ['in error', { disabledPlans: ['plan-A'], state: 'Error' }],
  ])('assigns a license that a group gives by now %s, and says so', (_, details) => {
    const { add, remarks } = plan([byGroup('AB', details)]);
    expect(add).toEqual([removed]);
    expect(remarks).toEqual([
      'The user has Product AB from group "Sales" as well now, with other service plans turned off or not active.',
    ]);
  });
});
