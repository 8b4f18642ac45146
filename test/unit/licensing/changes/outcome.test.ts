import type { KeptLicense, LicenseChange } from '../../../../licensing/changes/change';
import { kept } from '../../../../licensing/changes/keptLicense';
import { outcomeOf, restoreOf, toKeptRows, toRow } from '../../../../licensing/changes/outcome';
import type { ObservedStep } from '../../../../licensing/changes/userPlan';
import { byGroup, held } from '../../../support/ruleScene';

const [a, d] = [held('A'), held('D')];
const refusal = kept(d, 'protected', { text: 'Protected.', isRefusal: true });
const remark = kept(d, 'notAssigned', { text: 'Not there.' });
const removal = (...keptLicenses: KeptLicense[]): LicenseChange => ({
  remove: [a],
  add: [],
  kept: keptLicenses,
});
const addition: LicenseChange = { remove: [], add: [a], kept: [] };
const observed = (details: Partial<ObservedStep>): ObservedStep => ({
  removed: [],
  added: [],
  before: [],
  after: [],
  isComplete: true,
  ...details,
});
const removed = observed({ removed: [a] });

describe('outcomeOf', () => {
  it('of a dry run is planned if the run would change something, or else skipped', () => {
    expect(outcomeOf(removal(), removed, true, 'reclaimed')).toBe('planned');
    expect(outcomeOf(addition, observed({ added: [a] }), true, 'assigned')).toBe('planned');
    expect(outcomeOf({ ...addition, add: [] }, observed({}), true, 'assigned')).toBe('skipped');
  });

  it('is skipped if nothing had to be changed, or nothing could be', () => {
    expect(outcomeOf({ remove: [], add: [], kept: [remark] }, observed({}), false, 'reclaimed')).toBe(
      'skipped',
    );
    expect(outcomeOf({ remove: [], add: [], kept: [refusal] }, observed({}), false, 'reclaimed')).toBe(
      'skipped',
    );
  });

  it('is unconfirmed if a change that was sent is not in place, or only a part of it', () => {
    expect(outcomeOf(removal(), observed({ isComplete: false }), false, 'reclaimed')).toBe('unconfirmed');
    const half = observed({ removed: [a], isComplete: false });
    expect(outcomeOf({ ...removal(), remove: [a, d] }, half, false, 'reclaimed')).toBe('unconfirmed');
  });

  it('is reclaimed if everything went, also where there is a remark about another license', () => {
    expect(outcomeOf(removal(), removed, false, 'reclaimed')).toBe('reclaimed');
    expect(outcomeOf(removal(remark), removed, false, 'reclaimed')).toBe('reclaimed');
  });

  it('is partlyReclaimed if the removal of another license was refused', () => {
    expect(outcomeOf(removal(refusal), removed, false, 'reclaimed')).toBe('partlyReclaimed');
  });

  it.each(['assigned', 'replaced', 'restored'] as const)('is %s only if it is complete', (completed) => {
    expect(outcomeOf(addition, observed({ added: [a] }), false, completed)).toBe(completed);
    const half = observed({ added: [a], isComplete: false });
    expect(outcomeOf({ ...addition, add: [a, d] }, half, false, completed)).toBe('unconfirmed');
  });
});

describe('toRow and toKeptRows', () => {
  it('give the columns of the output and nothing else', () => {
    expect(toRow(a, new Map())).toEqual({
      skuId: 'sku-a',
      skuPartNumber: 'A',
      name: 'Product A',
      family: 'Other',
      assignedVia: 'direct',
      groupId: null,
      groupName: null,
      state: 'Active',
      disabledPlans: [],
      assignedDate: '2025-01-01T00:00:00Z',
    });
    expect(toRow(byGroup('A'), new Map([['group-1', 'Sales']]))).toMatchObject({
      groupId: 'group-1',
      groupName: 'Sales',
    });
    expect(toKeptRows(removal(remark))).toEqual([
      {
        skuId: 'sku-d',
        skuPartNumber: 'D',
        name: 'Product D',
        family: 'Other',
        reason: 'notAssigned',
        text: 'Not there.',
        groupId: null,
        groupName: null,
      },
    ]);
  });
});

describe('restoreOf', () => {
  it('gives back exactly the removed licenses with their disabled plans', () => {
    expect(restoreOf('user-1', [held('A', { disabledPlans: ['p'] }), d])).toEqual({
      id: 'user-1',
      addLicenses: [
        { skuId: 'sku-a', disabledPlans: ['p'] },
        { skuId: 'sku-d', disabledPlans: [] },
      ],
    });
  });

  it('is null if nothing was removed', () => {
    expect(restoreOf('user-1', [])).toBeNull();
  });
});
