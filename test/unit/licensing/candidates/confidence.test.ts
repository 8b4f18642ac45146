import { confidenceOf } from '../../../../licensing/candidates/confidence';
import type { Decision } from '../../../../licensing/candidates/decide';
import { rules, type ReasonCode } from '../../../../licensing/candidates/rules';
import type { HeldLicense, UserFacts } from '../../../../licensing/candidates/rules/rule';
import { held, userFacts } from '../../../support/ruleScene';

const removal = (reasons: ReasonCode[], license: HeldLicense = held('A')): Decision => ({
  license,
  reasons,
  action: 'remove',
  why: '',
  proposal: null,
});
const review: Decision = { ...removal(['inactive']), action: 'review' };
const confidence = (decisions: Decision[], details: Partial<UserFacts> = {}) =>
  confidenceOf(decisions, { ...userFacts([]), ...details });
const blind = { blindSpots: ['sign-ins were not read'] };
const unseen = held('A', { unseen: ['Office desktop apps'] });

describe('confidenceOf', () => {
  it.each(rules.map(({ code, confidence: own }) => [code, own] as const))(
    'is that of the reason where everything was looked at: %s is %s',
    (code, own) => {
      expect(confidence([removal([code])])).toBe(own);
    },
  );

  it('is low where nothing can be removed', () => {
    expect(confidence([])).toBe('low');
    expect(confidence([review])).toBe('low');
  });

  it.each(['blocked', 'inactive'] as const)(
    'of %s falls with a blind spot of the account or the license',
    (code) => {
      expect(confidence([removal([code])], blind)).toBe('medium');
      expect(confidence([removal([code], unseen)])).toBe('medium');
    },
  );

  it.each(['duplicate', 'overlap'] as const)('of %s does not: it supposes nobody away', (code) => {
    expect(confidence([removal([code], unseen)], blind)).toBe('high');
  });

  it('of a removal is that of its surest reason', () => {
    expect(confidence([removal(['neverActive', 'overlap'])], blind)).toBe('high');
    expect(confidence([removal(['neverActive', 'guest'])])).toBe('medium');
  });

  it('of a user is that of the least sure removal; what is only reviewed does not count', () => {
    expect(confidence([removal(['overlap']), removal(['inactive'], unseen)])).toBe('medium');
    expect(confidence([removal(['overlap']), review], blind)).toBe('high');
  });
});
