import { duplicate } from '../../../../../licensing/candidates/rules/duplicate';
import { byGroup, held, settings, userFacts } from '../../../../support/ruleScene';

describe('duplicate', () => {
  it('lets the direct one go, never the inherited one', () => {
    const finding = duplicate.evaluate(userFacts([held('AB'), byGroup('AB'), held('D')]), settings());
    expect(finding).toMatchObject({
      text: 'Assigned twice, directly and by group: Product AB.',
      evidence: { licenses: [{ groupId: 'group-1', plansOnlyInDirect: [] }] },
    });
    expect(finding?.verdicts).toMatchObject([
      {
        license: { assignedVia: 'direct', skuPartNumber: 'AB' },
        doubt: null,
        reliesOn: { assignedVia: 'group' },
      },
    ]);
  });

  it('doubts where the user would lose a plan that the group has turned off', () => {
    const finding = duplicate.evaluate(
      userFacts([held('AB'), byGroup('AB', { disabledPlans: ['PLAN-B'] })]),
      settings(),
    );
    expect(finding?.verdicts[0]?.doubt).toContain('PLAN_B turned off');
  });

  it('does not doubt where the direct one has it turned off as well', () => {
    const off = { disabledPlans: ['plan-b'] };
    expect(
      duplicate.evaluate(userFacts([held('AB', off), byGroup('AB', off)]), settings())?.verdicts[0]?.doubt,
    ).toBeNull();
  });

  it.each(['ActiveWithError', null])('doubts where the state of the group’s assignment is %s', (state) => {
    expect(
      duplicate.evaluate(userFacts([held('AB'), byGroup('AB', { state })]), settings())?.verdicts[0]?.doubt,
    ).toBe(`The group's license is in the state ${state ?? 'unknown'}.`);
  });

  it('relies on the group whose assignment works, even if it has more turned off', () => {
    const broken = byGroup('AB', { groupId: 'group-2', state: 'ActiveWithError' });
    const working = byGroup('AB', { disabledPlans: ['plan-B'] });
    const finding = duplicate.evaluate(userFacts([held('AB'), broken, working]), settings());
    expect(finding?.verdicts).toMatchObject([{ reliesOn: { groupId: 'group-1' } }]);
  });

  it('does not find two groups, or of one direct license', () => {
    expect(
      duplicate.evaluate(
        userFacts([byGroup('AB'), byGroup('AB', { groupId: 'group-2' }), held('D')]),
        settings(),
      ),
    ).toBeNull();
  });
});
