import {
  planRemoval,
  type RemovalScope,
  type RemovalSettings,
} from '../../../../../licensing/changes/plans/removal';
import type { AssignedLicense } from '../../../../../licensing/roster/assignedLicense';
import { byGroup, held } from '../../../../support/ruleScene';

const settings: RemovalSettings = {
  groupNames: new Map([['group-1', 'Sales']]),
  isProtected: false,
};
const plan = (licenses: AssignedLicense[], scope: RemovalScope, details: Partial<RemovalSettings> = {}) =>
  planRemoval(licenses, scope, { ...settings, ...details });
const selected = (...skus: AssignedLicense[]): RemovalScope => ({ licenses: 'selected', skus });
const proposed = (remove: AssignedLicense[], review: AssignedLicense[]): RemovalScope => ({
  licenses: 'proposed',
  remove,
  review,
});
const all: RemovalScope = { licenses: 'all' };

describe('planRemoval', () => {
  it('of all takes every direct license, and explains the inherited ones without a refusal', () => {
    const [a, d] = [held('A'), held('D')];
    const { remove, add, kept } = plan([a, byGroup('AB'), d], all);
    expect(remove).toEqual([a, d]);
    expect(add).toEqual([]);
    expect(kept).toMatchObject([
      { skuPartNumber: 'AB', reason: 'inheritedFromGroup', groupName: 'Sales', isRefusal: false },
    ]);
  });

  it('of selected SKUs takes those and does not mention the others', () => {
    const a = held('A');
    expect(plan([a, held('D'), byGroup('AB')], selected({ ...a, skuId: 'SKU-A' }))).toEqual({
      remove: [a],
      add: [],
      kept: [],
    });
  });

  it('takes a SKU once, however often the scope names it', () => {
    expect(plan([held('A')], selected(held('A'), held('A'))).remove).toHaveLength(1);
    expect(plan([], selected(held('A'), held('A'))).kept).toHaveLength(1);
  });

  it('of a proposal takes what is to be removed, and keeps what is to be reviewed', () => {
    const { remove, kept } = plan([held('A'), held('D'), held('AB')], proposed([held('A')], [held('D')]));
    expect(remove).toMatchObject([{ skuPartNumber: 'A' }]);
    expect(kept).toMatchObject([
      {
        skuPartNumber: 'D',
        reason: 'review',
        text: 'Product D was proposed for review, not for removal.',
        isRefusal: false,
      },
    ]);
  });

  it('removes a SKU that the proposal names for both, and does not keep it as well', () => {
    const { remove, kept } = plan([held('A')], proposed([held('A')], [held('A')]));
    expect(remove).toHaveLength(1);
    expect(kept).toEqual([]);
  });

  it('explains an inherited license that a proposal names for review by its group', () => {
    expect(plan([byGroup('A')], proposed([], [byGroup('A')])).kept).toMatchObject([
      { reason: 'inheritedFromGroup', isRefusal: false },
    ]);
  });

  it('refuses a license that the user has from a group only', () => {
    expect(plan([byGroup('A')], selected(held('A')))).toMatchObject({
      remove: [],
      kept: [{ reason: 'inheritedFromGroup', groupId: 'group-1', isRefusal: true }],
    });
  });

  it('takes the direct one of a license that the user has twice, and explains the other', () => {
    const direct = held('A');
    const { remove, kept } = plan([byGroup('A'), direct], selected(held('A')));
    expect(remove).toEqual([direct]);
    expect(kept).toMatchObject([{ reason: 'inheritedFromGroup', isRefusal: false }]);
  });

  it('does not take a license whose way to the user Graph does not name', () => {
    expect(plan([held('A', { assignedVia: null })], all).remove).toEqual([]);
    expect(plan([held('A', { assignedVia: null })], selected(held('A'))).remove).toEqual([]);
  });

  it('says of a license that the user does not hold that there is nothing to remove, without a refusal', () => {
    expect(plan([held('D')], selected(held('A')))).toMatchObject({
      remove: [],
      kept: [
        {
          reason: 'notAssigned',
          text: 'The user does not hold Product A, so there is nothing to remove.',
          isRefusal: false,
        },
      ],
    });
  });

  it.each([
    ['all', all],
    ['selected', selected(held('A'))],
    ['proposed', proposed([held('A')], [])],
  ])('takes nothing from a protected user, whatever the scope: %s', (_, scope) => {
    const { remove, kept } = plan([held('A')], scope, { isProtected: true });
    expect(remove).toEqual([]);
    expect(kept).toMatchObject([{ reason: 'protected', isRefusal: true }]);
  });

  it('keeps a license whose removal cannot be proved, and proves direct ones of the scope only', () => {
    const asked: string[] = [];
    const { remove, kept } = plan([held('A'), held('D'), byGroup('AB')], selected(held('A'), byGroup('AB')), {
      prove: ({ skuPartNumber }) => {
        asked.push(skuPartNumber);
        return { holds: false, keep: { reason: 'activeAgain', text: 'In use again.' } };
      },
    });
    expect(asked).toEqual(['A']);
    expect(remove).toEqual([]);
    expect(kept).toMatchObject([
      { skuPartNumber: 'A', reason: 'activeAgain', text: 'In use again.', isRefusal: true },
      { skuPartNumber: 'AB', reason: 'inheritedFromGroup' },
    ]);
  });

  it('proves each license on what the removals before it leave', () => {
    const seen: string[][] = [];
    plan([held('A'), held('D'), held('AB')], selected(held('A'), held('D')), {
      prove: (_, left) => {
        seen.push(left.map(({ skuPartNumber }) => skuPartNumber));
        return { holds: true, reliesOn: null };
      },
    });
    expect(seen).toEqual([
      ['A', 'D', 'AB'],
      ['D', 'AB'],
    ]);
  });

  it('keeps the license on which a removal relies, of this item or of an earlier one', () => {
    const [inner, outer] = [held('A'), held('AB')];
    const first = plan([inner, outer], selected(inner, outer), {
      prove: (license) => ({ holds: true, reliesOn: license === inner ? outer : null }),
    });
    expect(first.remove).toEqual([inner]);
    expect(first.reliances).toEqual([{ removed: inner, on: outer }]);
    expect(first.kept).toMatchObject([
      {
        skuPartNumber: 'AB',
        reason: 'review',
        text: 'Product A goes in this run because the user keeps Product AB.',
        isRefusal: true,
      },
    ]);
    expect(plan([outer], all, { reliances: first.reliances }).remove).toEqual([]);
    expect(plan([held('D')], all, { reliances: first.reliances }).remove).toHaveLength(1);
  });

  it('lets the direct license go on whose twin from a group a removal relies', () => {
    const reliances = [{ removed: held('A'), on: byGroup('AB') }];
    expect(plan([held('AB'), byGroup('AB')], selected(held('AB')), { reliances }).remove).toHaveLength(1);
  });
});
