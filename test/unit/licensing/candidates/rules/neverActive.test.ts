import { neverActive } from '../../../../../licensing/candidates/rules/neverActive';
import { held, settings, userFacts } from '../../../../support/ruleScene';

const silent = (assignedDate: string | null) =>
  held('A', {
    usage: 'neverActive',
    lastActivityDate: null,
    inactiveDays: null,
    assignedSince: assignedDate,
  });

describe('neverActive', () => {
  it('finds licenses that were assigned long enough ago', () => {
    const finding = neverActive.evaluate(userFacts([silent('2026-10-21T00:00:00Z')]), settings());
    expect(finding).toMatchObject({
      text: 'No activity on record for Product A.',
      evidence: { minAssignedDays: 30, licenses: [{ assignedDays: 30 }] },
      verdicts: [
        {
          because: 'No use in the 180 days that the reports cover; it was assigned 30 days ago.',
          doubt: null,
        },
      ],
    });
  });

  it('leaves younger assignments in peace', () => {
    expect(neverActive.evaluate(userFacts([silent('2026-10-22T00:00:00Z')]), settings())).toBeNull();
  });

  it('goes by the age of the account where the date of assignment is not known', () => {
    expect(
      neverActive.evaluate(userFacts([silent(null)], { activeDate: '2026-11-01T00:00:00Z' }), settings()),
    ).toBeNull();
    expect(
      neverActive.evaluate(userFacts([silent(null)], { activeDate: '2026-01-01T00:00:00Z' }), settings())
        ?.verdicts[0]?.doubt,
    ).toBeNull();
  });

  it('doubts where neither is known', () => {
    const finding = neverActive.evaluate(userFacts([silent(null)], { activeDate: null }), settings());
    expect(finding?.verdicts[0]?.doubt).toContain('not known how long ago');
  });

  it('does not find licenses that nobody measures', () => {
    expect(neverActive.evaluate(userFacts([held('A', { usage: 'notMeasured' })]), settings())).toBeNull();
  });
});
