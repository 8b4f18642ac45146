import { blocked } from '../../../../../licensing/candidates/rules/blocked';
import { held, settings, userFacts } from '../../../../support/ruleScene';

describe('blocked', () => {
  it('finds every license of an account that may not sign in', () => {
    const finding = blocked.evaluate(userFacts([held('A'), held('D')], { status: 'blocked' }), settings());
    expect(finding).toMatchObject({
      text: 'Sign-in is blocked, and the account still holds Product A and Product D.',
      evidence: { accountEnabled: false, threshold: 90, minAssignedDays: 30 },
    });
    expect(finding?.verdicts.map(({ doubt }) => doubt)).toEqual([null, null]);
  });

  it('doubts a license that is younger than the age that counts: the account may wait for a newcomer', () => {
    const young = held('A', { assignedSince: '2026-11-13T08:00:00Z' });
    const finding = blocked.evaluate(userFacts([young, held('D')], { status: 'blocked' }), settings());
    expect(finding?.verdicts.map(({ doubt }) => doubt)).toEqual([
      'Assigned only 7 days ago: the account may be prepared for somebody.',
      null,
    ]);
  });

  it('does not find active or unlicensed accounts', () => {
    expect(blocked.evaluate(userFacts([held('A')]), settings())).toBeNull();
    expect(blocked.evaluate(userFacts([], { status: 'blocked' }), settings())).toBeNull();
  });
});
