import type { Candidate } from '../../../../licensing/candidates/candidate';
import { evaluateUser } from '../../../../licensing/candidates/evaluateUser';
import { byWorth, withGroupNames } from '../../../../licensing/candidates/order';
import { REASON_CODES } from '../../../../licensing/candidates/rules';
import type { HeldLicense } from '../../../../licensing/candidates/rules/rule';
import { byGroup, settings, unused, userFacts } from '../../../support/ruleScene';

function candidatesOf(
  userId: string,
  licenses: HeldLicense[],
  groupBy: 'user' | 'license' = 'user',
): Candidate[] {
  return evaluateUser({
    facts: userFacts(licenses, { userId }),
    reasons: REASON_CODES,
    settings: settings(),
    excludedSkus: new Set(),
    groupBy,
  });
}

const sorted = (candidates: Candidate[]) =>
  [...candidates]
    .sort(byWorth)
    .map(({ userId, licenses }) => `${userId} ${licenses[0]?.skuPartNumber ?? ''}`);

describe('byWorth', () => {
  const review = candidatesOf('a', [byGroup('D', { usage: 'inactive', monthlyCost: 99 })]);
  const unpriced = candidatesOf('b', [unused('D', { monthlyCost: null, annualCost: null, currency: null })]);
  const small = candidatesOf('c', [unused('A', { monthlyCost: 5 })]);
  const large = candidatesOf('d', [unused('D', { monthlyCost: 50 })]);
  const two = candidatesOf('e', [unused('A', { monthlyCost: 20 }), unused('D', { monthlyCost: 30 })]);

  it('puts what can be removed first, the biggest saving first, what has no price last', () => {
    const order = ['d D', 'c A', 'b D', 'a D'];
    expect(sorted([review, unpriced, small, large].flat())).toEqual(order);
    expect(sorted([large, small, unpriced, review].flat())).toEqual(order);
  });

  it('puts more licenses for the same saving first', () => {
    expect(sorted([large, two].flat())).toEqual(['e A', 'd D']);
  });

  it('orders equals by user, and one user’s by license, so that two runs agree', () => {
    const ofOne = candidatesOf(
      'z',
      [unused('D', { monthlyCost: 5 }), unused('A', { monthlyCost: 5 })],
      'license',
    );
    const equals = [...ofOne, ...candidatesOf('y', [unused('D', { monthlyCost: 5 })]), ...small];
    const order = ['c A', 'y D', 'z A', 'z D'];
    expect(sorted(equals)).toEqual(order);
    expect(sorted([...equals].reverse())).toEqual(order);
  });
});

describe('withGroupNames', () => {
  it('adds the name of the group, and null where there is no group or no name', () => {
    const licenses = candidatesOf('a', [
      unused('A'),
      byGroup('D', { usage: 'inactive', groupId: 'g1' }),
      byGroup('AB', { usage: 'inactive', groupId: 'g2' }),
    ]).flatMap((candidate) => candidate.licenses);
    const named = withGroupNames(licenses, new Map([['g1', 'Sales']]));
    expect(named.map(({ skuPartNumber, groupName }) => [skuPartNumber, groupName])).toEqual([
      ['A', null],
      ['D', 'Sales'],
      ['AB', null],
    ]);
    expect(licenses.map(({ groupName }) => groupName)).toEqual([null, null, null]);
  });
});
