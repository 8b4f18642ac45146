import {
  carriedPlans,
  missingPlans,
  type PlanTransfer,
} from '../../../../../licensing/changes/plans/carriedPlans';
import { planIdsNamed } from '../../../../../licensing/products/workloads/planTable';

const id = (name: string) => planIdsNamed(name)[0] ?? '';
const transfer = (source: string[], off: string[], target: string[]): PlanTransfer => ({
  sourcePlans: source.map(id),
  disabledInSource: off.map(id),
  targetPlans: target.map(id),
});

describe('carriedPlans', () => {
  it.each([
    ['the same plan', ['TEAMS1'], ['TEAMS1'], ['TEAMS1', 'YAMMER_ENTERPRISE'], ['TEAMS1']],
    [
      'the higher tier',
      ['EXCHANGE_S_STANDARD'],
      ['EXCHANGE_S_STANDARD'],
      ['EXCHANGE_S_ENTERPRISE'],
      ['EXCHANGE_S_ENTERPRISE'],
    ],
    [
      'the same plan and no higher one beside it',
      ['AAD_PREMIUM'],
      ['AAD_PREMIUM'],
      ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
      ['AAD_PREMIUM'],
    ],
    ['no lower tier', ['EXCHANGE_S_ENTERPRISE'], ['EXCHANGE_S_ENTERPRISE'], ['EXCHANGE_S_STANDARD'], []],
    [
      'nothing that also brings what is on',
      ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_DESKLESS'],
      ['EXCHANGE_S_DESKLESS'],
      ['EXCHANGE_S_ENTERPRISE'],
      [],
    ],
    [
      'no plan of another workload that comes along',
      ['ONEDRIVESTANDARD'],
      ['ONEDRIVESTANDARD'],
      ['SHAREPOINTENTERPRISE'],
      [],
    ],
    ['nothing where nothing is off', ['TEAMS1'], [], ['TEAMS1'], []],
  ])('leaves off %s', (_, source, off, target, expected) => {
    expect(carriedPlans(transfer(source, off, target))).toEqual(expected.map(id));
  });

  it('finds a plan in any letter case, and a plan that no table knows by its id', () => {
    const plans = { sourcePlans: ['NEW-plan'], disabledInSource: ['New-Plan'], targetPlans: ['new-plan'] };
    expect(carriedPlans(plans)).toEqual(['New-Plan']);
    expect(carriedPlans({ ...plans, targetPlans: ['other'] })).toEqual([]);
  });
});

describe('missingPlans', () => {
  it.each([
    ['the same plan', ['TEAMS1'], [], ['TEAMS1', 'YAMMER_ENTERPRISE'], [], ['TEAMS1']],
    [
      'the higher tier',
      ['EXCHANGE_S_STANDARD'],
      [],
      ['EXCHANGE_S_ENTERPRISE'],
      [],
      ['EXCHANGE_S_ENTERPRISE'],
    ],
    ['nothing for what is off', ['TEAMS1'], ['TEAMS1'], ['TEAMS1'], [], []],
    ['nothing for what the target does not bring', ['TEAMS1'], [], ['YAMMER_ENTERPRISE'], [], []],
    [
      'no higher tier beside a plan that is on',
      ['AAD_PREMIUM'],
      [],
      ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
      ['AAD_PREMIUM'],
      [],
    ],
  ])('names %s', (_, source, off, target, on, expected) => {
    expect(missingPlans(transfer(source, off, target), on.map(id))).toEqual(expected.map(id));
  });
});
