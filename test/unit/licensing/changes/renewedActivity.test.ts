import { renewedActivity } from '../../../../licensing/changes/renewedActivity';
import { fromActiveUser } from '../../../../licensing/usage/activityRow';
import { held } from '../../../support/ruleScene';

/** The user in the fresh report, with this last activity in Teams. */
const row = (lastActivityDate: string | null) =>
  fromActiveUser({
    userPrincipalName: 'adele@contoso.com',
    displayName: null,
    isDeleted: false,
    deletedDate: null,
    assignedProducts: [],
    refreshDate: '2026-11-18',
    raw: null,
    services: { teams: { licensed: true, lastActivityDate, assignedDate: null } },
  });
const proposed = { lastActivityDate: '2026-06-01', services: null };
const neverUsed = { lastActivityDate: null, services: null };

describe('renewedActivity', () => {
  it('keeps a license with activity after that of the proposal, and names both days', () => {
    expect(renewedActivity(held('A'), proposed, ['teams'], row('2026-06-02'))).toEqual({
      reason: 'activeAgain',
      text: 'Product A is in use again: last activity on 2026-06-02, 2026-06-01 before.',
    });
  });

  it('keeps a license with any activity if the proposal knew of none', () => {
    expect(renewedActivity(held('A'), neverUsed, ['teams'], row('2026-01-01'))).toEqual({
      reason: 'activeAgain',
      text: 'Product A is in use again: last activity on 2026-01-01, none before.',
    });
  });

  it.each([
    ['the same day', proposed, '2026-06-01'],
    ['an earlier day', proposed, '2026-05-31'],
    ['no activity', proposed, null],
    ['no activity, as the proposal did', neverUsed, null],
  ])('has no reason to keep a license if the report shows %s', (_, inactivity, date) => {
    expect(renewedActivity(held('A'), inactivity, ['teams'], row(date))).toBeNull();
  });

  it('looks at the services of the proposal, and only without them at those of the license', () => {
    const active = row('2026-11-01');
    expect(renewedActivity(held('A'), { ...proposed, services: ['exchange'] }, ['teams'], active)).toBeNull();
    expect(
      renewedActivity(held('A'), { ...proposed, services: ['teams'] }, ['exchange'], active),
    ).not.toBeNull();
    expect(renewedActivity(held('A'), proposed, ['exchange'], active)).toBeNull();
  });

  it('leaves the license to a person if the report that measures one of its services has no row of the user', () => {
    const inActiveUsers = row('2026-05-01');
    expect(renewedActivity(held('A'), proposed, ['outlook', 'teams'], inActiveUsers)?.reason).toBe('review');
    expect(renewedActivity(held('A'), proposed, ['teams'], inActiveUsers)).toBeNull();
  });

  it('leaves the license to a person if the fresh report has no row of the user', () => {
    expect(renewedActivity(held('A'), proposed, ['teams'], undefined)).toEqual({
      reason: 'review',
      text: expect.stringContaining('it is not known whether Product A is in use again'),
    });
  });
});
