import { blocked } from '../../../../../licensing/candidates/rules/blocked';
import { held, userFacts } from '../../../../support/ruleScene';

describe('blocked', () => {
  it('finds every license of an account that may not sign in', () => {
    const finding = blocked.evaluate(userFacts([held('A'), held('D')], { status: 'blocked' }));
    expect(finding).toMatchObject({
      text: 'Sign-in is blocked, and the account still holds Product A and Product D.',
      evidence: { accountEnabled: false },
    });
    expect(finding?.verdicts).toHaveLength(2);
  });

  it('does not find active or unlicensed accounts', () => {
    expect(blocked.evaluate(userFacts([held('A')]))).toBeNull();
    expect(blocked.evaluate(userFacts([], { status: 'blocked' }))).toBeNull();
  });
});
