import type { LicenseChange } from '../../../../licensing/changes/change';
import { compareWithPlan, matchesPlan, planUser } from '../../../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../../../licensing/roster/assignedLicense';
import { byGroup, held } from '../../../support/ruleScene';

const remove =
  (...names: string[]) =>
  (licenses: readonly AssignedLicense[]): LicenseChange => ({
    remove: licenses.filter(
      ({ skuPartNumber, assignedVia }) => assignedVia === 'direct' && names.includes(skuPartNumber),
    ),
    add: [],
    kept: [],
  });
const names = (licenses: AssignedLicense[]) => licenses.map(({ skuPartNumber }) => skuPartNumber);

describe('planUser', () => {
  it('makes one call of several items, each planned on the result of the one before', () => {
    const { steps, write } = planUser([held('A'), held('D'), byGroup('A')], [remove('A'), remove('A', 'D')]);
    expect(write).toEqual({ addLicenses: [], removeLicenses: ['sku-a', 'sku-d'] });
    expect(steps.map(({ change }) => names(change.remove))).toEqual([['A'], ['D']]);
    expect(steps.map(({ after }) => names(after))).toEqual([['D', 'A'], ['A']]);
  });

  it('makes no call if nothing changes', () => {
    expect(planUser([held('A')], [remove('D')]).write).toBeNull();
  });

  it('sends a license again only if its disabled plans differ', () => {
    const add = (disabledPlans: string[]) => (): LicenseChange => ({
      remove: [],
      add: [held('A', { disabledPlans })],
      kept: [],
    });
    expect(planUser([held('A', { disabledPlans: ['P', 'Q'] })], [add(['q', 'p'])]).write).toBeNull();
    expect(planUser([held('A', { disabledPlans: ['P'] })], [add(['Q'])]).write).toEqual({
      addLicenses: [{ skuId: 'sku-a', disabledPlans: ['Q'] }],
      removeLicenses: [],
    });
  });
});

describe('compareWithPlan', () => {
  const plan = planUser([held('A'), held('D')], [remove('A'), remove('D')]);

  it('shows each item its own part of a complete write', () => {
    expect(
      compareWithPlan(plan, []).map(({ before, removed, after, isComplete }) => [
        names(before),
        names(removed),
        names(after),
        isComplete,
      ]),
    ).toEqual([
      [['A', 'D'], ['A'], ['D'], true],
      [['D'], ['D'], [], true],
    ]);
  });

  it('counts only what the user shows, whatever was sent', () => {
    const [first, second] = compareWithPlan(plan, [held('D')]);
    expect(first).toMatchObject({ removed: [{ skuPartNumber: 'A' }], isComplete: true });
    expect(second).toMatchObject({ removed: [], isComplete: false, after: [{ skuPartNumber: 'D' }] });
  });

  it('counts nothing as done if the user is unchanged', () => {
    expect(
      compareWithPlan(plan, [held('A'), held('D')]).map(({ removed, isComplete }) => [
        removed.length,
        isComplete,
      ]),
    ).toEqual([
      [0, false],
      [0, false],
    ]);
  });

  it('shows what others have changed in the meantime', () => {
    expect(names(compareWithPlan(plan, [held('ABC')]).at(-1)?.after ?? [])).toEqual(['ABC']);
  });
});

describe('matchesPlan', () => {
  const { steps } = planUser([held('A'), held('D')], [remove('A')]);

  it('looks at the SKUs of the steps only', () => {
    expect(matchesPlan(steps, [])).toBe(true);
    expect(matchesPlan(steps, [held('ABC'), byGroup('A')])).toBe(true);
    expect(matchesPlan(steps, [held('A')])).toBe(false);
  });

  it('needs an added license with exactly its plans', () => {
    const add = (): LicenseChange => ({ remove: [], add: [held('A', { disabledPlans: ['p'] })], kept: [] });
    const added = planUser([], [add]).steps;
    expect(matchesPlan(added, [held('A', { disabledPlans: ['P'] })])).toBe(true);
    expect(matchesPlan(added, [held('A')])).toBe(false);
    expect(matchesPlan(added, [byGroup('A', { disabledPlans: ['p'] })])).toBe(false);
  });

  it('goes by the last of several steps on one SKU', () => {
    const add = (): LicenseChange => ({ remove: [], add: [held('A')], kept: [] });
    const twice = planUser([held('A')], [remove('A'), add]).steps;
    expect(matchesPlan(twice, [held('A')])).toBe(true);
    expect(matchesPlan(twice, [])).toBe(false);
  });
});
