import type { LicenseChange } from '../../../../licensing/changes/change';
import { planUser, compareWithPlan } from '../../../../licensing/changes/userPlan';
import type { AssignedLicense } from '../../../../licensing/roster/assignedLicense';
import { byGroup, held } from '../../../support/ruleScene';

const remove =
  (...names: string[]) =>
  (licenses: readonly AssignedLicense[]): LicenseChange => ({
    remove: licenses.filter(
      ({ skuPartNumber, assignedVia }) => assignedVia === 'direct' && names.includes(skuPartNumber),
    ),
    ...{ add: [], kept: [] },
  });
const names = (licenses: AssignedLicense[]) => licenses.map(({ skuPartNumber }) => skuPartNumber);

describe('items of one user', () => {
  it('become one call, and each sees what the one before has left', () => {
    const { steps, write } = planUser([held('A'), held('D'), byGroup('A')], [remove('A'), remove('A', 'D')]);
    expect(write).toEqual({ addLicenses: [], removeLicenses: ['sku-a', 'sku-d'] });
    expect(steps.map(({ change }) => names(change.remove))).toEqual([['A'], ['D']]);
    expect(steps.map(({ after }) => names(after))).toEqual([['D', 'A'], ['A']]);
  });

  it('become no call where nothing changes', () => {
    expect(planUser([held('A')], [remove('D')]).write).toBeNull();
  });

  it('send a license again only where its disabled plans differ', () => {
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

describe('what is seen after the write', () => {
  const lined = planUser([held('A'), held('D')], [remove('A'), remove('D')]);

  it('is told of each item', () => {
    expect(
      compareWithPlan(lined, []).map(({ before, removed, after, isComplete }) => [
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

  it('is believed over what was sent', () => {
    const [first, second] = compareWithPlan(lined, [held('D')]);
    expect(first).toMatchObject({ removed: [{ skuPartNumber: 'A' }], isComplete: true });
    expect(second).toMatchObject({ removed: [], isComplete: false, after: [{ skuPartNumber: 'D' }] });
  });

  it('tells nothing done where nothing has changed', () => {
    expect(
      compareWithPlan(lined, [held('A'), held('D')]).map(({ removed, isComplete }) => [
        removed.length,
        isComplete,
      ]),
    ).toEqual([
      [0, false],
      [0, false],
    ]);
  });

  it('shows what others have changed meanwhile', () => {
    expect(names(compareWithPlan(lined, [held('ABC')]).at(-1)?.after ?? [])).toEqual(['ABC']);
  });
});
