import { guest } from '../../../../../licensing/candidates/rules/guest';
import { held, userFacts } from '../../../../support/ruleScene';

describe('guest', () => {
  it('finds guests with licenses', () => {
    expect(guest.evaluate(userFacts([held('A')], { userType: 'Guest' }))).toMatchObject({
      text: 'A guest account that holds Product A.',
      evidence: { userType: 'Guest' },
    });
  });

  it.each(['Member', null])('does not find an account of the user type %s', (userType) => {
    expect(guest.evaluate(userFacts([held('A')], { userType }))).toBeNull();
  });
});
