import { overlap } from '../../../../../licensing/candidates/rules/overlap';
import { byGroup, held, settings, skuId, userFacts } from '../../../../support/ruleScene';

const found = (...args: Parameters<typeof overlap.evaluate>) =>
  overlap
    .evaluate(...args)
    ?.verdicts.map(({ license, reliesOn }) => [license.skuPartNumber, reliesOn?.skuPartNumber]) ?? [];

describe('overlap', () => {
  it('finds a license all of whose plans are in another', () => {
    const finding = overlap.evaluate(userFacts([held('A'), held('AB'), held('D')]), settings());
    expect(finding).toMatchObject({
      text: 'Product A is contained in Product AB, which the user also holds.',
      evidence: {
        licenses: [
          { skuPartNumber: 'A', containedIn: { skuPartNumber: 'AB' }, servicePlans: 1, plansOffInOther: [] },
        ],
      },
    });
    expect(finding?.verdicts).toMatchObject([{ doubt: null }]);
  });

  it('relies on the outermost license, so that nothing rests on what goes itself', () => {
    expect(found(userFacts([held('A'), held('AB'), held('ABC')]), settings())).toEqual([
      ['A', 'ABC'],
      ['AB', 'ABC'],
    ]);
  });

  it('lets one of two equal licenses go: the dearer, then the later by part number', () => {
    expect(found(userFacts([held('AB'), held('BA', { monthlyCost: 20 })]), settings())).toEqual([
      ['BA', 'AB'],
    ]);
    expect(found(userFacts([held('AB', { monthlyCost: 20 }), held('BA')]), settings())).toEqual([
      ['AB', 'BA'],
    ]);
    expect(found(userFacts([held('BA'), held('AB')]), settings())).toEqual([['BA', 'AB']]);
  });

  it('keeps the one from a group of two equal licenses', () => {
    expect(
      found(userFacts([held('AB', { monthlyCost: 1 }), byGroup('BA', { monthlyCost: 99 })]), settings()),
    ).toEqual([['AB', 'BA']]);
  });

  it('doubts where the containing license has a plan turned off', () => {
    const finding = overlap.evaluate(
      userFacts([held('A'), held('AB', { disabledPlans: ['plan-A'] })]),
      settings(),
    );
    expect(finding?.verdicts[0]?.doubt).toContain('PLAN_A turned off for this user');
  });

  it('prefers a containing license that loses the user nothing', () => {
    expect(
      found(userFacts([held('A'), held('AB'), held('ABC', { disabledPlans: ['plan-A'] })]), settings()),
    ).toContainEqual(['A', 'AB']);
  });

  it('does not count what is suspended, without plans, or not the tenant’s', () => {
    const suspended = new Map(settings().plans);
    const sku = suspended.get(skuId('AB'));
    if (sku) suspended.set(skuId('AB'), { ...sku, working: false });
    expect(found(userFacts([held('A'), held('AB')]), settings([], { plans: suspended }))).toEqual([]);
    expect(found(userFacts([held(''), held('AB')]), settings(['', 'AB']))).toEqual([]);
    expect(found(userFacts([held('A'), held('AB')]), settings(['A']))).toEqual([]);
  });
});
