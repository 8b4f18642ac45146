import { deleted } from '../../../../../licensing/candidates/rules/deleted';
import { held, userFacts } from '../../../../support/ruleScene';

describe('deleted', () => {
  it('names the day of the deletion', () => {
    const user = { status: 'deleted', deactivatedDate: '2026-11-01T10:00:00Z' } as const;
    expect(deleted.evaluate(userFacts([held('A')], user))).toMatchObject({
      text: 'Deleted on 2026-11-01, and still listed with Product A.',
      evidence: { deletedDate: '2026-11-01T10:00:00Z' },
    });
  });

  it('does not find accounts that exist, or that hold nothing', () => {
    expect(deleted.evaluate(userFacts([held('A')]))).toBeNull();
    expect(deleted.evaluate(userFacts([], { status: 'deleted' }))).toBeNull();
  });
});
