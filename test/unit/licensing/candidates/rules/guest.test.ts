import { guest } from '../../../../../licensing/candidates/rules/guest';
import { held, settings, userFacts } from '../../../../support/ruleScene';

describe('guest', () => {
  it('finds guests with licenses', () => {
    expect(guest.evaluate(userFacts([held('A')], { userType: 'Guest' }), settings())).toMatchObject({
      text: 'A guest account that holds Product A.',
      evidence: { userType: 'Guest', threshold: 90 },
    });
  });

  it.each(['Member', null])('does not find an account of the user type %s', (userType) => {
    expect(guest.evaluate(userFacts([held('A')], { userType }), settings())).toBeNull();
  });
});
