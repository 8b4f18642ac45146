import { proposedInactivity, restsOnInactivity } from '../../../../../licensing/changes/inputItem/inactivity';
import { fromActiveUser } from '../../../../../licensing/usage/activityRow';
import { renewedActivity } from '../../../../../licensing/changes/renewedActivity';
import { held } from '../../../../support/ruleScene';

const license = (reasons: string[], lastActivityDate: string | null = '2026-06-01') => ({
  skuId: 'SKU-A',
  reasons,
  lastActivityDate,
  services: ['teams'],
});

describe('inactivityEvidence', () => {
  it('is what Find Candidates saw of the license', () => {
    const item = {
      licenses: [license(['inactive'])],
      reasons: [{ code: 'inactive' }],
      lastActivityDate: '2026-07-01',
    };
    expect(proposedInactivity(item, 'sku-a')).toEqual({
      lastActivityDate: '2026-06-01',
      services: ['teams'],
    });
    expect(proposedInactivity(item, 'sku-other')).toEqual({ lastActivityDate: '2026-07-01', services: null });
  });

  it.each([
    ['has another reason as well', { licenses: [license(['blocked', 'inactive'])] }],
    ['has another reason only', { licenses: [license(['duplicate'])] }],
    ['says nothing about activity', { id: 'user-1' }],
    [
      'is for another reason altogether',
      { reasons: [{ code: 'guest' }], lastActivityDate: null, inactiveDays: null },
    ],
  ])('is none where the item %s', (_, item) => {
    expect(proposedInactivity(item, 'sku-a')).toBeNull();
    expect(restsOnInactivity(item)).toBe(false);
  });

  it('is also had from items of other operations', () => {
    const item = {
      skuId: 'SKU-A',
      lastActivityDate: '2026-06-01',
      inactiveDays: 170,
      services: ['exchange', 'nonsense'],
    };
    expect(proposedInactivity(item, 'sku-a')).toEqual({
      lastActivityDate: '2026-06-01',
      services: ['exchange'],
    });
    expect(restsOnInactivity(item)).toBe(true);
  });
});

describe('renewedActivity', () => {
  const row = (lastActivityDate: string | null) =>
    fromActiveUser({
      ...{
        userPrincipalName: 'adele@contoso.com',
        displayName: null,
        isDeleted: false,
        deletedDate: null,
        assignedProducts: [],
      },
      ...{
        refreshDate: '2026-11-18',
        raw: null,
        services: { teams: { licensed: true, lastActivityDate, assignedDate: null } },
      },
    });
  const evidence = { lastActivityDate: '2026-06-01', services: null };

  it.each([
    ['later than what was known', '2026-06-02', evidence],
    ['where there was none', '2026-01-01', { ...evidence, lastActivityDate: null }],
  ])('keeps the license for activity %s', (_, date, known) => {
    expect(renewedActivity(held('A'), known, ['teams'], row(date))).toMatchObject({
      reason: 'activeAgain',
      text: expect.stringContaining(date),
    });
  });

  it.each([
    ['the same as before', '2026-06-01'],
    ['none on record', null],
  ])('lets it go for activity that is %s', (_, date) => {
    expect(renewedActivity(held('A'), evidence, ['teams'], row(date))).toBeNull();
  });

  it('looks at the services that were looked at', () => {
    expect(
      renewedActivity(held('A'), { ...evidence, services: ['exchange'] }, ['teams'], row('2026-11-01')),
    ).toBeNull();
  });

  it('leaves it to a person where the fresh report does not know the user', () => {
    expect(renewedActivity(held('A'), evidence, ['teams'], undefined)).toMatchObject({ reason: 'review' });
  });
});
