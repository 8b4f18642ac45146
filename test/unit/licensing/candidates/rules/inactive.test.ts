import { inactive } from '../../../../../licensing/candidates/rules/inactive';
import { held, settings, userFacts, unused } from '../../../../support/ruleScene';

describe('inactive', () => {
  it('names the licenses, the last day and the report it stands on', () => {
    const finding = inactive.evaluate(userFacts([unused('A'), held('D')]), settings());
    expect(finding).toMatchObject({
      text: 'No use of Product A for 170 days: last active on 2026-06-01.',
      evidence: {
        lastActivityDate: '2026-06-01',
        inactiveDays: 170,
        threshold: 90,
        reportRefreshDate: '2026-11-18',
        licenses: [{ skuPartNumber: 'A', services: ['teams'] }],
      },
    });
    expect(finding?.verdicts).toMatchObject([{ license: { skuPartNumber: 'A' }, doubt: null }]);
  });

  it.each(['active', 'neverActive', 'notMeasured'] as const)(
    'does not find a license that is %s',
    (usage) => {
      expect(inactive.evaluate(userFacts([held('A', { usage })]), settings())).toBeNull();
    },
  );

  it('doubts where the license was assigned lately', () => {
    const finding = inactive.evaluate(
      userFacts([unused('A', { assignedSince: '2026-11-10T00:00:00Z' })]),
      settings(),
    );
    expect(finding?.verdicts[0]?.doubt).toBe('Assigned only 10 days ago, after the last activity.');
  });

  it('doubts where a service that was not to count is in use', () => {
    const finding = inactive.evaluate(
      userFacts([unused('A', { recentUseElsewhere: '2026-11-17' })]),
      settings(),
    );
    expect(finding?.verdicts[0]?.doubt).toContain('2026-11-17');
  });
});
