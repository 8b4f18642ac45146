import { blocked } from '../../../../licensing/candidates/rules/blocked';
import { deleted } from '../../../../licensing/candidates/rules/deleted';
import { guest } from '../../../../licensing/candidates/rules/guest';
import { held, settings, subject } from '../../../support/ruleScene';

describe('blocked', () => {
  it('finds every licence of an account that may not sign in', () => {
    const finding = blocked(subject([held('A'), held('D')], { status: 'blocked' }), settings());
    expect(finding).toMatchObject({
      text: 'Sign-in is blocked, and the account still holds Product A and Product D.',
      evidence: { accountEnabled: false },
    });
    expect(finding?.verdicts).toHaveLength(2);
  });

  it('says nothing of active or unlicensed accounts', () => {
    expect(blocked(subject([held('A')]), settings())).toBeNull();
    expect(blocked(subject([], { status: 'blocked' }), settings())).toBeNull();
  });
});

describe('deleted', () => {
  it('names the day', () => {
    const user = { status: 'deleted', deactivatedDate: '2026-11-01T10:00:00Z' } as const;
    expect(deleted(subject([held('A')], user), settings())).toMatchObject({
      text: 'Deleted on 2026-11-01, and still listed with Product A.',
      evidence: { deletedDate: '2026-11-01T10:00:00Z' },
    });
    expect(deleted(subject([held('A')]), settings())).toBeNull();
  });
});

describe('guest', () => {
  it('finds guests with licences', () => {
    expect(guest(subject([held('A')], { userType: 'Guest' }), settings())).toMatchObject({
      code: 'guest',
      evidence: { userType: 'Guest' },
    });
  });

  it.each(['Member', null])('says nothing of user type %s', (userType) => {
    expect(guest(subject([held('A')], { userType }), settings())).toBeNull();
  });
});
